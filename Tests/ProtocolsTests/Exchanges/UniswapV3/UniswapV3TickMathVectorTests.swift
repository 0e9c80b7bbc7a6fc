import Protocols
import Testing
import Units
import VectorFiles

/// Every case of the vector files on ticks and prices.
struct UniswapV3TickMathVectorTests {
    @Test func `computed ticks and prices are met`() throws {
        try UniswapV3Vectors.expectComputed("univ3_tickmath", Self.answer)
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"),
        arguments: VectorFile.Kind.allCases)
    func `ticks and prices beside the project are met`(kind: VectorFile.Kind) throws {
        try UniswapV3Vectors.expectShared("univ3_tickmath", kind, Self.answer)
    }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        switch call.operation {
        case "getSqrtRatioAtTick":
            return VectorValue(try UniswapV3TickMath.sqrtRatio(at: call.input.integer("tick")))
        case "getTickAtSqrtRatio":
            return VectorValue(try UniswapV3TickMath.tick(at: call.input.integer("sqrtPriceX96")))
        default: throw call.unknownOperation
        }
    }
}
