import GRDB
import Testing
import Units

@testable import Journal

@Suite struct JournalStoreBatchesTests {
    private let scratch = ScratchJournal()

    @Test func `what was committed is read back, oldest first`() throws {
        let records = [
            Records.command(1), Records.command(2), Records.ticks(3...7, feeds: [2, 0, 3]),
            Records.command(8),
        ]
        let run: RunRecord
        do {
            let store = try scratch.open()
            run = try store.beginTestRun()
            try store.commit(Array(records[..<2]), run: run)
            try store.commit(Array(records[2...]), run: run)
        }
        let store = try scratch.open()
        var joined = records[1]
        joined.lastSequence = 7
        joined.time = 7_000
        joined.tickCounts = [2, 0, 3]
        #expect(try store.batches(run, after: 0) == [records[0], joined, records[3]])
        #expect(try store.batches(run, after: 1) == [joined, records[3]])
        #expect(try store.batches(run, after: 8) == [])
        #expect(try store.firstBrokenSequence(of: run) == nil)
    }

    @Test func `ticks alone grow one row until a snapshot is cut`() throws {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        for start in stride(from: Sequence64(1), through: 91, by: 10) {
            try store.commit([Records.ticks(start...start + 9)], run: run)
        }
        #expect(try store.batches(run, after: 0) == [Records.ticks(1...100)])
        try store.saveSnapshot(SnapshotRecord(sequence: 100, state: [4]), run: run)
        try store.commit([Records.ticks(101...105)], run: run)
        try store.commit([Records.ticks(106...110)], run: run)
        #expect(try store.batches(run, after: 100) == [Records.ticks(101...110)])
        #expect(try store.number("SELECT count(*) FROM batch") == 2)
        #expect(try store.firstBrokenSequence(of: run) == nil)
    }

    @Test(arguments: [2, 5, 10, 12, 13, 0])
    func `a batch that does not follow the last one is refused, and all of its group`(first: Sequence64)
        throws
    {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        try store.commit([Records.ticks(1...10)], run: run)
        #expect {
            try store.commit([Records.ticks(11...11), Records.ticks(first + 1...first + 9)], run: run)
        } throws: { error in
            (error as? JournalError)?.exitCode == 65
                && "\(error)".contains("sequence \(first + 1) does not follow 11")
        }
        #expect(try store.batches(run, after: 0) == [Records.ticks(1...10)])
    }

    @Test func `a batch follows the snapshot that its run began with`() throws {
        let store = try scratch.open()
        let run = try store.beginRun(descriptor: "late", initial: SnapshotRecord(sequence: 6, state: [1]))
        #expect(throws: JournalError.self) { try store.commit([Records.ticks(1...6)], run: run) }
        try store.commit([Records.ticks(7...8)], run: run)
        #expect(try store.batches(run, after: 6) == [Records.ticks(7...8)])
    }

    @Test func `runs do not see each other's batches`() throws {
        let store = try scratch.open()
        let first = try store.beginTestRun("first")
        let second = try store.beginTestRun("second")
        try store.commit([Records.ticks(1...3)], run: second)
        try store.commit([Records.ticks(1...5)], run: first)
        #expect(try store.batches(first, after: 0) == [Records.ticks(1...5)])
        #expect(try store.batches(second, after: 0) == [Records.ticks(1...3)])
    }

    @Test func `a full disk is said in one line and what was committed stays`() throws {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        try store.commit([Records.command(1)], run: run)
        let pages = try store.number("PRAGMA page_count") ?? 0
        try store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
        var record = Records.command(2)
        record.commands = [UInt8](repeating: 1, count: 100_000)
        var failure: JournalError?
        do throws(JournalError) { try store.commit([record], run: run) } catch { failure = error }
        #expect(failure?.exitCode == 74)
        #expect(
            failure?.description
                == "journal \(scratch.path): the disk is full; make room and start again")
        #expect(try store.batches(run, after: 0) == [Records.command(1)])
        #expect(try store.firstBrokenSequence(of: run) == nil)
    }
}

/// Everything that somebody could do to the rows with another program shows in the hash chain.
@Suite struct JournalChainTests {
    private let scratch = ScratchJournal()

    private func broken(after statements: String...) throws -> Sequence64? {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        try store.commit((1...6).map(Records.command), run: run)
        #expect(try store.firstBrokenSequence(of: run) == nil)
        for statement in statements { try store.tamper(statement) }
        return try store.firstBrokenSequence(of: run)
    }

    @Test(arguments: [
        "time = time + 1", "commands = x'0409'", "commands = x'ff'", "tickCounts = x'01000000'",
        "firstSequence = 2", "link = x'00'", "link = zeroblob(32)",
    ])
    func `an edited row is found`(edit: String) throws {
        #expect(try broken(after: "UPDATE batch SET \(edit) WHERE lastSequence = 3") == 3)
    }

    @Test func `a dropped row is found at the next one`() throws {
        #expect(try broken(after: "DELETE FROM batch WHERE lastSequence = 3") == 4)
        #expect(try broken(after: "DELETE FROM batch WHERE run = 2 AND lastSequence = 1") == 2)
    }

    @Test func `two swapped rows are found at the first`() throws {
        let swapped = try broken(
            after: "UPDATE batch SET lastSequence = 99 WHERE lastSequence = 2",
            "UPDATE batch SET lastSequence = 2, firstSequence = 2 WHERE lastSequence = 5",
            "UPDATE batch SET lastSequence = 5, firstSequence = 5 WHERE lastSequence = 99")
        #expect(swapped == 2)
    }

    @Test func `another beginning is found at the first row`() throws {
        #expect(try broken(after: "UPDATE run SET firstLink = zeroblob(32)") == 1)
    }

    @Test func `a run without its first link is damaged`() throws {
        var failure: JournalError?
        do { _ = try broken(after: "UPDATE run SET firstLink = x'00'") } catch {
            failure = error as? JournalError
        }
        #expect(failure?.exitCode == 65)
    }
}
