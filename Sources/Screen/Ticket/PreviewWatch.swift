import Reports
import Units

/// Asks for previews as often as they may be asked for, and knows which of the answers is about the ticket as it
/// stands and how old it is.
struct PreviewWatch: Sendable {
    private struct Question: Hashable, Sendable {
        var request: UInt64
        var time: Int64
    }

    /// The newest answer.
    private(set) var report: PreviewReport?
    /// When that was asked for.
    private var time: Int64 = 0
    private var open: [Question] = []
    private var lastRequest: UInt64 = 0
    private var lastTime: Int64?

    /// Nanoseconds between two questions: four a second at most.
    static let interval: Int64 = 250_000_000
    /// Nanoseconds after which a preview says nothing any more.
    static let greatestAge: Int64 = 2_000_000_000
    /// Questions that wait for an answer at most.
    static let greatestCount = 8

    /// Forgets all answers: the ticket has changed.
    mutating func forget() { (report, open) = (nil, []) }

    /// Returns the number of a question if one may be asked now.
    mutating func ask(at now: Int64) -> UInt64? {
        if let lastTime, now - lastTime < PreviewWatch.interval, now >= lastTime { return nil }
        lastTime = now
        lastRequest += 1
        open = open.suffix(PreviewWatch.greatestCount - 1) + [Question(request: lastRequest, time: now)]
        return lastRequest
    }

    /// Takes an answer; one that is not about the ticket as it stands is dropped.
    mutating func take(_ answer: PreviewReport) {
        guard let place = open.firstIndex(where: { $0.request == answer.request }) else { return }
        (report, time) = (answer, open[place].time)
        open.removeFirst(place + 1)
    }

    /// The answer as long as it is no older than two seconds, counted from its question.
    func fresh(at now: Int64) -> PreviewReport? {
        guard let report, (0...PreviewWatch.greatestAge).contains(now - time) else { return nil }
        return report
    }
}
