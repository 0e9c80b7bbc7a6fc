import Desk
import Reports
import Units

/// What a run consists of: the commands that set the desk up, and where its ticks come from.
public struct DeskPlan: Sendable {
    /// Says what the market and the book are made of (files with their SHA-256, or a seed), as one line of
    /// text: a journal goes on with a run only when this has not changed.
    public var descriptor: String
    /// Lists the instruments and opens the accounts.
    public var setUp: [Command]
    /// Makes the sources of the feeds, each at its first row; feed numbers are positions in this list.
    public var sources: @Sendable () -> [any TickSource]
    /// A feed from outside, beside those that are pulled.
    public var piped: PipedFeed?
    /// What the rest of the market does in each round; `nil` where nobody else acts.
    public var rounds: MarketRounds?
    /// Where the market comes from.
    public var market: StatusReport.Market
    /// Rows of the files that were skipped.
    public var skippedRowCount: UInt64
    /// The first of them in words.
    public var skippedRows: [SafeText]
    /// Recorded health factors that do not follow from their own row.
    public var discrepancyCount = 0
    /// The first of them in words.
    public var discrepancies: [SafeText] = []

    /// Makes a plan.
    public init(
        descriptor: String, setUp: [Command], market: StatusReport.Market, skippedRowCount: UInt64 = 0,
        skippedRows: [SafeText] = [], sources: @escaping @Sendable () -> [any TickSource]
    ) {
        self.descriptor = descriptor
        self.setUp = setUp
        self.sources = sources
        self.market = market
        self.skippedRowCount = skippedRowCount
        self.skippedRows = skippedRows
    }
}

/// Why a desk could not be opened from its plan.
public enum DeskPlanError: Error {
    /// A set-up command was refused.
    case refused(RejectReason)
    /// What the market does at its set-up was refused by a venue.
    case marketRefused(OrderRefusal)
    /// The journal's newest run cannot be read back: which range, and why.
    case unreadable(SafeText)
    /// A run of the journal was made from another plan; what that was made of.
    case otherPlan(run: Int64, made: SafeText)
}

/// How fast desk time passes.
public enum Pace: Hashable, Sendable {
    /// As fast as it goes: a replay without a screen.
    case unbounded
    /// Desk seconds per wall second, times 1,000.
    case live(speedMilli: UInt64)
}
