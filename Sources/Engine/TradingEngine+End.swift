import Desk
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
        guard isReadOnly || writer.map({ $0.durableSequence == state.sequence }) ?? true else {
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
}
