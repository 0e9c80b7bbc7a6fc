import Units

/// The checks that every order goes through before it settles, whoever asks for it.
///
/// - Source: SEC rule 15c3-5 (c)(1) for which risks need a check; the limits are the desk's.
public enum CheckRule: UInt8, CaseIterable, Sendable {
    /// The kill switch is off.
    case killSwitch
    /// Whoever asks may trade.
    case role
    /// No more orders in a second than the limit.
    case orderRate
    /// The quantity is more than nothing.
    case quantity
    /// The quantity is a multiple of the lot.
    case lot
    /// Every price that the order needs is known and fresh.
    case oracleFresh
    /// No price of what is traded waits for confirmation.
    case notHalted
    /// The price asked for is within the band around the reference.
    case priceBand
    /// The value of one order.
    case orderNotional
    /// The value of the orders of the last second.
    case notionalPerSecond
    /// The value of the orders of the last minute.
    case notionalPerMinute
    /// The value of the orders of the day.
    case notionalPerDay
    /// An equal order came within the last two seconds.
    case duplicate
    /// The order is many times the usual size, and needs a typed confirmation.
    case size
    /// The wallet has what the order needs.
    case balance
    /// The health factor after the order.
    case healthFloor
    /// A lowered health factor needs the account's name typed.
    case armed
    /// The value of the position after the order.
    case position
    /// The share of the book that the position is after the order.
    case concentration
    /// No breaker of what is traded, its venue, the account, the agent or the desk is open.
    case breaker
}

/// What a check said, with the numbers that it rested on.
public struct CheckResult: Hashable, Sendable {
    /// What a check says.
    public enum Verdict: UInt8, Sendable {
        case passed, warned, denied
        /// The check does not apply: a way out is never blocked.
        case exempt
    }

    /// The check.
    public var rule: CheckRule
    /// What it says.
    public var verdict: Verdict
    /// The number that was checked, in the unit of the rule.
    public var value: UInt256
    /// What it was held against, in the same unit.
    public var limit: UInt256

    /// Makes a result.
    public init(_ rule: CheckRule, _ verdict: Verdict, value: UInt256 = .zero, limit: UInt256 = .zero) {
        self.rule = rule
        self.verdict = verdict
        self.value = value
        self.limit = limit
    }
}
