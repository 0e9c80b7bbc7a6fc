import Dispatch
import Formats
import Glibc
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
        ReplayOutput.send(text)
    }

    func finish(_ summary: RunSummary, _ done: DispatchSemaphore) {
        ReplayOutput.send((asJSON ? ReplayLines.json(summary) : ReplayLines.plain(summary)) + "\n")
        self.summary = summary
        done.signal()
    }

    /// Writes all bytes, and ends the program when nobody can take them any more.
    private static func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            if sent > 0 {
                rest = rest.dropFirst(sent)
            } else if errno != EINTR {
                Failure(
                    "standard output cannot be written: \(String(cString: strerror(errno)))",
                    exitCode: Failure.inputOutput
                ).exit()
            }
        }
    }
}
