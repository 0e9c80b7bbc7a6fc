import Units

/// One line of a desk's history: something that happened to an order, a settlement, an alert, or the desk itself.
public struct HistoryEntry: Hashable, Sendable {
    /// What it is a line of.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// An order was accepted, refused, filled, taken off, or ran out.
        case order
        /// Movements happened, all of them at once.
        case settlement
        /// An alert was raised, seen, or is over; an account fell below its line or was liquidated.
        case alert
        /// The kill switch, what happened to instruments and escrows, and commands that were refused.
        case desk
    }

    /// The sequence at which its record ends.
    public var record: Sequence64
    /// The desk's time; that of the wall clock for the kill switch.
    public var time: Timestamp
    /// What it is a line of.
    public var kind: Kind
    /// Number of the order, the settlement or the alert; nil where there is none.
    public var number: UInt64?
    /// The account, the instrument or the feed that it is about; empty where there is none.
    public var account: SafeText
    /// What happened, in a word or two.
    public var event: SafeText
    /// What it was about, with its figures.
    public var details: SafeText

    /// Makes an entry.
    public init(
        record: Sequence64, time: Timestamp, kind: Kind, number: UInt64? = nil, account: SafeText = "",
        event: SafeText, details: SafeText = ""
    ) {
        self.record = record
        self.time = time
        self.kind = kind
        self.number = number
        self.account = account
        self.event = event
        self.details = details
    }
}
