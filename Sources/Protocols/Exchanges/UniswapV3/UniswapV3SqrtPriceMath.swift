import Units

/// The direction of a swap: which token is sold for which.
public enum UniswapV3Direction: Hashable, Sendable, CaseIterable {
    /// The first token is sold and the price falls.
    case zeroForOne
    /// The second token is sold and the price rises.
    case oneForZero
}

/// Amounts between two prices, and prices after an amount.
///
/// - Units: smallest units of each token; roots of prices scaled by 2^96 and below 2^160.
/// - Rounding: as named; a next price against the trader.
/// - Source: v3-core, `libraries/SqrtPriceMath.sol`.
public enum UniswapV3SqrtPriceMath {
    /// Returns the amount of the first token that liquidity holds between two prices, in either order.
    ///
    /// - Rounding: up, in both of its divisions.
    /// - Errors: `priceIsZero` where the lower price is.
    public static func amount0RoundedUp(
        from sqrtAX96: UInt256, to sqrtBX96: UInt256, liquidity: UInt128
    ) throws(UniswapV3Error) -> UInt256 {
        let (lower, upper) = sqrtAX96 < sqrtBX96 ? (sqrtAX96, sqrtBX96) : (sqrtBX96, sqrtAX96)
        if lower.isZero { throw .priceIsZero }
        return try UniswapV3Error.exactly { () throws(ArithmeticError) in
            try UInt256.mulDivUp(UInt256(liquidity) << 96, upper &- lower, upper).dividedUp(by: lower)
        }
    }

    /// Returns the amount of the first token that liquidity holds between two prices, in either order.
    ///
    /// - Rounding: down, in both of its divisions.
    /// - Errors: `priceIsZero` where the lower price is.
    public static func amount0RoundedDown(
        from sqrtAX96: UInt256, to sqrtBX96: UInt256, liquidity: UInt128
    ) throws(UniswapV3Error) -> UInt256 {
        let (lower, upper) = sqrtAX96 < sqrtBX96 ? (sqrtAX96, sqrtBX96) : (sqrtBX96, sqrtAX96)
        if lower.isZero { throw .priceIsZero }
        return try UniswapV3Error.exactly { () throws(ArithmeticError) in
            try UInt256.mulDivDown(UInt256(liquidity) << 96, upper &- lower, upper).dividedDown(by: lower)
        }
    }

    /// Returns the amount of the second token that liquidity holds between two prices, in either order.
    ///
    /// - Rounding: up.
    /// - Errors: `arithmetic` where it leaves 256 bits, which no price below 2^160 reaches.
    public static func amount1RoundedUp(
        from sqrtAX96: UInt256, to sqrtBX96: UInt256, liquidity: UInt128
    ) throws(UniswapV3Error) -> UInt256 {
        let (amount, isExact) = try amount1(sqrtAX96, sqrtBX96, liquidity)
        return isExact ? amount : amount &+ 1
    }

    /// Returns the amount of the second token that liquidity holds between two prices, in either order.
    ///
    /// - Rounding: down.
    /// - Errors: `arithmetic` where it leaves 256 bits, which no price below 2^160 reaches.
    public static func amount1RoundedDown(
        from sqrtAX96: UInt256, to sqrtBX96: UInt256, liquidity: UInt128
    ) throws(UniswapV3Error) -> UInt256 {
        try amount1(sqrtAX96, sqrtBX96, liquidity).amount
    }

    /// A division by 2^96 is a shift, and what it drops says whether it was exact.
    private static func amount1(
        _ sqrtAX96: UInt256, _ sqrtBX96: UInt256, _ liquidity: UInt128
    ) throws(UniswapV3Error) -> (amount: UInt256, isExact: Bool) {
        let distance = sqrtAX96 < sqrtBX96 ? sqrtBX96 &- sqrtAX96 : sqrtAX96 &- sqrtBX96
        let (high, low) = distance.multipliedFullWidth(by: UInt256(liquidity))
        if high.high != 0 || high.low &>> 32 != 0 { throw .arithmetic(.overflow) }
        return (high << 160 | (low >> 96), low.low &<< 32 == 0)
    }
}
