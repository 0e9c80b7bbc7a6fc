import Proofs
import Units

/// One run of a desk in the journal.
public struct RunRecord: Hashable, Sendable {
    /// Number of the run in its journal, from 1.
    public var id: Int64
    /// What the market and the book were made of; a run goes on only under the same descriptor.
    public var descriptor: String
    /// Whether every feed had ended when the run was closed.
    public var finished: Bool
}

/// The inputs of one or more engine steps: ticks by reference, commands by value.
public struct BatchRecord: Hashable, Sendable {
    /// Sequence of the first input.
    public var firstSequence: Sequence64
    /// Sequence of the last input.
    public var lastSequence: Sequence64
    /// The desk's time after it, in nanoseconds since the Unix epoch.
    public var time: Int64
    /// Ticks taken from each feed, in the merged order.
    public var tickCounts: [UInt32]
    /// Encoded commands, applied before the ticks; empty for none.
    public var commands: [UInt8]
    /// Encoded ticks that nothing else holds, applied after those taken from the feeds; empty for none.
    public var pipedTicks: [UInt8]

    /// Makes a record.
    public init(
        firstSequence: Sequence64, lastSequence: Sequence64, time: Int64, tickCounts: [UInt32],
        commands: [UInt8], pipedTicks: [UInt8] = []
    ) {
        self.firstSequence = firstSequence
        self.lastSequence = lastSequence
        self.time = time
        self.tickCounts = tickCounts
        self.commands = commands
        self.pipedTicks = pipedTicks
    }

    /// Bytes of piped ticks up to which records are joined. A row that grows is written anew: without an end to
    /// that, a day of ticks would be written thousands of times.
    static let greatestJoinedTicks = 4_096

    /// This record and one of ticks alone that follows it, as one; nil where a count does not fit.
    public func extended(by next: BatchRecord) -> BatchRecord? {
        guard next.commands.isEmpty, next.firstSequence == lastSequence + 1 else { return nil }
        guard keepsOrder(before: next) else { return nil }
        var joined = self
        joined.lastSequence = next.lastSequence
        joined.time = next.time
        joined.pipedTicks += next.pipedTicks
        for (feed, count) in next.tickCounts.enumerated() {
            if feed == joined.tickCounts.count { joined.tickCounts.append(0) }
            let (sum, overflow) = joined.tickCounts[feed].addingReportingOverflow(count)
            if overflow { return nil }
            joined.tickCounts[feed] = sum
        }
        return joined
    }

    /// What has been joined to an earlier form of this record; nil where that is no beginning of it.
    public func remainder(after earlier: BatchRecord) -> BatchRecord? {
        guard earlier.firstSequence == firstSequence, earlier.lastSequence < lastSequence,
            earlier.commands == commands, pipedTicks.starts(with: earlier.pipedTicks)
        else { return nil }
        var rest = self
        rest.firstSequence = earlier.lastSequence + 1
        rest.commands = []
        rest.pipedTicks.removeFirst(earlier.pipedTicks.count)
        for (feed, count) in earlier.tickCounts.enumerated() {
            guard feed < rest.tickCounts.count, rest.tickCounts[feed] >= count else { return nil }
            rest.tickCounts[feed] -= count
        }
        return rest
    }

    /// Whether the ticks of `next` can be put behind these: within a record, piped ticks come last.
    private func keepsOrder(before next: BatchRecord) -> Bool {
        guard !pipedTicks.isEmpty || !next.pipedTicks.isEmpty else { return true }
        return (pipedTicks.isEmpty || next.tickCounts.allSatisfy { $0 == 0 })
            && pipedTicks.count + next.pipedTicks.count <= BatchRecord.greatestJoinedTicks
    }

    /// The bytes that the hash chain covers. A record without piped ticks has those it had before there were any.
    var canonicalBytes: [UInt8] {
        var encoder = ByteEncoder()
        encoder.write(firstSequence)
        encoder.write(lastSequence)
        encoder.write(time)
        encoder.write(UInt32(tickCounts.count) | (pipedTicks.isEmpty ? 0 : BatchRecord.pipedMark))
        for count in tickCounts { encoder.write(count) }
        guard !pipedTicks.isEmpty else { return encoder.bytes + commands }
        encoder.write(UInt32(commands.count))
        return encoder.bytes + commands + pipedTicks
    }

    /// No record has so many feeds: the bit says that the length of the commands follows, and ticks behind them.
    private static let pipedMark: UInt32 = 1 << 31

    /// The link of the chain that follows another: SHA-256 of that link and this record.
    func link(after previous: SHA256Digest) -> SHA256Digest {
        SHA256Digest(of: previous.bytes + canonicalBytes)
    }
}

/// A state of the desk, whole.
public struct SnapshotRecord: Hashable, Sendable {
    /// Inputs applied.
    public var sequence: Sequence64
    /// The state's canonical bytes.
    public var state: [UInt8]
    /// SHA-256 of the bytes.
    public var hash: SHA256Digest

    /// Makes a record and digests the state.
    public init(sequence: Sequence64, state: [UInt8]) {
        self.init(sequence: sequence, state: state, hash: SHA256Digest(of: state))
    }

    init(sequence: Sequence64, state: [UInt8], hash: SHA256Digest) {
        self.sequence = sequence
        self.state = state
        self.hash = hash
    }

    /// Whether the bytes are those that were saved.
    var isIntact: Bool { SHA256Digest(of: state) == hash }
}
