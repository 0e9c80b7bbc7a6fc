import Units

/// Powers, exponentials and logarithms as Balancer computes them, to the last unit.
///
/// An argument is taken apart into powers of e by powers of two, whose values stand in a table, and a small rest
/// for which a short series is exact enough.
/// - Units: 18 decimals in and out; 20 within, and 36 for logarithms of numbers near 1.
/// - Rounding: every division toward 0, as the contract's.
/// - Source: balancer-v2-monorepo, `solidity-utils/contracts/math/LogExpMath.sol`.
public enum BalancerLogExp {
    /// The least exponent: -41.
    public static var minimumExponent: Int256 { -41_000_000_000_000_000_000 }
    /// The greatest exponent: 130.
    public static var maximumExponent: Int256 { 130_000_000_000_000_000_000 }
    /// Exponents of `power` stay below this: 2^254 / 1e20.
    public static var mildExponentBound: UInt256 {
        UInt256(high: 1 << 126, low: 0).quotientAndRemainder(dividingByWord: 10_000_000_000)
            .quotient.quotientAndRemainder(dividingByWord: 10_000_000_000).quotient
    }

    static var one18: Int256 { 1_000_000_000_000_000_000 }
    static var one20: Int256 { 100_000_000_000_000_000_000 }
    static var one36: Int256 { 1_000_000_000_000_000_000_000_000_000_000_000_000 }

    /// A power of two, and e raised to it.
    struct Entry: Sendable {
        let exponent: Int256
        let power: Int256
    }

    /// 128 and 64: exponents with 18 decimals, powers without any.
    static let greatEntries = [
        Entry(
            exponent: 128_000_000_000_000_000_000,
            power: 388_770_840_599_459_509_222 &* 100_000_000_000_000_000_000_000_000_000_000_000),
        Entry(exponent: 64_000_000_000_000_000_000, power: 6_235_149_080_811_616_882_910_000_000),
    ]

    /// 32 down to 1/16, with 20 decimals.
    static let entries = [
        Entry(
            exponent: 3_200_000_000_000_000_000_000,
            power: 7_896_296_018_268_069_516_100_000_000_000_000),
        Entry(exponent: 1_600_000_000_000_000_000_000, power: 888_611_052_050_787_263_676_000_000),
        Entry(exponent: 800_000_000_000_000_000_000, power: 298_095_798_704_172_827_474_000),
        Entry(exponent: 400_000_000_000_000_000_000, power: 5_459_815_003_314_423_907_810),
        Entry(exponent: 200_000_000_000_000_000_000, power: 738_905_609_893_065_022_723),
        Entry(exponent: 100_000_000_000_000_000_000, power: 271_828_182_845_904_523_536),
        Entry(exponent: 50_000_000_000_000_000_000, power: 164_872_127_070_012_814_685),
        Entry(exponent: 25_000_000_000_000_000_000, power: 128_402_541_668_774_148_407),
        Entry(exponent: 12_500_000_000_000_000_000, power: 113_314_845_306_682_631_683),
        Entry(exponent: 6_250_000_000_000_000_000, power: 106_449_445_891_785_942_956),
    ]

    /// Exponentials do without the two least entries.
    static let exponentialEntries = entries.prefix(8)

    /// Returns x to the power of y; 1 for an exponent of 0, even of 0.
    ///
    /// - Errors: `xOutOfBounds` from 2^255 on, `yOutOfBounds` from `mildExponentBound` on, `productOutOfBounds`
    ///   where the logarithm of the result is out of the bounds of an exponent.
    public static func power(_ x: UInt256, _ y: UInt256) throws(BalancerError) -> UInt256 {
        if y.isZero { return one18.bits }
        if x.isZero { return .zero }
        guard let base = Int256(exactly: x) else { throw .xOutOfBounds }
        guard y < mildExponentBound, let exponent = Int256(exactly: y) else { throw .yOutOfBounds }
        let product = try BalancerError.exactly { () throws(ArithmeticError) in
            try logarithm(of: base, times: exponent)
        }
        guard product >= minimumExponent, product <= maximumExponent else { throw .productOutOfBounds }
        return try exponential(product).bits
    }

    /// Returns e to the power of x.
    ///
    /// - Errors: `invalidExponent` below `minimumExponent` and above `maximumExponent`.
    public static func exponential(_ x: Int256) throws(BalancerError) -> Int256 {
        guard x >= minimumExponent, x <= maximumExponent else { throw .invalidExponent }
        return try BalancerError.exactly { () throws(ArithmeticError) in
            x.isNegative
                ? try one36.dividedTowardZero(by: positiveExponential(x.negated()))
                : try positiveExponential(x)
        }
    }

