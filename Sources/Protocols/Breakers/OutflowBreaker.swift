import Units

/// Holds back what leaves a vault while too much of it has left.
///
/// Who owns what is locked is the ledger's matter. A call that throws changes nothing.
/// - Units: smallest units; seconds.
/// - Source: DeFi-Circuit-Breaker v1-core, `core/CircuitBreaker.sol` (the reference of ERC-7265).
public struct OutflowBreaker: Hashable, Sendable {
    /// What has come and gone.
    public private(set) var limiter: OutflowLimiter
    /// Seconds after which anybody may lift the limit.
    public let cooldown: UInt64
    /// Whether outflows are held back.
    public private(set) var isRateLimited = false
    /// When they last began to be; 0 before.
    public private(set) var limitedAt: UInt64 = 0
    /// The last second in which nothing is held back anew.
    public private(set) var graceEnd: UInt64 = 0
    /// What is held back.
    public private(set) var locked = UInt256.zero
    /// Whether the vault works; once not, it never does again.
    public private(set) var isOperational = true

    /// Makes a breaker.
    public init(rules: OutflowRules, cooldown: UInt64) {
        limiter = OutflowLimiter(rules: rules)
        self.cooldown = cooldown
    }

    /// What becomes of an outflow.
    public enum Outcome: String, Hashable, Sendable {
        /// It is paid.
        case paid
        /// It is held back.
        case locked
    }

    /// Records what came in.
    ///
    /// - Errors: in this order `exploited`, `arithmetic`.
    public mutating func receive(_ amount: UInt256, at now: UInt64) throws(OutflowError) {
        if !isOperational { throw .exploited }
        try record(OutflowBreaker.signed(amount), at: now)
    }

    /// Records what shall leave, and returns whether it does; what is held back counts as left.
    ///
    /// - Parameter isAllOrNothing: whether to refuse rather than hold back.
    /// - Errors: in this order `exploited`, `arithmetic`, `rateLimited`.
    public mutating func release(
        _ amount: UInt256, isAllOrNothing: Bool, at now: UInt64
    ) throws(OutflowError) -> Outcome {
        if !isOperational { throw .exploited }
        var after = self
        try after.record(.zero &- OutflowBreaker.signed(amount), at: now)
        let isHeld = isRateLimited ? true : try after.trips(at: now)
        if !isHeld {
            self = after
            return .paid
        }
        if isAllOrNothing { throw .rateLimited }
        if !isRateLimited { (after.isRateLimited, after.limitedAt) = (true, now) }
        do { after.locked = try locked.adding(amount) } catch { throw .arithmetic(error) }
        self = after
        return .locked
    }

    /// Pays out what was held back for somebody.
    ///
    /// - Parameter amount: all that the ledger has for him; at most what is locked.
    /// - Errors: in this order `exploited`, `noLockedFunds`, `rateLimited`.
    public mutating func claim(_ amount: UInt256) throws(OutflowError) {
        if !isOperational { throw .exploited }
        if amount.isZero || amount > locked { throw .noLockedFunds }
        if isRateLimited { throw .rateLimited }
        locked = locked &- amount
    }

    /// Moves old changes out of the window.
    ///
    /// - Errors: `arithmetic`.
    public mutating func clearBacklog(at now: UInt64, maximumIterations: UInt64) throws(OutflowError) {
        do { try limiter.clearBacklog(at: now, maximumIterations: maximumIterations) } catch {
            throw .arithmetic(error)
        }
    }

    /// Lifts the limit once the cooldown is over; anybody may.
    ///
    /// - Errors: in this order `notRateLimited`, `arithmetic` where time runs back, `cooldownNotReached`.
    public mutating func liftExpired(at now: UInt64) throws(OutflowError) {
        if !isRateLimited { throw .notRateLimited }
        if now < limitedAt { throw .arithmetic(.underflow) }
        if now - limitedAt < cooldown { throw .cooldownNotReached(remaining: cooldown - (now - limitedAt)) }
        isRateLimited = false
    }

    /// Lifts the limit at once and holds nothing back for a window's length after it began; the admin may.
    ///
    /// - Errors: `notRateLimited`; `arithmetic` where that end is beyond all time.
    public mutating func lift() throws(OutflowError) {
        if !isRateLimited { throw .notRateLimited }
        let (end, isBeyond) = limitedAt.addingReportingOverflow(limiter.rules.period)
        if isBeyond { throw .arithmetic(.overflow) }
        isRateLimited = false
        graceEnd = end
    }

    /// Holds nothing back anew until a time; the admin may.
    ///
    /// - Errors: `invalidGraceEnd` where that is not in the future.
    public mutating func startGrace(until end: UInt64, at now: UInt64) throws(OutflowError) {
        if end <= now { throw .invalidGraceEnd }
        graceEnd = end
    }

    /// Shuts the vault for ever; the admin may.
    public mutating func shut() { isOperational = false }

    /// Returns the seconds until anybody may lift the limit; 0 where that is now, nil where there is none.
    public func remainingCooldown(at now: UInt64) -> UInt64? {
        guard isRateLimited else { return nil }
        let waited = now > limitedAt ? now - limitedAt : 0
        return waited >= cooldown ? 0 : cooldown - waited
    }

    private mutating func record(_ amount: Int256, at now: UInt64) throws(OutflowError) {
        do { try limiter.record(amount, at: now) } catch { throw .arithmetic(error) }
    }

    private func trips(at now: UInt64) throws(OutflowError) -> Bool {
        do { return try limiter.status() == .triggered && now > graceEnd } catch { throw .arithmetic(error) }
    }

    private static func signed(_ amount: UInt256) throws(OutflowError) -> Int256 {
        guard let signed = Int256(exactly: amount) else { throw .arithmetic(.overflow) }
        return signed
    }
}

/// Why a breaker refuses something; nothing has changed then.
public enum OutflowError: Error, Hashable, Sendable {
    /// The vault is shut.
    case exploited
    /// Outflows are held back.
    case rateLimited
    /// Nothing is held back for the caller.
    case noLockedFunds
    /// No limit is on.
    case notRateLimited
    /// The cooldown is not over; so many seconds remain.
    case cooldownNotReached(remaining: UInt64)
    /// A grace period must end in the future.
    case invalidGraceEnd
    /// A number is out of range.
    case arithmetic(ArithmeticError)

    /// The name upstream; nil for `arithmetic`, which upstream names after the operator.
    public var upstreamName: String? {
        switch self {
        case .exploited: "ProtocolWasExploited"
        case .rateLimited: "RateLimited"
        case .noLockedFunds: "NoLockedFunds"
        case .notRateLimited: "NotRateLimited"
        case .cooldownNotReached: "CooldownPeriodNotReached"
        case .invalidGraceEnd: "InvalidGracePeriodEnd"
        case .arithmetic: nil
        }
    }
}
