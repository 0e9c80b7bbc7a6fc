import Units

/// Prices at ticks: a tick is one step of a ten-thousandth of the price.
///
/// - Units: a price is second token per first; its square root is scaled by 2^96 and below 2^160.
/// - Source: v3-core, `libraries/TickMath.sol`.
public enum UniswapV3TickMath {
    /// The least tick.
    public static var minimumTick: Int32 { -887_272 }

    /// The greatest tick.
    public static var maximumTick: Int32 { 887_272 }

    /// The square root of the price at the least tick, the least there is.
    public static var minimumSqrtRatio: UInt256 { 4_295_128_739 }

    /// The square root of the price at the greatest tick; every square root of a price is below it.
    public static var maximumSqrtRatio: UInt256 {
        UInt256(high: 0xFFFD_8963, low: 0xEFD1_FC6A_5064_8849_5D95_1D52_6398_8D26)
    }

    /// Returns the square root of the price at a tick.
    ///
    /// - Rounding: up, from a product whose every step is rounded down; for ticks above 0 it is inverted.
    /// - Errors: `tickOutOfRange`.
    public static func sqrtRatio(at tick: Int32) throws(UniswapV3Error) -> UInt256 {
        if tick < minimumTick || tick > maximumTick { throw .tickOutOfRange }
        return sqrtRatio(atValid: tick)
    }

    /// Returns the greatest tick at which the square root of the price is not above `sqrtPriceX96`.
    ///
    /// - Errors: `priceOutOfRange`.
    public static func tick(at sqrtPriceX96: UInt256) throws(UniswapV3Error) -> Int32 {
        if sqrtPriceX96 < minimumSqrtRatio || sqrtPriceX96 >= maximumSqrtRatio { throw .priceOutOfRange }
        return tick(atValid: sqrtPriceX96)
    }

    static func sqrtRatio(atValid tick: Int32) -> UInt256 {
        var places = tick.magnitude
        if places == 0 { return UInt256(1 << 96 as UInt128) }
        let factors = self.factors
        var ratio = factors[places.trailingZeroBitCount]
        places &= places &- 1
        while places != 0 {
            ratio = ratio.multipliedFullWidth(by: factors[places.trailingZeroBitCount]).high
            places &= places &- 1
        }
        let scaled = tick > 0 ? inverse(of: ratio) : UInt256(ratio)
        return scaled.low & 0xFFFF_FFFF == 0 ? scaled >> 32 : (scaled >> 32) &+ 1
    }

    static func tick(atValid sqrtPriceX96: UInt256) -> Int32 {
        let log = log2RoundedDown(sqrtPriceX96)
        let least = (log &* ticksPerOctave &- margin) &>> estimateBits
        let most = ((log &+ 1) &* ticksPerOctave &+ margin) &>> estimateBits
        if least == most { return Int32(truncatingIfNeeded: least) }
        let candidate = Int32(truncatingIfNeeded: most)
        return sqrtRatio(atValid: candidate) <= sqrtPriceX96 ? candidate : candidate &- 1
    }

    /// Factor for every binary place of a tick: 2^128 over the root of 1.0001 to the power of 2^place, rounded
    /// to the nearest integer; the least place first.
    static let factors: [UInt128] = {
        // 1 / 1.0001 scaled by 2^256: nineteen squarings leave far more exact bits than are asked for.
        var power = UInt256.zero &- UInt256.max.quotientAndRemainder(dividingByWord: 10_001).quotient
        let root = power.squareRootDown()
        let isRootAboveHalf = power &- UInt256.product(root, root) > UInt256(root)
        var factors = [root &+ (isRootAboveHalf ? 1 : 0)]
        for _ in 1..<placeCount {
            factors.append(power.high &+ power.low &>> 127)
            power = power.multipliedFullWidth(by: power).high
        }
        return factors
    }()

    /// Binary places of the greatest tick.
    private static var placeCount: Int { 20 }

    private static func inverse(of ratio: UInt128) -> UInt256 {
        // Only a divisor of 0 fails, and no product of the factors is that small.
        (try? UInt256.max.dividedDown(by: UInt256(ratio))) ?? .max
    }

    /// Returns the binary logarithm of the price's root in units of 2^-16, at most one unit too low.
    ///
    /// The mantissa's 64 bits are squared over and over: each square's carry is the next bit.
    private static func log2RoundedDown(_ sqrtPriceX96: UInt256) -> Int64 {
        let zeros = sqrtPriceX96.leadingZeroBitCount
        var mantissa = UInt64(truncatingIfNeeded: (sqrtPriceX96 << zeros).high &>> 64)
        var log = Int64(255 - 96 - zeros)
        for _ in 0..<16 {
            let (upper, lower) = mantissa.multipliedFullWidth(by: mantissa)
            let carry = upper &>> 63
            log = log &<< 1 | Int64(bitPattern: carry)
            mantissa = carry == 1 ? upper : upper &<< 1 | lower &>> 63
        }
        return log
    }

    /// Ticks in a doubling of the price's root, 2 / log2(1.0001), scaled by 2^24.
    private static var ticksPerOctave: Int64 { 232_593_228_247 }

    /// Scale of an estimate: that of the logarithm and that of `ticksPerOctave`.
    private static var estimateBits: Int64 { 40 }

    /// A hundredth of a tick, far more than the errors of logarithm, scale and ratio beyond the known unit.
    private static var margin: Int64 { (1 &<< estimateBits) / 100 }
}
