import Units

/// What liquidity a deposit buys in a range, and what a range's liquidity is made of.
///
/// - Units: smallest units of each token; roots of prices scaled by 2^96 and below 2^160.
/// - Source: v3-periphery, `libraries/LiquidityAmounts.sol`; v3-sdk, `utils/maxLiquidityForAmounts.ts`.
public enum UniswapV3LiquidityAmounts {
    /// Returns the most liquidity that amounts buy, as the router computes it.
    ///
    /// - Rounding: down twice where the first token binds, so that `greatestLiquidity` may be more.
    /// - Errors: `arithmetic` where it needs more than 128 bits, or a step more than 256; also for a range of
    ///   one price.
    public static func liquidity(
        for amounts: UniswapV3Amounts, at sqrtPriceX96: UInt256, in range: UniswapV3PriceRange
    ) throws(UniswapV3Error) -> UInt128 {
        let (lower, upper) = (range.sqrtLowerX96, range.sqrtUpperX96)
        return try UniswapV3Error.exactly { () throws(ArithmeticError) in
            if sqrtPriceX96 <= lower {
                return try fitting(liquidity0(amounts.amount0, lower, upper))
            }
            if sqrtPriceX96 >= upper {
                return try fitting(liquidity1(amounts.amount1, lower, upper))
            }
            return min(
                try fitting(liquidity0(amounts.amount0, sqrtPriceX96, upper)),
                try fitting(liquidity1(amounts.amount1, lower, sqrtPriceX96)))
        }
    }

    /// Returns the most liquidity that amounts buy with every digit kept until the last division.
    ///
    /// - Rounding: down once.
    /// - Errors: `arithmetic` where it needs more than 256 bits; also for a range of one price.
    public static func greatestLiquidity(
        for amounts: UniswapV3Amounts, at sqrtPriceX96: UInt256, in range: UniswapV3PriceRange
    ) throws(UniswapV3Error) -> UInt256 {
        try greatest(amounts, sqrtPriceX96, range, liquidity0: preciseLiquidity0)
    }

    /// Returns the liquidity of `liquidity` where no step is held to 256 bits but the result.
    ///
    /// - Rounding: down, twice where the first token binds.
    /// - Errors: `arithmetic` where it needs more than 256 bits; also for a range of one price.
    public static func greatestRouterLiquidity(
        for amounts: UniswapV3Amounts, at sqrtPriceX96: UInt256, in range: UniswapV3PriceRange
    ) throws(UniswapV3Error) -> UInt256 {
        try greatest(amounts, sqrtPriceX96, range, liquidity0: liquidity0)
    }

    /// Returns what liquidity in a range is made of at a price.
    ///
    /// - Rounding: down.
    /// - Errors: `priceIsZero` for a range from 0; `arithmetic` where a step leaves 256 bits.
    public static func amounts(
        for liquidity: UInt128, at sqrtPriceX96: UInt256, in range: UniswapV3PriceRange
    ) throws(UniswapV3Error) -> UniswapV3Amounts {
        let (lower, upper) = (range.sqrtLowerX96, range.sqrtUpperX96)
        let price = min(max(sqrtPriceX96, lower), upper)
        return UniswapV3Amounts(
            amount0: price == upper
                ? .zero
                : try UniswapV3SqrtPriceMath.amount0RoundedDown(from: price, to: upper, liquidity: liquidity),
            amount1: try UniswapV3SqrtPriceMath.amount1RoundedDown(
                from: lower, to: price, liquidity: liquidity))
    }

    private static var scale: UInt256 { UInt256(1 << 96 as UInt128) }

    private static func liquidity0(
        _ amount: UInt256, _ lower: UInt256, _ upper: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try UInt256.mulDivDown(amount, UInt256.mulDivDown(lower, upper, scale), upper &- lower)
    }

    private static func liquidity1(
        _ amount: UInt256, _ lower: UInt256, _ upper: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try UInt256.mulDivDown(amount, scale, upper &- lower)
    }

    /// Returns `amount * lower * upper / (2^96 * (upper - lower))`.
    ///
    /// The first product is divided with its rest kept, and the rest's share is what the second one lacks.
    private static func preciseLiquidity0(
        _ amount: UInt256, _ lower: UInt256, _ upper: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        let distance = upper &- lower
        let (whole, rest) = try UInt256.mulDiv(amount, lower, distance)
        let share = try UInt256.mulDivDown(rest, upper, distance)
        let (high, low) = whole.multipliedFullWidth(by: upper)
        let (sum, carry) = low.addingReportingOverflow(share)
        let top = high &+ UInt256(carry ? 1 : 0 as UInt128)
        if !(top >> 96).isZero { throw .overflow }
        return top << 160 | (sum >> 96)
    }

    private typealias Liquidity0 = (UInt256, UInt256, UInt256) throws(ArithmeticError) -> UInt256

    private static func greatest(
        _ amounts: UniswapV3Amounts, _ sqrtPriceX96: UInt256, _ range: UniswapV3PriceRange,
        liquidity0: Liquidity0
    ) throws(UniswapV3Error) -> UInt256 {
        let (lower, upper) = (range.sqrtLowerX96, range.sqrtUpperX96)
        if lower == upper { throw .arithmetic(.divisionByZero) }
        let price = min(max(sqrtPriceX96, lower), upper)
        // What does not fit does not bind: it is nil until nothing else binds either.
        let by0 = price < upper ? try? liquidity0(amounts.amount0, price, upper) : nil
        let by1 = price > lower ? try? liquidity1(amounts.amount1, lower, price) : nil
        guard let least = [by0, by1].compactMap(\.self).min() else { throw .arithmetic(.overflow) }
        return least
    }

    private static func fitting(_ liquidity: UInt256) throws(ArithmeticError) -> UInt128 {
        guard let liquidity = UInt128(exactly: liquidity) else { throw .overflow }
        return liquidity
    }
}

/// A range of prices.
///
/// - Units: roots of prices scaled by 2^96.
public struct UniswapV3PriceRange: Hashable, Sendable {
    /// Root of the lower price.
    public let sqrtLowerX96: UInt256
    /// Root of the upper price.
    public let sqrtUpperX96: UInt256

    /// Makes the range between two prices, in either order.
    public init(_ sqrtAX96: UInt256, _ sqrtBX96: UInt256) {
        sqrtLowerX96 = min(sqrtAX96, sqrtBX96)
        sqrtUpperX96 = max(sqrtAX96, sqrtBX96)
    }
}
