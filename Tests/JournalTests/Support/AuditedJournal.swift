import Glibc
import Proofs
import Units

@testable import Journal

/// A closed journal of one run with two snapshots, for tests of what an audit finds.
final class AuditedJournal {
    let scratch = ScratchJournal()
    static let first: Sequence64 = 1_000
    static let time: Int64 = 1_700_000_000_123_456_789

    /// The records as they were committed, in their order: six, a state, three, a state.
    static let records: [BatchRecord] = (1...9).map { number in
        let sequence = first + Sequence64(number)
        let piped: [UInt8] = number % 3 == 0 ? Array(repeating: UInt8(number), count: TickCoding.width) : []
        return BatchRecord(
            firstSequence: sequence, lastSequence: sequence, time: time + Int64(number),
            tickCounts: number % 2 == 0 ? [UInt32(number) << 8 | 5, 3] : [],
            commands: [UInt8(number), 0xC0, 0xFF, 0xEE], pipedTicks: piped)
    }

    init() throws {
        let store = try scratch.open()
        try AuditedJournal.fill(store)
    }

    /// Begins a run and commits the records.
    static func fill(_ store: JournalStore, _ records: [BatchRecord] = records) throws {
        let run = try store.beginRun(
            descriptor: "audited", initial: SnapshotRecord(sequence: first, state: [1, 2, 3]))
        try store.commit(Array(records[..<6]), run: run)
        try store.saveSnapshot(SnapshotRecord(sequence: first + 6, state: [4, 5, 6]), run: run)
        try store.commit(Array(records[6...]), run: run)
        try store.saveSnapshot(SnapshotRecord(sequence: first + 9, state: [7, 8, 9]), run: run)
    }

    /// Changes rows as somebody with another program could, and audits.
    func findings(after statements: String...) throws -> [String] {
        do {
            let store = try scratch.open()
            for statement in statements { try store.tamper(statement) }
        }
        return try findings()
    }

    func findings() throws -> [String] {
        try JournalStore.view(path: scratch.path).audit().findings.map(\.description)
    }

    /// The path of the checkpoints.
    var checkpoints: String { scratch.path + "-checkpoints" }

    func bytes(of path: String) -> [UInt8] {
        guard let stream = fopen(path, "r") else { return [] }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
            bytes += buffer[..<count]
        }
        return bytes
    }
}
