import Units

/// What Morpho's adaptive curve says of a market: the borrow rate, and where its own scale has moved to.
///
/// The curve meets the rate at target at a utilization of 90 %, a quarter of it at 0 and four times it at 100 %.
/// While the utilization is off its target, the rate at target moves, by at most 50 e-folds a year.
///
/// - Units: WADs; rates per second.
/// - Rounding: toward 0 at each step, as the contract.
/// - Source: morpho-blue-irm, `adaptive-curve-irm/AdaptiveCurveIrm.sol`.
public struct MorphoAdaptiveCurve: Hashable, Sendable {
    /// What is owed over what is supplied; 0 where nothing is supplied.
    public let utilization: UInt256
    /// The distance of the utilization from 90 %, in shares of the way to 0 % or to 100 %.
    public let error: Int256
    /// The mean of the borrow rate over the time that has passed.
    public let averageBorrowRate: UInt256
    /// The rate at target at the end of that time.
    public let endRateAtTarget: UInt256

    /// 4 % a year, the rate at target of a new market.
    public static let initialRateAtTarget: UInt256 = 1_268_391_679

    /// Reads the curve.
    ///
    /// - Parameters:
    ///   - startRateAtTarget: as it was left, 0 at the first reading.
    ///   - elapsed: seconds since then.
    /// - Errors: `overflow` far beyond what 128-bit totals and a clock can give.
    public init(
        supplied: UInt256, borrowed: UInt256, startRateAtTarget: UInt256, elapsed: UInt64
    ) throws(ArithmeticError) {
        utilization = supplied.isZero ? 0 : try MorphoMath.wadDivideDown(borrowed, supplied)
        error = try MorphoAdaptiveCurve.error(utilization: Self.signed(utilization))
        let rates = try MorphoAdaptiveCurve.move(
            Self.signed(startRateAtTarget), error: error, elapsed: elapsed)
        averageBorrowRate = try MorphoAdaptiveCurve.rate(atTarget: rates.average, error: error).magnitude
        endRateAtTarget = rates.end.magnitude
    }

    private static func error(utilization: Int256) throws(ArithmeticError) -> Int256 {
        let room = utilization > targetUtilization ? wad &- targetUtilization : targetUtilization
        return try divided(utilization.subtracting(targetUtilization), by: room)
    }

    private static func move(
        _ start: Int256, error: Int256, elapsed: UInt64
    ) throws(ArithmeticError) -> (average: Int256, end: Int256) {
        if start == 0 { return (initial, initial) }
        let speed = try product(adjustmentSpeed, error)
        let exponent = try speed.multiplied(by: Int256(Int128(elapsed)))
        if exponent == 0 { return (start, start) }
        let end = try moved(start, exponent: exponent)
        let middle = try moved(start, exponent: exponent.dividedTowardZero(by: 2))
        let sum = try start.adding(end).adding(middle.adding(middle))
        return (try sum.dividedTowardZero(by: 4), end)
    }

    private static func moved(_ start: Int256, exponent: Int256) throws(ArithmeticError) -> Int256 {
        let rate = try product(start, MorphoExponential.value(of: exponent))
        return max(least, min(rate, most))
    }

    private static func rate(atTarget rate: Int256, error: Int256) throws(ArithmeticError) -> Int256 {
        let slope = error.isNegative ? slopeBelow : slopeAbove
        return try product(product(slope, error).adding(wad), rate)
    }

    private static func product(_ a: Int256, _ b: Int256) throws(ArithmeticError) -> Int256 {
        try a.multiplied(by: b).dividedTowardZero(by: wad)
    }

    private static func divided(_ a: Int256, by b: Int256) throws(ArithmeticError) -> Int256 {
        try a.multiplied(by: wad).dividedTowardZero(by: b)
    }

    private static func signed(_ value: UInt256) throws(ArithmeticError) -> Int256 {
        guard let signed = Int256(exactly: value) else { throw .overflow }
        return signed
    }

    private static let wad = MorphoExponential.wad
    private static let targetUtilization: Int256 = 900_000_000_000_000_000
    /// 50 a year.
    private static let adjustmentSpeed: Int256 = 1_585_489_599_188
    private static let slopeBelow: Int256 = 750_000_000_000_000_000
    private static let slopeAbove: Int256 = 3_000_000_000_000_000_000
    private static let initial = Int256(bits: initialRateAtTarget)
    /// 0.1 % a year.
    private static let least: Int256 = 31_709_791
    /// 200 % a year.
    private static let most: Int256 = 63_419_583_967
}
