import Units

/// What runs, how fast, and how well: the status line.
public struct StatusReport: Sendable {
    /// Where the market comes from.
    public enum Market: Hashable, Sendable {
        /// Simulated from a seed.
        case simulated(seed: UInt64)
        /// Recorded in files.
        case recorded
        /// Piped in from outside, a row a line.
        case piped
    }
    /// Where the market comes from.
    public var market: Market
    /// Desk seconds per second of the wall clock, times 1,000; 0 while paused.
    public var speedMilli: UInt64
    /// The desk's time: that of the newest input.
    public var time: Timestamp
    /// Wall-clock nanoseconds since the newest tick was applied; `nil` before the first.
    public var feedAge: Int64?
    /// How the piped feed runs; `nil` where the market is not piped.
    public var feed: FeedStatus?
    /// Whether every feed has ended: a recorded market that is over.
    public var ended: Bool
    /// Ticks applied.
    public var tickCount: UInt64
    /// Rows of the feeds' files that were malformed or inadmissible and therefore skipped.
    public var skippedRowCount: UInt64
    /// The first of them in words (file, line, column, what was wrong), newest file first; at most 16.
    public var skippedRows: [SafeText]
    /// The last sequence that is on disk.
    public var durableSequence: Sequence64
    /// The journal's state in one word or sentence.
    public var journal: JournalStatus
    /// Bytes per second sent to the terminal, over the last seconds.
    public var outputBytesPerSecond: UInt64
    /// The state hash in hexadecimal once the market has ended; `nil` before.
    public var stateHash: SafeText?
    /// Commands that were applied and are not on disk yet: nobody sees what came of them.
    public var pendingCount: Int
    /// Wall-clock nanoseconds that the oldest of them has been waiting.
    public var journalLag: Int64

    /// Makes a status.
    public init(
        market: Market, speedMilli: UInt64, time: Timestamp, feedAge: Int64? = nil, feed: FeedStatus? = nil,
        ended: Bool = false,
        tickCount: UInt64 = 0, skippedRowCount: UInt64 = 0, skippedRows: [SafeText] = [],
        durableSequence: Sequence64 = 0, journal: JournalStatus = .off, outputBytesPerSecond: UInt64 = 0,
        stateHash: SafeText? = nil, pendingCount: Int = 0, journalLag: Int64 = 0
    ) {
        self.market = market
        self.speedMilli = speedMilli
        self.time = time
        self.feedAge = feedAge
        self.feed = feed
        self.ended = ended
        self.tickCount = tickCount
        self.skippedRowCount = skippedRowCount
        self.skippedRows = skippedRows
        self.durableSequence = durableSequence
        self.journal = journal
        self.outputBytesPerSecond = outputBytesPerSecond
        self.stateHash = stateHash
        self.pendingCount = pendingCount
        self.journalLag = journalLag
    }
}

/// The journal's state.
public enum JournalStatus: Hashable, Sendable {
    /// `--no-journal`: nothing is kept.
    case off
    /// Batches are being committed.
    case writing
    /// Resumed at a sequence that was on disk.
    case resumed(Sequence64)
    /// The journal cannot be written, or is another desk's: the desk watches and takes no commands. The reason in one sentence.
    case readOnly(SafeText)
}
