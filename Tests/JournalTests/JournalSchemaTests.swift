import Glibc
import Testing
import Units

@testable import Journal

@Suite struct JournalSchemaTests {
    private let scratch = ScratchJournal()

    private func expectRefusal(_ words: String) {
        let failure = scratch.failure()
        #expect(failure?.exitCode == 65)
        #expect(failure?.description == "\(scratch.path) \(words); name another with --journal PATH")
    }

    @Test func `a text file is no journal and is not touched`() throws {
        let text = Array("my notes: do not lose\n".utf8)
        scratch.write(text)
        expectRefusal("exists and is no journal of plimsoll")
        #expect(scratch.names == ["desk.sqlite"])
        let stream = fopen(scratch.path, "r")
        var bytes = [UInt8](repeating: 0, count: 100)
        #expect(fread(&bytes, 1, 100, stream) == text.count && Array(bytes.prefix(text.count)) == text)
        fclose(stream)
    }

    @Test func `an SQLite file of another program is no journal`() throws {
        do {
            let store = try scratch.open()
            try store.tamper("PRAGMA application_id = 0")
        }
        expectRefusal("exists and is no journal of plimsoll")
    }

    @Test func `a journal of a newer version is refused`() throws {
        do {
            let store = try scratch.open()
            try store.tamper("PRAGMA user_version = 3")
        }
        expectRefusal("was made by a newer plimsoll (plimsoll journal log and verify still read it)")
    }

    @Test func `a journal of the first version is brought up to date and its chain holds`() throws {
        let records = [Records.command(1), Records.ticks(2...9, feeds: [5, 3])]
        let run: RunRecord
        do {
            let store = try scratch.open()
            run = try store.beginTestRun()
            try store.commit(records, run: run)
            try store.tamper("ALTER TABLE batch DROP COLUMN pipedTicks; PRAGMA user_version = 1")
        }
        for _ in 0..<2 {
            let store = try scratch.open()
            #expect(try store.firstBrokenSequence(of: run) == nil)
            #expect(try store.batches(run, after: 0).map(\.lastSequence) == [9])
            #expect(try store.number("PRAGMA user_version") == Int64(JournalSchema.version))
        }
        let store = try scratch.open()
        try store.commit([Records.piped(10...11)], run: run)
        let last = try store.batches(run, after: 9)
        #expect(last.map(\.lastSequence) == [11])
        #expect(last.first?.pipedTicks == Records.piped(10...11).pipedTicks)
        #expect(try store.firstBrokenSequence(of: run) == nil)
    }

    @Test func `a header that is cut short is no journal`() {
        scratch.write(Array("SQLite format 3\0".utf8))
        expectRefusal("exists and is no journal of plimsoll")
    }

    @Test
    func `a pipe, a folder and a link are no journal`() {
        #expect(mkfifo(scratch.path, 0o600) == 0)
        expectRefusal("is no regular file that can be read")
        #expect(unlink(scratch.path) == 0 && mkdir(scratch.path, 0o700) == 0)
        expectRefusal("is no regular file that can be read")
        #expect(rmdir(scratch.path) == 0 && symlink("/etc/passwd", scratch.path) == 0)
        expectRefusal("is no regular file that can be read")
    }

    @Test func `a journal whose pages are damaged is kept and another is asked for`() throws {
        do {
            let store = try scratch.open()
            _ = try store.beginTestRun()
        }
        let stream = fopen(scratch.path, "r+")
        fseek(stream, 100, SEEK_SET)
        let noise = [UInt8](repeating: 0xEE, count: 8_000)
        #expect(fwrite(noise, 1, noise.count, stream) == noise.count)
        fclose(stream)
        var failure: JournalError?
        do throws(JournalError) { _ = try scratch.open().latestRun() } catch { failure = error }
        #expect(failure?.exitCode == 65)
        #expect(failure?.description.contains("is damaged; keep it for inspection") == true)
    }
}
