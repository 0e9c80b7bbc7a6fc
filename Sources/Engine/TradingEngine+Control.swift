@preconcurrency import Dispatch
import Desk
import Journal
import Reports
import Units

extension TradingEngine {
    /// Slowest and fastest replay clock: a hundredth and a hundred thousand times the wall clock.
    public static let speedRange: ClosedRange<UInt64> = 10...100_000_000

    /// Hands a command to the desk; what becomes of it is seen in the reports. Read-only desks drop it.
    public func submit(_ command: Command) {
        queue.async { [self] in take(command) }
    }

    /// Stops desk time, or lets it go on at the speed it had.
    public func togglePause() {
        queue.async { [self] in
            guard let pacing else { return }
            setSpeed(pacing.speedMilli == 0 ? resumeSpeedMilli : 0)
        }
    }

    /// Lets desk time go on by one round of the market, or by a second where it has none: what a paused desk is
    /// stepped with.
    public func advanceOneRound() {
        queue.async { [self] in
            guard pacing != nil else { return }
            pacing?.skip(plan.rounds?.length ?? Timestamp.nanosecondsPerSecond)
            step()
            publication.isWanted = true
            publishIfWanted()
        }
    }

    /// Multiplies the speed of desk time; within `speedRange`.
    public func multiplySpeed(by factor: Double) {
        queue.async { [self] in
            let speed = UInt64(Double(resumeSpeedMilli) * factor)
            resumeSpeedMilli = min(
                max(speed, TradingEngine.speedRange.lowerBound), TradingEngine.speedRange.upperBound)
            setSpeed(resumeSpeedMilli)
        }
    }

    /// Sets the speed of desk time in thousandths of the wall clock's; brought within `speedRange`.
    public func setSpeed(milli speedMilli: UInt64) {
        queue.async { [self] in
            resumeSpeedMilli = min(
                max(speedMilli, TradingEngine.speedRange.lowerBound), TradingEngine.speedRange.upperBound)
            setSpeed(resumeSpeedMilli)
        }
    }

    /// Ends the session cleanly: what was applied is committed and a snapshot is cut.
    ///
    /// Waits for the engine's queue and the disk; called when the screen is gone or the replay has ended.
    /// Throws what kept the journal from holding the whole session.
    public func stop() throws(JournalError) {
        let result: Result<Void, JournalError> = queue.sync {
            connection?.stop()
            timer?.cancel()
            timer = nil
            isStopped = true
            hasEnded = hasEnded || finalHash != nil
            let writer = self.writer
            self.writer = nil
            return Result { () throws(JournalError) in
                if writer == nil, let failure { throw failure }
                try writer?.close(state.withoutWatch(), runEnded: finalHash != nil)
                journalHead = try writer?.reading { store, run throws(JournalError) in
                    SafeText(try store.head(of: run).hexadecimal)
                }
            }
        }
        try result.get()
    }

    private func setSpeed(_ speedMilli: UInt64) {
        pacing?.change(to: speedMilli, wall: clock.now())
        publishIfWanted()
    }
}
