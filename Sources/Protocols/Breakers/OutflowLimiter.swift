import Units

/// How much of a token has come and gone within a window, against what there was before it.
///
/// Changes are kept by ticks. They leave the window lazily: when the first of them is out of it as another comes,
/// or when the backlog is cleared. A call that throws changes nothing.
/// - Units: smallest units, signed; seconds.
/// - Source: DeFi-Circuit-Breaker v1-core, `utils/LimiterLib.sol` (the reference of ERC-7265).
public struct OutflowLimiter: Hashable, Sendable {
    /// The settings.
    public let rules: OutflowRules
    /// What there was before the window.
    public private(set) var liquidityTotal = Int256.zero
    /// What has changed within it.
    public private(set) var liquidityInPeriod = Int256.zero
    /// Oldest first. A window that all changes have left holds one change of 0 at the time of that, as upstream
    /// keeps a head there without a node.
    public private(set) var changes: [Change] = []

    /// What came in less what left in one tick.
    public struct Change: Hashable, Sendable {
        /// The tick's first second.
        public let time: UInt64
        /// What changed, in smallest units.
        public internal(set) var amount: Int256

        /// Makes a change.
        public init(time: UInt64, amount: Int256) { (self.time, self.amount) = (time, amount) }
    }

    /// Makes the limiter of a token of which there is so much before the window; nothing unless said otherwise.
    ///
    /// - Parameter changes: what has changed since, oldest first; what does not fit 256 bits wraps around.
    public init(rules: OutflowRules, liquidity: Int256 = .zero, changes: [Change] = []) {
        self.rules = rules
        (liquidityTotal, self.changes) = (liquidity, changes)
        liquidityInPeriod = changes.reduce(.zero) { $0 &+ $1.amount }
    }

    /// The time of the first change in the window; 0 before any.
    public var head: UInt64 { changes.first?.time ?? 0 }

    /// The time of the last change in the window; 0 before any.
    public var tail: UInt64 { changes.last?.time ?? 0 }

    /// Whether too much has left, or too little was ever there to say.
    public enum Status: String, CaseIterable, Hashable, Sendable {
        /// There was too little before the window.
        case inactive = "Inactive"
        /// Enough remains.
        case ok = "Ok"
        /// Too much has left.
        case triggered = "Triggered"
    }

    /// Returns whether too much has left.
    ///
    /// A total below 0 is a huge one for the threshold, and so it never keeps the limiter inactive.
    /// - Rounding: what must remain is rounded toward 0.
    /// - Errors: where a sum or product leaves 256 bits with a sign.
    public func status() throws(ArithmeticError) -> Status {
        if rules.beginThreshold > liquidityTotal.bits { return .inactive }
        let future = try liquidityTotal.adding(liquidityInPeriod)
        let least = try liquidityTotal.multiplied(by: Int256(Int128(rules.minimumRetained)))
            .dividedTowardZero(by: OutflowLimiter.whole)
        return future < least ? .triggered : .ok
    }

    /// Records what came in, or what left as a negative amount.
    ///
    /// - Errors: where a sum leaves 256 bits with a sign, or time runs back.
    public mutating func record(_ amount: Int256, at now: UInt64) throws(ArithmeticError) {
        var limiter = self
        limiter.liquidityInPeriod = try liquidityInPeriod.adding(amount)
        if let first = changes.first {
            if now < first.time { throw .underflow }
            if now - first.time >= rules.period { try limiter.clear(at: now, most: .max) }
        }
        let tick = now - now % rules.tickLength
        if let last = limiter.changes.last, last.time == tick {
            limiter.changes[limiter.changes.count - 1].amount = try last.amount.adding(amount)
        } else {
            limiter.changes.append(Change(time: tick, amount: amount))
        }
        self = limiter
    }

    /// Moves at most so many changes out of the window that have been in it for its whole length.
    ///
    /// - Errors: where a sum leaves 256 bits with a sign, or time runs back.
    public mutating func clearBacklog(
        at now: UInt64, maximumIterations: UInt64
    ) throws(ArithmeticError) {
        if now < head { throw .underflow }
        var limiter = self
        try limiter.clear(at: now, most: maximumIterations)
        self = limiter
    }

    private mutating func clear(at now: UInt64, most: UInt64) throws(ArithmeticError) {
        var (moved, count) = (Int256.zero, 0)
        for change in changes {
            if now < change.time { throw .underflow }
            if UInt64(count) >= most || now - change.time < rules.period { break }
            moved = try moved.adding(change.amount)
            count += 1
        }
        changes.removeFirst(count)
        if changes.isEmpty { changes = [Change(time: now, amount: .zero)] }
        liquidityTotal = try liquidityTotal.adding(moved)
        liquidityInPeriod = try liquidityInPeriod.subtracting(moved)
    }

    static let whole = Int256(10_000 as Int128)
}

/// The settings of a limiter.
public struct OutflowRules: Hashable, Sendable {
    /// Length of the window in seconds; above 0.
    public let period: UInt64
    /// Seconds whose changes are kept as one; above 0.
    public let tickLength: UInt64
    /// What must remain of what there was before the window, in basis points; above 0, at most all.
    public let minimumRetained: UInt32
    /// What there must have been for the limiter to begin.
    public let beginThreshold: UInt256

    /// Makes settings, or nil where they are out of range.
    public init?(period: UInt64, tickLength: UInt64, minimumRetained: UInt32, beginThreshold: UInt256) {
        guard period > 0, tickLength > 0, (1...10_000).contains(minimumRetained) else { return nil }
        self.period = period
        self.tickLength = tickLength
        self.minimumRetained = minimumRetained
        self.beginThreshold = beginThreshold
    }
}
