import GRDB
import Glibc
import Proofs
import Units

@testable import Journal

/// A folder of its own for the journal of one test; it and what is in it vanish with the value.
final class ScratchJournal {
    let folder: String
    var path: String { folder + "/desk.sqlite" }

    init() {
        var template = Array("/tmp/plimsoll-journal-XXXXXX".utf8CString)
        folder = mkdtemp(&template).map { String(cString: $0) } ?? ""
        precondition(!folder.isEmpty, "a test needs a folder under /tmp")
    }

    deinit {
        chmod(folder, 0o700)
        for name in names { remove("\(folder)/\(name)") }
        rmdir(folder)
    }

    /// The names in the folder, sorted.
    var names: [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    func open() throws(JournalError) -> JournalStore { try JournalStore.open(path: path) }

    /// What opening the journal fails with.
    func failure() -> JournalError? {
        do throws(JournalError) {
            _ = try open()
            return nil
        } catch {
            return error
        }
    }

    /// Writes bytes in place of the journal.
    func write(_ bytes: [UInt8]) {
        let stream = fopen(path, "w")
        precondition(stream != nil, "a test file could not be made")
        precondition(fwrite(bytes, 1, bytes.count, stream) == bytes.count, "a test file could not be written")
        fclose(stream)
    }
}

extension JournalStore {
    /// Changes the journal as somebody with another program could.
    func tamper(_ statement: String, _ arguments: StatementArguments = []) throws {
        try database.write { try $0.execute(sql: statement, arguments: arguments) }
    }

    /// Asks the journal for a number.
    func number(_ query: String) throws -> Int64? {
        try database.read { try Int64.fetchOne($0, sql: query) }
    }

    /// Begins a run at sequence 0 with a small state.
    func beginTestRun(_ descriptor: String = "test") throws -> RunRecord {
        try beginRun(descriptor: descriptor, initial: SnapshotRecord(sequence: 0, state: [1, 2, 3]))
    }
}

/// Records for tests.
enum Records {
    /// A batch of ticks alone.
    static func ticks(_ sequences: ClosedRange<Sequence64>, feeds: [UInt32]? = nil) -> BatchRecord {
        BatchRecord(
            firstSequence: sequences.lowerBound, lastSequence: sequences.upperBound,
            time: Int64(sequences.upperBound) * 1_000, tickCounts: feeds ?? [UInt32(sequences.count)],
            commands: [])
    }

    /// A batch of ticks by value.
    static func piped(_ sequences: ClosedRange<Sequence64>) -> BatchRecord {
        var record = ticks(sequences, feeds: [])
        record.pipedTicks = [UInt8](
            repeating: UInt8(truncatingIfNeeded: sequences.lowerBound),
            count: sequences.count * TickCoding.width)
        return record
    }

    /// A batch of one command.
    static func command(_ sequence: Sequence64) -> BatchRecord {
        BatchRecord(
            firstSequence: sequence, lastSequence: sequence, time: Int64(sequence) * 1_000, tickCounts: [],
            commands: [UInt8(truncatingIfNeeded: sequence), 9])
    }
}
