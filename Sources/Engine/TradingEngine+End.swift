import Desk
import Journal
import Proofs
import Reports
import Units

extension TradingEngine {
    /// Every feed has ended: the rest is brought to disk and the run summed up.
    func endRun() {
        guard !hasEnded else { return }
        hasEnded = true
        finalHash = SafeText(SHA256Digest(of: state.encoded()).hexadecimal)
        publication.isWanted = true
        concludeIfDurable()
    }

    /// A command after the end changes the state, and so its hash.
    func endedStep() {
        step()
        finalHash = SafeText(SHA256Digest(of: state.encoded()).hexadecimal)
    }

    /// Tells the observer once that the run is over and durable.
    func concludeIfDurable() {
        guard hasEnded, !hasConcluded, let finalHash else { return }
        guard writer.map({ $0.durableSequence == state.sequence }) ?? true else {
            writer?.flush()
            return
        }
        hasConcluded = true
        releaseDurable()
        observer.ended(summary(hash: finalHash))
    }

    private func summary(hash: SafeText) -> RunSummary {
        RunSummary(
            accountCount: state.accountCount, tickCount: state.tickCount, crossingCount: state.fallenCount,
            stateHash: hash)
    }

    /// A commit has ended: well, or not.
    func journalSettled(_ error: JournalError?) {
        queue.async { [self] in
            guard !isStopped else { return }
            if let error { turnReadOnly(error) } else { writer?.flush() }
            releaseDurable()
            publishIfWanted()
            concludeIfDurable()
        }
    }

    /// After a failed commit the desk goes back to the last durable sequence and only watches from there.
    private func turnReadOnly(_ error: JournalError) {
        guard let failed = writer else { return }
        writer = nil
        failure = error
        inbox = []
        held.drop(after: failed.durableSequence)
        (publication.waiting, publication.waitingPreview) = (nil, nil)
        journalStatus = .readOnly(SafeText(error.description))
        let recovery = Recovery(plan: plan, filled: { [weak self] in self?.feedWasFilled() })
        let reopened = try? failed.reading { store, run in try recovery.resume(run, in: store) }
        guard let reopened else { return }
        state = reopened.state
        publication.memory = ReportMemory()
        piped?.forgetInstruments()
        merge = FeedMerge(reopened.pumps)
        hasEnded = false
        finalHash = nil
        queueStep()
    }
}
