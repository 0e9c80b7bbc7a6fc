import Protocols
import Testing
import Units
import VectorFiles

/// Every case of the vector files on one step of a swap.
struct UniswapV3SwapStepVectorTests {
    @Test func `computed steps are met`() throws {
        try UniswapV3Vectors.expectComputed("univ3_swapmath", Self.answer)
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"),
        arguments: VectorFile.Kind.allCases)
    func `steps beside the project are met`(kind: VectorFile.Kind) throws {
        try UniswapV3Vectors.expectShared("univ3_swapmath", kind, Self.answer)
    }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        guard call.operation == "computeSwapStep" else { throw call.unknownOperation }
        let step = try UniswapV3SwapStep(
            from: call.input.integer("sqrtPX96"), to: call.input.integer("sqrtTargetX96"),
            liquidity: call.input.integer("liquidity"),
            remaining: UniswapV3Request(call.input.integer("amountRemaining")),
            feePips: call.input.integer("feePips"))
        return [
            "sqrtQ": VectorValue(step.sqrtPriceX96), "amountIn": VectorValue(step.amountIn),
            "amountOut": VectorValue(step.amountOut), "feeAmount": VectorValue(step.feeAmount),
        ]
    }
}
