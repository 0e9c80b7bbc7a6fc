import Proofs
import Units

/// Something in a journal that is not as the desk left it.
public struct JournalFinding: Hashable, Sendable, CustomStringConvertible {
    /// The run it was found in; nil where it is of no run.
    public var run: Int64?
    /// The sequence at which the record ends that it was found at; nil where it is of no record.
    public var sequence: Sequence64?
    /// What is wrong, in a sentence.
    public var words: SafeText

    init(run: Int64? = nil, sequence: Sequence64? = nil, _ words: String) {
        (self.run, self.sequence, self.words) = (run, sequence, SafeText(words))
    }

    /// The place and the sentence, in one line.
    public var description: String {
        let places = [run.map { "run \($0)" }, sequence.map { "record \($0)" }].compactMap(\.self)
        return (places.isEmpty ? "" : places.joined(separator: ", ") + ": ") + words.text
    }
}

/// One run of a journal, as it was found.
public struct RunAudit: Hashable, Sendable {
    /// The run.
    public var run: RunRecord
    /// Records that were read.
    public var recordCount: Int64 = 0
    /// The sequence that its first state stands at.
    public var firstSequence: Sequence64 = 0
    /// The sequence at which its last record ends.
    public var lastSequence: Sequence64 = 0
    /// The last link of its chain.
    public var head: SHA256Digest?
    /// States that are kept of it.
    public var snapshotCount = 0
    /// Signed checkpoints of it.
    public var checkpointCount = 0

    init(_ run: RunRecord) { self.run = run }
}

/// What an audit of a journal came to.
public struct JournalAudit: Hashable, Sendable {
    /// The runs, oldest first.
    public var runs: [RunAudit] = []
    /// What is not as the desk left it; empty when all holds.
    public var findings: [JournalFinding] = []
    /// What could not be checked, in sentences.
    public var notes: [SafeText] = []
    /// Whose signatures the checkpoints bear; nil without any.
    public var signer: VerifyingKey?

    /// Records that were read.
    public var recordCount: Int64 { runs.reduce(0) { $0 + $1.recordCount } }
}
