import Protocols
import Units

/// One step of a swap.
enum UniswapV3SwapStepAnswers {
    static let family = VectorFamily("univ3_swapmath") { try answer($0) }

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
