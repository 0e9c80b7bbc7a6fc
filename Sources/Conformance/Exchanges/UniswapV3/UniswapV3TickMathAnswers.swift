import Protocols
import Units

/// Ticks and prices.
enum UniswapV3TickMathAnswers {
    static let family = VectorFamily("univ3_tickmath") { try answer($0) }

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
