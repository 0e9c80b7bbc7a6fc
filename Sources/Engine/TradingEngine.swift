@preconcurrency import Dispatch
import Desk
import Journal
import Proofs
import Reports
import Units

/// Runs the desk: takes ticks and commands in batches, applies them, brings them to disk, publishes reports.
///
/// Everything happens on one serial queue; nobody who calls waits for it.
///
/// `@unchecked Sendable`: all stored state is touched on `queue` only, except the published places.
public final class TradingEngine: @unchecked Sendable {
    /// The newest desk report; never above the durable sequence.
    public let deskReports = Published<DeskReport>()
    /// The newest prices; never held back.
    public let marketReports = Published<MarketReport>()
    /// The newest preview of a ticket; it shows no state, only what could become of it.
    public let previewReports = Published<PreviewReport>()
    /// The newest status.
    public let statusReports = Published<StatusReport>()

    /// Where the run was resumed; `nil` for a new one.
    public let resumedAt: Sequence64?

    /// The last link of the journal's chain once the session has ended well: worth noting, since whoever knows it can
    /// tell whether what came before is still there. `nil` before, and without a journal.
    public internal(set) var journalHead: SafeText?

    let queue = DispatchQueue(label: "plimsoll.engine", qos: .userInitiated)
    let plan: DeskPlan
    let clock: any EngineClock
    let observer: EngineObserver

    /// The feed from outside: what reads it, and where its rows wait.
    let piped: FeedIntake?
    let connection: FeedConnection?

    var state: DeskState
    var merge: FeedMerge
    var writer: JournalWriter?
    /// What is written by another desk and only watched here, and what reads it.
    let isView: Bool
    var follower: JournalFollower?
    var journalStatus: JournalStatus
    /// Why the journal ended before the session.
    var failure: JournalError?
    /// When a journal whose disk is full was tried last.
    var lastRetryWall: Int64 = 0
    /// Commands that wait to be on disk, oldest first.
    var pending: [PendingCommands] = []
    var pacing: Pacing?
    var pace: Pace
    var resumeSpeedMilli: UInt64
    var inbox: [Command] = []
    var batch = Batch()
    var events: [Event] = []
    var held = HeldCrossings()
    var publication = Publication()
    var tape: MarketTape
    var notice: SafeText = ""
    var noticeCount: UInt64 = 0
    var timer: (any DispatchSourceTimer)?
    var isStepQueued = false
    /// Whether a report was asked for, and so a step taken, since the timer came last.
    var hasStepped = false
    var isStopped = false
    var hasEnded = false
    var hasConcluded = false
    var finalHash: SafeText?
    var lastTickWall: Int64?
    var lastSnapshotWall: Int64

    /// Ticks that one batch takes at most.
    static let greatestBatch = 8_192
    /// Batches that one turn on the queue runs at most, so that keys and requests come between.
    static let batchesPerTurn = 16
    /// Wall time between steps of a live desk whose ticks come from outside.
    static let stepNanoseconds = 20_000_000
    /// Wall time between steps where ticks are pulled: a report that is asked for takes all that are due, so
    /// that nobody sees them later.
    static let pulledStepNanoseconds = 100_000_000
    /// Wall time between snapshots of a live desk.
    static let snapshotNanoseconds: Int64 = 60_000_000_000

    /// Opens the desk of a plan; with a journal it goes on where that stood, if the plan is the same. Over a journal
    /// that was opened to be read it takes no commands, and follows whoever writes it.
    ///
    /// - Parameters:
    ///   - fresh: begins a new run although the journal holds an unfinished one.
    /// - Throws: `FeedError`, `JournalError`, `DeskPlanError`, or `ByteCodingError` for a snapshot that cannot be read.
    public init(
        _ plan: DeskPlan, pace: Pace, journal store: JournalStore?, fresh: Bool = false,
        clock: any EngineClock = SystemClock(), observer: EngineObserver = EngineObserver()
    ) throws {
        self.plan = plan
        self.pace = pace
        self.clock = clock
        self.observer = observer
        let kick = Kick()
        isView = store?.isView ?? false
        let feed = isView ? nil : try plan.piped.map { ($0, try OpenFeed($0.origin, name: $0.name)) }
        let recovery = Recovery(plan: plan, filled: { kick.engine?.feedWasFilled() })
        let opened = try TradingEngine.open(recovery, store: store, plan: plan, fresh: fresh)
        state = opened.state
        resumedAt = opened.resumedAt
        let piped = feed.map { feed, open in
            FeedIntake(
                feed, coalesces: open.kind != .file, state: opened.state, plan: plan, clock: clock)
        }
        self.piped = piped
        if let (feed, open) = feed, let piped {
            connection = FeedConnection(feed, open: open, intake: piped) { kick.engine?.pipedArrived() }
        } else {
            connection = nil
        }
        merge = FeedMerge(opened.pumps)
        tape = MarketTape(instrumentCount: opened.state.instrumentCount)
        journalStatus = store == nil ? .off : opened.resumedAt.map(JournalStatus.resumed) ?? .writing
        if let store, store.isView { journalStatus = .readOnly(TradingEngine.viewWords(store)) }
        if case .live(let speed) = pace { resumeSpeedMilli = speed } else { resumeSpeedMilli = 1_000 }
        lastSnapshotWall = clock.now()
        if let store, store.isView, let run = opened.run {
            follower = JournalFollower(store: store, run: run, after: opened.lastRecord)
        } else if let store, let run = opened.run {
            if case .live = pace, opened.resumedAt != nil {
                notice = ResumeWords.sentence(
                    state, since: store.lastWritten, now: clock.wallTime(), plan: plan)
                noticeCount = 1
            }
            writer = JournalWriter(store: store, run: run, durable: opened.state.sequence) { error in
                kick.engine?.journalSettled(error)
            }
        }
        kick.engine = self
    }

    /// Starts taking ticks.
    public func start() {
        queue.async { [self] in
            if case .live = pace { startTimer() }
            connection?.start()
            step()
        }
    }

    private static func open(
        _ recovery: Recovery, store: JournalStore?, plan: DeskPlan, fresh: Bool
    ) throws -> OpenedDesk {
        if let store, store.isView {
            guard let run = try store.latestRun() else {
                throw DeskPlanError.unreadable("it holds no run yet")
            }
            guard run.descriptor == plan.descriptor else {
                throw DeskPlanError.otherPlan(run: run.id, made: SafeText(run.descriptor))
            }
            return try recovery.resume(run, in: store)
        }
        if !fresh, let store, let run = try store.latestRun(), !run.finished,
            run.descriptor == plan.descriptor
        {
            return try recovery.resume(run, in: store)
        }
        return try recovery.begin(in: store)
    }

    private func startTimer() {
        let timer = DispatchSource.makeTimerSource(queue: queue)
        let interval =
            piped == nil ? TradingEngine.pulledStepNanoseconds : TradingEngine.stepNanoseconds
        timer.schedule(deadline: .now(), repeating: .nanoseconds(interval), leeway: .milliseconds(2))
        timer.setEventHandler { @Sendable [weak self] in self?.timedStep() }
        self.timer = timer
        timer.activate()
    }
}

/// Lets queues that are older than the engine reach it, without keeping it alive.
///
/// `@unchecked Sendable`: written once, before any feed or journal queue runs.
private final class Kick: @unchecked Sendable {
    weak var engine: TradingEngine?
}