    /// Returns the natural logarithm.
    ///
    /// - Errors: `outOfBounds` for 0 and below.
    public static func naturalLogarithm(_ a: Int256) throws(BalancerError) -> Int256 {
        guard a > .zero else { throw .outOfBounds }
        return try BalancerError.exactly { () throws(ArithmeticError) in
            isNearOne(a)
                ? try fineLogarithm(a).dividedTowardZero(by: one18) : try coarseLogarithm(a)
        }
    }

    /// Whether a number is within a tenth of 1, exclusive.
    private static func isNearOne(_ x: Int256) -> Bool {
        let tenth: Int256 = 100_000_000_000_000_000
        return one18 &- tenth < x && x < one18 &+ tenth
    }

    /// The logarithm of x times y, with 18 decimals.
    private static func logarithm(of x: Int256, times y: Int256) throws(ArithmeticError) -> Int256 {
        guard isNearOne(x) else { return try scaled(coarseLogarithm(x), y, by: one18) }
        // 36 decimals times y might not fit: the upper and the lower 18 are multiplied by themselves.
        let logarithm = try fineLogarithm(x)
        let upper = try logarithm.dividedTowardZero(by: one18).multiplied(by: y)
        let lower = try scaled(logarithm.remainder(dividingBy: one18), y, by: one18)
        return try upper.adding(lower).dividedTowardZero(by: one18)
    }
}

/// The series.
extension BalancerLogExp {
    fileprivate static func positiveExponential(_ x: Int256) throws(ArithmeticError) -> Int256 {
        var (rest, whole) = (x, 1 as Int256)
        if let entry = greatEntries.first(where: { x >= $0.exponent }) {
            (rest, whole) = (try x.subtracting(entry.exponent), entry.power)
        }
        rest = try rest.multiplied(by: 100)
        var product = one20
        for entry in exponentialEntries where rest >= entry.exponent {
            rest = try rest.subtracting(entry.exponent)
            product = try scaled(product, entry.power, by: one20)
        }
        // 1 + x + x^2 / 2! + ... + x^12 / 12!
        var (sum, term) = (try one20.adding(rest), rest)
        for divisor in 2...12 as ClosedRange<Int128> {
            term = try scaled(term, rest, by: one20).dividedTowardZero(by: Int256(divisor))
            sum = try sum.adding(term)
        }
        return try scaled(product, sum, by: one20).multiplied(by: whole).dividedTowardZero(by: 100)
    }

    fileprivate static func coarseLogarithm(_ a: Int256) throws(ArithmeticError) -> Int256 {
        if a < one18 { return try coarseLogarithm(one36.dividedTowardZero(by: a)).negated() }
        var (rest, sum) = (a, Int256.zero)
        for entry in greatEntries where try rest >= entry.power.multiplied(by: one18) {
            rest = try rest.dividedTowardZero(by: entry.power)
            sum = try sum.adding(entry.exponent)
        }
        sum = try sum.multiplied(by: 100)
        rest = try rest.multiplied(by: 100)
        for entry in entries where rest >= entry.power {
            rest = try rest.multiplied(by: one20).dividedTowardZero(by: entry.power)
            sum = try sum.adding(entry.exponent)
        }
        return try sum.adding(logarithmSeries(rest, one: one20, lastDivisor: 11))
            .dividedTowardZero(by: 100)
    }

    /// With 36 decimals, of a number of 18.
    fileprivate static func fineLogarithm(_ x: Int256) throws(ArithmeticError) -> Int256 {
        try logarithmSeries(x.multiplied(by: one18), one: one36, lastDivisor: 15)
    }

    /// 2 (z + z^3 / 3 + z^5 / 5 + ...), where z = (a - 1) / (a + 1).
    private static func logarithmSeries(
        _ a: Int256, one: Int256, lastDivisor: Int128
    ) throws(ArithmeticError) -> Int256 {
        let z = try a.subtracting(one).multiplied(by: one).dividedTowardZero(by: a.adding(one))
        let square = try scaled(z, z, by: one)
        var (sum, numerator) = (z, z)
        for divisor in stride(from: 3, through: lastDivisor, by: 2) {
            numerator = try scaled(numerator, square, by: one)
            sum = try sum.adding(numerator.dividedTowardZero(by: Int256(divisor)))
        }
        return try sum.multiplied(by: 2)
    }

    fileprivate static func scaled(
        _ a: Int256, _ b: Int256, by scale: Int256
    ) throws(ArithmeticError) -> Int256 {
        try a.multiplied(by: b).dividedTowardZero(by: scale)
    }
}
