import Dispatch
import Formats
import Reports

/// Standard output of a replay: crossings as they become final, then the summary.
///
/// `@unchecked Sendable`: the engine calls from its own queue, one call at a time; `summary` is read after
/// the semaphore has been signalled.
final class ReplayOutput: @unchecked Sendable {
    private let asJSON: Bool
    private(set) var summary: RunSummary?

    init(asJSON: Bool) { self.asJSON = asJSON }

    func write(_ crossings: [LineCrossingReport]) {
        var text = ""
        for crossing in crossings {
            text += asJSON ? ReplayLines.json(crossing) : ReplayLines.plain(crossing)
            text += "\n"
        }
        StandardOutput.write(text)
    }

    func finish(_ summary: RunSummary, _ done: DispatchSemaphore) {
        StandardOutput.write((asJSON ? ReplayLines.json(summary) : ReplayLines.plain(summary)) + "\n")
        self.summary = summary
        done.signal()
    }
}
