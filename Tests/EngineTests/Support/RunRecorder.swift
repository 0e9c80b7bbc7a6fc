import Dispatch
import Engine
import Reports

/// Keeps what an engine tells, and lets a test wait for the end.
///
/// `@unchecked Sendable`: the engine calls from its own queue; the rest is read after `wait` or on that queue.
final class RunRecorder: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private(set) var crossings: [LineCrossingReport] = []
    private(set) var summaries: [RunSummary] = []

    /// The longest that a test waits for an engine: far longer than any run takes.
    static let patience = DispatchTimeInterval.seconds(120)

    func observer(published: @escaping @Sendable () -> Void = {}) -> EngineObserver {
        EngineObserver(
            published: published, crossed: { [self] in crossings += $0 },
            ended: { [self] summary in
                summaries.append(summary)
                done.signal()
            })
    }

    /// Waits for the end of the run; nil when it does not come.
    func wait() -> RunSummary? {
        done.wait(timeout: .now() + RunRecorder.patience) == .success ? summaries.last : nil
    }
}
