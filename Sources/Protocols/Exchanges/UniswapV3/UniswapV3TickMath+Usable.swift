/// Ticks that a pool can use: the multiples of its spacing.
extension UniswapV3TickMath {
    /// The greatest spacing.
    public static var maximumTickSpacing: Int32 { 16_383 }

    /// Returns the least usable tick.
    ///
    /// - Rounding: toward 0.
    public static func minimumUsableTick(spacing: Int32) -> Int32 { minimumTick / spacing * spacing }

    /// Returns the greatest usable tick.
    ///
    /// - Rounding: toward 0.
    public static func maximumUsableTick(spacing: Int32) -> Int32 { maximumTick / spacing * spacing }

    /// Returns the most liquidity of all ranges that end at one tick, so that all ticks' together fits in 128
    /// bits.
    ///
    /// - Rounding: down.
    public static func maximumLiquidityPerTick(spacing: Int32) -> UInt128 {
        let count = (maximumUsableTick(spacing: spacing) - minimumUsableTick(spacing: spacing)) / spacing + 1
        return .max / UInt128(count)
    }
}
