import Dispatch
import Glibc
import Units

@testable import Engine

// Drives a live engine by hand: its timer is not started, its clock stands still between steps.
extension TradingEngine {
    /// Lets desk time pass up to a moment and takes steps until so many ticks are applied.
    ///
    /// - Returns: whether that many came.
    func advance(to moment: Timestamp, ticks: UInt64, clock: ManualClock) -> Bool {
        for _ in 0..<1_000_000 {
            let isThere = queue.sync { () -> Bool in
                step()
                guard let pacing else { return false }
                let behind = moment.nanoseconds(since: pacing.desk(at: clock.now()))
                if behind > 0 { clock.advance(by: behind) }
                return behind <= 0 && state.tickCount >= ticks
            }
            if isThere { return true }
            sched_yield()
        }
        return false
    }

    /// Waits until something holds on the engine's queue.
    func waits(until isSo: @Sendable (TradingEngine) -> Bool) -> Bool {
        for _ in 0..<1_000_000 {
            if queue.sync(execute: { isSo(self) }) { return true }
            sched_yield()
        }
        return false
    }

    /// The hash of the state as it is now.
    var stateHash: SafeText { queue.sync { ExpectedRun.summary(of: state).stateHash } }
}
