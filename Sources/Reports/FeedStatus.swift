import Units

/// How well a piped feed runs: what the header and the overlay of faults show.
public struct FeedStatus: Hashable, Sendable {
    /// What the feed does, the worst that applies.
    public enum Condition: Hashable, Sendable {
        /// Nothing has come yet.
        case waiting
        /// Prices come.
        case live
        /// Nothing usable has come for longer than the limit.
        case silent
        /// Rows come, but no price has changed for minutes.
        case frozen
        /// A source has sent too many bad rows in a row: its prices are not taken.
        case quarantined
        /// The connection is gone and is being made anew.
        case lost
        /// The feed has ended and will not come back.
        case ended
    }

    /// Where the rows come from.
    public var name: SafeText
    /// What the feed does.
    public var condition: Condition
    /// Wall-clock nanoseconds since the last row that was taken; `nil` before the first.
    public var age: Int64?
    /// Wall-clock nanoseconds since any price changed; `nil` before the first.
    public var unchangedFor: Int64?
    /// Rows taken.
    public var takenCount: UInt64 = 0
    /// Rows that could not be used or came too late.
    public var droppedCount: UInt64 = 0
    /// Rows that a newer one of the same instrument replaced before the desk could look at them.
    public var coalescedCount: UInt64 = 0
    /// Rows whose time another price had before.
    public var conflictCount: UInt64 = 0
    /// Sources whose prices are not taken; at most 16.
    public var quarantined: [SafeText] = []
    /// Instruments whose price has not changed for minutes while rows of it came, in words; at most 16.
    public var unchanged: [SafeText] = []
    /// The last problems in words, newest first; at most 16.
    public var problems: [SafeText] = []

    /// Items that each list has at most.
    public static let listedAtMost = 16

    /// Makes the status of a feed of which nothing has come.
    public init(name: SafeText, condition: Condition = .waiting, age: Int64? = nil) {
        self.name = name
        self.condition = condition
        self.age = age
    }
}
