import Proofs
import Units

/// The checkpoints beside a journal, of which each must be what its key signed.
struct SignatureCheck {
    /// Whose signatures count; nil where nothing was signed.
    let signer: VerifyingKey?
    private(set) var findings: [JournalFinding] = []
    private var byRun: [Int64: [Checkpoint]] = [:]

    /// - Parameter key: whose signatures count; nil for whoever signed first.
    init(_ file: CheckpointFile.Contents?, key: VerifyingKey?, path: String) {
        signer = key ?? file?.checkpoints.first?.key
        guard let file else { return }
        for line in file.otherLines {
            findings.append(JournalFinding("line \(line) of \(path) is no checkpoint"))
        }
        var last: Checkpoint?
        for signed in file.checkpoints {
            let checkpoint = signed.checkpoint
            guard signed.key == signer, signed.isGenuine else {
                findings.append(
                    JournalFinding(
                        run: checkpoint.run, sequence: checkpoint.sequence,
                        "its checkpoint was not signed by the key \(signer?.hexadecimal ?? "")"))
                continue
            }
            if let last, (checkpoint.run, checkpoint.sequence) < (last.run, last.sequence) {
                findings.append(
                    JournalFinding(
                        run: checkpoint.run, sequence: checkpoint.sequence,
                        "its checkpoint is out of order"))
            }
            last = checkpoint
            byRun[checkpoint.run, default: []].append(checkpoint)
        }
        for run in runs { byRun[run]?.sort { $0.sequence < $1.sequence } }
    }

    /// The runs that have checkpoints, ascending.
    var runs: [Int64] { byRun.keys.sorted() }

    /// The first run that has any.
    var firstRun: Int64? { runs.first }

    /// The checkpoints of a run, by sequence.
    func checkpoints(of run: Int64) -> [Checkpoint] { byRun[run] ?? [] }
}
