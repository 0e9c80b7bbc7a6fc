import Protocols
import Units

/// Amounts between prices and prices after amounts.
enum UniswapV3SqrtPriceMathAnswers {
    static let family = VectorFamily("univ3_sqrtpricemath") { try answer($0) }

    private typealias Math = UniswapV3SqrtPriceMath

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let price: UInt256 = try call.input.integer("sqrtPX96")
        let liquidity: UInt128 = try call.input.integer("liquidity")
        switch call.operation {
        case "getNextSqrtPriceFromInput":
            return VectorValue(
                try Math.nextSqrtPrice(
                    from: price, liquidity: liquidity, amountIn: call.input.integer("amount"),
                    direction: call.input.direction()))
        case "getNextSqrtPriceFromOutput":
            return VectorValue(
                try Math.nextSqrtPrice(
                    from: price, liquidity: liquidity, amountOut: call.input.integer("amount"),
                    direction: call.input.direction()))
        case "getAmount0Delta", "getAmount1Delta":
            let end: UInt256 = try call.input.integer("sqrtQX96")
            let amount =
                switch (call.operation, try call.input.flag("roundUp")) {
                case ("getAmount0Delta", true): Math.amount0RoundedUp
                case ("getAmount0Delta", false): Math.amount0RoundedDown
                case (_, true): Math.amount1RoundedUp
                case (_, false): Math.amount1RoundedDown
                }
            return VectorValue(try amount(price, end, liquidity))
        default: throw call.unknownOperation
        }
    }
}

extension VectorValue {
    /// Returns the direction of a swap.
    func direction() throws(VectorFault) -> UniswapV3Direction {
        try flag("zeroForOne") ? .zeroForOne : .oneForZero
    }
}
