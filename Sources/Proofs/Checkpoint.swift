import Units

/// What a journal's run had come to: so many records, the last of them with this link of the hash chain.
///
/// Signed and kept beside the journal, it shows what a bare chain cannot: an end that was cut off, and a chain that was
/// computed anew.
/// - Source: the signed tree heads of RFC 6962, for a chain.
public struct Checkpoint: Hashable, Sendable {
    /// Number of the run in its journal.
    public var run: Int64
    /// Records of the run.
    public var recordCount: Int64
    /// Sequence at which the last of them ends; where the run began when there is none.
    public var sequence: UInt64
    /// Link of the last of them; the digest of the run's first state when there is none.
    public var head: SHA256Digest
    /// Digest of the state at that sequence.
    public var state: SHA256Digest
    /// Digest of what the run's market and book were made of.
    public var descriptor: SHA256Digest
    /// Whether every feed of the run had ended.
    public var isFinished: Bool

    /// Makes a checkpoint.
    public init(
        run: Int64, recordCount: Int64, sequence: UInt64, head: SHA256Digest, state: SHA256Digest,
        descriptor: SHA256Digest, isFinished: Bool
    ) {
        (self.run, self.recordCount, self.sequence) = (run, recordCount, sequence)
        (self.head, self.state, self.descriptor) = (head, state, descriptor)
        self.isFinished = isFinished
    }

    fileprivate var canonicalBytes: [UInt8] {
        var bytes = CanonicalBytes(heading: "plimsoll journal checkpoint 1")
        bytes.add(UInt64(bitPattern: run))
        bytes.add(UInt64(bitPattern: recordCount))
        bytes.add(sequence)
        for digest in [head, state, descriptor] { bytes.add(digest) }
        bytes.add(count: isFinished ? 1 : 0)
        return bytes.bytes
    }
}

/// A checkpoint, the key that signed it, and the signature: one line of text.
public struct SignedCheckpoint: Hashable, Sendable {
    /// What was signed.
    public let checkpoint: Checkpoint
    /// Who signed.
    public let key: VerifyingKey
    private let signature: Signature

    /// Signs a checkpoint.
    ///
    /// - Errors: `cannotSign` where the system's generator fails.
    public init(_ checkpoint: Checkpoint, by key: SigningKey) throws(SigningError) {
        self.checkpoint = checkpoint
        self.key = key.verifyingKey
        signature = try key.sign(checkpoint.canonicalBytes)
    }

    /// Whether the signature is that key's, for that checkpoint.
    public var isGenuine: Bool { key.accepts(signature, of: checkpoint.canonicalBytes) }

    /// The words of a line, in their order; each stands before its value.
    private static let words = [
        "run", "records", "sequence", "head", "state", "descriptor", "finished", "key", "signature",
    ]

    /// The checkpoint as a line of text, without its end.
    public var line: String {
        let values = [
            "\(checkpoint.run)", "\(checkpoint.recordCount)", "\(checkpoint.sequence)",
            checkpoint.head.hexadecimal, checkpoint.state.hexadecimal, checkpoint.descriptor.hexadecimal,
            checkpoint.isFinished ? "1" : "0", key.hexadecimal, signature.hexadecimal,
        ]
        return zip(SignedCheckpoint.words, values).map { "\($0) \($1)" }.joined(separator: " ")
    }

    /// Reads a line back; nil unless it is exactly what `line` gives, whoever signed it.
    public init?(line: String) {
        let parts = line.split(separator: " ").map(String.init)
        guard parts.count == 2 * SignedCheckpoint.words.count else { return nil }
        let values = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
        guard let run = Int64(values[0]), let count = Int64(values[1]), let sequence = UInt64(values[2]),
            let head = SHA256Digest(hexadecimal: values[3]),
            let state = SHA256Digest(hexadecimal: values[4]),
            let descriptor = SHA256Digest(hexadecimal: values[5]),
            let key = VerifyingKey(hexadecimal: values[7]), let signature = Signature(hexadecimal: values[8])
        else { return nil }
        checkpoint = Checkpoint(
            run: run, recordCount: count, sequence: sequence, head: head, state: state,
            descriptor: descriptor,
            isFinished: values[6] == "1")
        (self.key, self.signature) = (key, signature)
        guard self.line == line else { return nil }
    }
}
