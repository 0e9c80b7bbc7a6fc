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
    /// Bytes per second that the line has carried lately; `nil` before the first answer.
    private(set) var rate: Int?

    /// Whether an answer is expected.
    var isInFlight: Bool { sentAt != nil }

    /// Whether the terminal is worth asking.
    var asks: Bool { !isMute }

    /// Returns what may be done at a time.
    mutating func advice(at now: Int64) -> Advice {
        guard let sentAt else { return .send(budget: budget) }
        let end = sentAt + interval
        guard now >= end else { return .wait(until: end) }
        if !isMute, !hasAnswered { isMute = true }
        self.sentAt = nil
        return .send(budget: budget)
    }

    /// Forgets what is in flight: while the terminal was somebody else's its answer went elsewhere.
    mutating func forgetFlight() { sentAt = nil }

    /// Notes that bytes were sent, with a request for an answer unless the terminal is mute.
    mutating func noteSent(_ bytes: Int, at now: Int64) {
        sentAt = now
        sentBytes = bytes
    }

    /// Notes an answer.
    mutating func noteAnswer(at now: Int64) {
        hasAnswered = true
        isMute = false
        guard let sent = sentAt else { return }
        sentAt = nil
        // Below some hundred bytes the way there and back tells nothing about the line's width.
        guard sentBytes >= FramePacer.leastBudget else { return }
        let elapsed = max(1, Int((now - sent) / 1_000))
        let measured = min(sentBytes * 1_000_000 / elapsed, FramePacer.greatestBudget)
        // A line that has become slow is believed at once, or frames that are too long would pass for many
        // seconds; one that has become fast is tried step by step.
        rate = rate.map { measured < $0 ? measured : ($0 * 3 + measured) / 4 } ?? measured
    }

    private var interval: Int64 {
        if isMute { return FramePacer.fixedInterval }
        return hasAnswered ? FramePacer.patienceOnceAnswered : FramePacer.patience
    }

    /// Before the line is known a screen of the usual size passes whole.
    private var budget: Int {
        guard let rate else { return isMute ? FramePacer.greatestBudget : 32_768 }
        return min(max(rate / FramePacer.shareOfSecond, FramePacer.leastBudget), FramePacer.greatestBudget)
    }
}
