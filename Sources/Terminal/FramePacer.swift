/// Decides when the next part of a frame may be sent, so that one is in flight and no more.
///
/// A pty, sshd and TCP swallow many seconds of frames on a slow link and say nothing of it. Only the
/// terminal's own answer to a cursor position request tells that a frame has arrived; the next one follows
/// then. Where a terminal does not answer, frames follow at a fixed rate.
struct FramePacer {
    /// What to do now.
    enum Advice: Equatable {
        /// Send at most so many bytes, then ask for an answer.
        case send(budget: Int)
        /// Wait for an answer, at most until this time in nanoseconds.
        case wait(until: Int64)
    }

    /// A frame takes a fifth of a second of the line at most.
    private static let shareOfSecond = 5
    private static let leastBudget = 160
    private static let greatestBudget = 1 << 20
    /// Before the line is known a screen of the usual size passes whole.
    private static let firstBudget = 32_768
    /// What a line that nothing is known of any more is tried with: a fifth of a second of a slow one.
    private static let probe = 400
    /// How long a measured rate is believed. While a panel is quiet a line may become slow unseen, and the whole
    /// next panel would be under way on it for seconds.
    private static let memory: Int64 = 1_000_000_000
    /// A terminal that has never answered is waited for so long, then no more.
    private static let patience: Int64 = 1_000_000_000
    /// One that has answered before may be on a slow line, or have lost an answer; a frame more each time is
    /// little for the slowest line, and nobody waits two seconds for a picture.
    private static let patienceOnceAnswered: Int64 = 1_500_000_000
    /// Time between frames where no answers come.
    private static let fixedInterval: Int64 = 100_000_000

    private var sentAt: Int64?
    private var sentBytes = 0
    private var hasAnswered = false
    private var isMute = false
    /// Whether the answer to a frame that was given up may still come; it is not the newest frame's.
    private var isAnswerOverdue = false
    /// Bytes per second that the line has carried lately; `nil` before the first answer.
    private(set) var rate: Int?
    private var measuredAt: Int64 = 0
    /// The most bytes that may be under way: twice what the line has carried at once since the last probe.
    private var window = FramePacer.firstBudget
    /// The way there and back in nanoseconds, as small frames tell it.
    private var trip: Int64?

    /// Whether an answer is expected.
    var isInFlight: Bool { sentAt != nil }

    /// Whether the terminal is worth asking.
    var asks: Bool { !isMute }

    /// Returns what may be done at a time.
    mutating func advice(at now: Int64) -> Advice {
        guard let sentAt else { return .send(budget: budget(at: now)) }
        let end = sentAt + interval
        guard now >= end else { return .wait(until: end) }
        giveUp(at: now)
        return .send(budget: budget(at: now))
    }

    /// Forgets what is in flight: while the terminal was somebody else's its answer went elsewhere.
    mutating func forgetFlight() { (sentAt, isAnswerOverdue) = (nil, false) }

    /// Notes that bytes were sent, with a request for an answer unless the terminal is mute.
    mutating func noteSent(_ bytes: Int, at now: Int64) {
        sentAt = now
        sentBytes = bytes
    }

    /// Notes an answer.
    mutating func noteAnswer(at now: Int64) {
        hasAnswered = true
        isMute = false
        guard !isAnswerOverdue else { return isAnswerOverdue = false }
        guard let sent = sentAt else { return }
        sentAt = nil
        let elapsed = max(1_000, now - sent)
        // Below some hundred bytes the way there and back tells nothing about the line's width.
        guard sentBytes >= FramePacer.leastBudget else { return noteTrip(elapsed) }
        noteRate(FramePacer.rate(sentBytes, in: max(elapsed - (trip ?? 0), elapsed / 8)), at: now)
    }

    /// The answer is late: the line is slower than thought, or the answer was lost.
    private mutating func giveUp(at now: Int64) {
        guard let sent = sentAt else { return }
        sentAt = nil
        guard !isMute, hasAnswered else { return isMute = true }
        isAnswerOverdue.toggle()
        let most = FramePacer.rate(sentBytes, in: max(1_000, now - sent))
        if sentBytes >= FramePacer.leastBudget, most < rate ?? .max { noteRate(most, at: now) }
    }

    /// A line that has become slow is believed at once, or frames that are too long would pass for many seconds;
    /// one that has become fast is tried step by step.
    private mutating func noteRate(_ measured: Int, at now: Int64) {
        let former = isStale(at: now) ? nil : rate
        window = max(window, min(sentBytes, FramePacer.greatestBudget) * 2)
        if let former, measured >= former {
            rate = (former * 3 + min(measured, former * 4)) / 4
        } else {
            rate = measured
            window = min(window, max(measured / FramePacer.shareOfSecond, FramePacer.leastBudget) * 2)
        }
        measuredAt = now
    }

    /// A way that is shorter is believed at once, since nothing shortens one; a longer one may have had to wait.
    private mutating func noteTrip(_ elapsed: Int64) {
        let carried = rate.map { Int64(sentBytes) * 1_000_000_000 / Int64(max(1, $0)) } ?? 0
        let measured = max(0, elapsed - carried)
        trip = trip.map { measured < $0 ? measured : ($0 * 3 + measured) / 4 } ?? measured
    }

    private static func rate(_ bytes: Int, in nanoseconds: Int64) -> Int {
        min(bytes * 1_000_000 / max(1, Int(nanoseconds / 1_000)), greatestBudget)
    }

    private func isStale(at now: Int64) -> Bool { now - measuredAt > FramePacer.memory }

    private var interval: Int64 {
        if isMute { return FramePacer.fixedInterval }
        return hasAnswered ? FramePacer.patienceOnceAnswered : FramePacer.patience
    }

    private mutating func budget(at now: Int64) -> Int {
        guard let rate else { return isMute ? FramePacer.greatestBudget : FramePacer.firstBudget }
        if isStale(at: now) { window = FramePacer.probe }
        return min(
            max(min(rate / FramePacer.shareOfSecond, window), FramePacer.leastBudget),
            FramePacer.greatestBudget)
    }
}
