import Units

/// The amplification of a pool, which moves in a straight line from one value to another.
///
/// - Units: amplification times n^(n-1), in the dialect's scale; times in seconds since 1970.
/// - Source: curve-contract, `_A`, `ramp_A` and `stop_ramp_A`.
public struct CurveAmplification: Hashable, Sendable {
    /// Value at `initialTime`.
    public var initial: UInt256
    /// Value from `futureTime` on.
    public var future: UInt256
    /// When the change starts.
    public var initialTime: UInt64
    /// When the change is done.
    public var futureTime: UInt64

    /// The shortest change, and the shortest time from one start to the next: a day.
    public static var shortestRamp: UInt64 { 86_400 }
    /// By what factor one change may raise or lower the value.
    public static var greatestChange: UInt256 { 10 }
    /// Below this the target stays, without the dialect's scale.
    public static var limit: UInt256 { 1_000_000 }

    /// Makes an amplification that changes.
    public init(initial: UInt256, future: UInt256, initialTime: UInt64, futureTime: UInt64) {
        self.initial = initial
        self.future = future
        self.initialTime = initialTime
        self.futureTime = futureTime
    }

    /// Makes an amplification that stays.
    public init(_ value: UInt256) {
        self.init(initial: value, future: value, initialTime: 0, futureTime: 0)
    }

    /// Returns the amplification at a time.
    ///
    /// - Rounding: the distance from `initial` down.
    /// - Errors: `arithmetic` before a change that has not started.
    public func value(at time: UInt64) throws(CurveError) -> UInt256 {
        if time >= futureTime { return future }
        return try CurveError.exactly { () throws(ArithmeticError) in
            let passed = try UInt256(time).subtracting(UInt256(initialTime))
            let whole = try UInt256(futureTime).subtracting(UInt256(initialTime))
            let distance = future > initial ? future &- initial : initial &- future
            let moved = try distance.multiplied(by: passed).dividedDown(by: whole)
            return future > initial ? initial &+ moved : initial &- moved
        }
    }

    /// Returns the amplification that moves from where it is at `time` to another value.
    ///
    /// - Parameter target: without the dialect's scale.
    /// - Errors: `rampOutOfBounds` within `shortestRamp` of the last start or before the end, for a target of 0
    ///   or from `limit` on, and beyond `greatestChange`; `arithmetic`.
    public func ramped(
        to target: UInt256, until end: UInt64, at time: UInt64, dialect: CurveDialect
    ) throws(CurveError) -> CurveAmplification {
        let day = CurveAmplification.shortestRamp
        let isInTime = time >= initialTime && time - initialTime >= day && end >= time && end - time >= day
        guard isInTime, !target.isZero, target < CurveAmplification.limit else { throw .rampOutOfBounds }
        let (now, change) = (try value(at: time), CurveAmplification.greatestChange)
        // Both factors are small.
        let future = target &* dialect.amplificationPrecision
        let isNear = try CurveError.exactly { () throws(ArithmeticError) in
            future < now ? future &* change >= now : try future <= now.multiplied(by: change)
        }
        if !isNear { throw .rampOutOfBounds }
        return CurveAmplification(initial: now, future: future, initialTime: time, futureTime: end)
    }

    /// Returns the amplification that stays where it is at `time`.
    public func stopped(at time: UInt64) throws(CurveError) -> CurveAmplification {
        let now = try value(at: time)
        return CurveAmplification(initial: now, future: now, initialTime: time, futureTime: time)
    }
}
