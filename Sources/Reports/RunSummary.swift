import Units

/// What a run came to: the last line of a replay.
public struct RunSummary: Hashable, Sendable {
    /// Accounts in the book.
    public var accountCount: Int
    /// Ticks applied since the run began.
    public var tickCount: UInt64
    /// Accounts that have been below their line.
    public var crossingCount: Int
    /// SHA-256 of the canonical state, in hexadecimal.
    public var stateHash: SafeText

    /// Makes a summary.
    public init(accountCount: Int, tickCount: UInt64, crossingCount: Int, stateHash: SafeText) {
        self.accountCount = accountCount
        self.tickCount = tickCount
        self.crossingCount = crossingCount
        self.stateHash = stateHash
    }
}
