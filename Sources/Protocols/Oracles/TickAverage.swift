import Units

/// Averages of a concentrated-liquidity pool's ticks over time, and what they are worth.
///
/// - Rounding: ticks toward minus infinity, amounts down.
/// - Source: v3-periphery, `OracleLibrary.sol`.
public enum TickAverage {
    /// A tick with the weight that a pool has.
    public struct WeightedTick: Hashable, Sendable {
        /// The tick.
        public var tick: Int32
        /// Its weight, liquidity as a rule; `uint128` upstream.
        public var weight: UInt128

        /// Makes a weighted tick.
        public init(tick: Int32, weight: UInt128) {
            self.tick = tick
            self.weight = weight
        }
    }

    /// Returns the mean tick over `seconds` in which the accumulator moved by `delta`.
    ///
    /// - Errors: `divisionByZero` for no seconds.
    public static func mean(
        ofCumulative delta: Int64, overSeconds seconds: UInt32
    ) throws(ArithmeticError) -> Int64 {
        Int64(try floored(Int256(Int128(delta)), by: Int256(Int128(seconds))))
    }

    /// Returns the mean of ticks by weight.
    ///
    /// - Errors: `divisionByZero` where all weights together are 0.
    public static func weightedMean(of ticks: [WeightedTick]) throws(ArithmeticError) -> Int32 {
        var (sum, weights) = (Int256.zero, Int256.zero)
        for each in ticks {
            let weight = Int256(bits: UInt256(each.weight))
            sum = try sum.adding(weight.multiplied(by: Int256(Int128(each.tick))))
            weights = try weights.adding(weight)
        }
        return Int32(try floored(sum, by: weights))
    }

    /// Returns what `amount` of the base token is worth at a square root of the price.
    ///
    /// - Parameters:
    ///   - amount: smallest units; `uint128` upstream.
    ///   - sqrtPrice: square root of second token per first, scaled by 2^96, `uint160` upstream.
    ///   - isBaseFirst: whether the base token is the pool's first.
    /// - Errors: `divisionByZero` at a price of 0; `overflow` where the quote needs more than 256 bits.
    public static func quote(
        _ amount: UInt128, sqrtPrice: UInt256, isBaseFirst: Bool
    ) throws(ArithmeticError) -> UInt256 {
        let amount = UInt256(amount)
        if sqrtPrice.high == 0 {
            let ratio = UInt256.product(sqrtPrice.low, sqrtPrice.low)
            return isBaseFirst
                ? try UInt256.mulDivDown(ratio, amount, UInt256(1) << 192)
                : try UInt256.mulDivDown(UInt256(1) << 192, amount, ratio)
        }
        // The square of a longer root needs 64 bits less, or it would not fit.
        let ratio = try UInt256.mulDivDown(sqrtPrice, sqrtPrice, UInt256(1) << 64)
        return isBaseFirst
            ? try UInt256.mulDivDown(ratio, amount, UInt256(1) << 128)
            : try UInt256.mulDivDown(UInt256(1) << 128, amount, ratio)
    }

    /// Returns a quotient rounded toward minus infinity; the divisor is not negative, the quotient a tick.
    private static func floored(_ sum: Int256, by divisor: Int256) throws(ArithmeticError) -> Int128 {
        let (size, remainder) = try sum.magnitude.quotientAndRemainder(dividingBy: divisor.bits)
        let quotient = Int128(truncatingIfNeeded: size.low)
        if !sum.isNegative { return quotient }
        return remainder.isZero ? -quotient : -quotient - 1
    }
}
