import Glibc
import Testing
import Units

@testable import Journal

@Suite struct JournalStoreTests {
    private let scratch = ScratchJournal()

    @Test func `a new journal has no run`() throws {
        #expect(try scratch.open().latestRun() == nil)
    }

    @Test func `runs are numbered and the last one is found when the journal is opened again`() throws {
        do {
            let store = try scratch.open()
            #expect(try store.beginTestRun("first").id == 1)
            #expect(
                try store.beginTestRun("second") == RunRecord(id: 2, descriptor: "second", finished: false))
        }
        #expect(try scratch.open().latestRun() == RunRecord(id: 2, descriptor: "second", finished: false))
    }

    @Test func `a finished run stays finished`() throws {
        do {
            let store = try scratch.open()
            let run = try store.beginTestRun()
            try store.finishRun(run)
        }
        #expect(try scratch.open().latestRun()?.finished == true)
    }

    @Test func `a descriptor is kept as it was`() throws {
        let text = "recorded | prices Ξ /a 'b' \"c\"; DROP TABLE run;"
        let store = try scratch.open()
        _ = try store.beginTestRun(text)
        #expect(try store.latestRun()?.descriptor == text)
    }

    @Test func `nobody else may read a journal`() throws {
        let store = try scratch.open()
        _ = try store.beginTestRun()
        for name in scratch.names {
            var facts = stat()
            #expect(
                stat("\(scratch.folder)/\(name)", &facts) == 0 && facts.st_mode & 0o777 == 0o600, "\(name)")
        }
    }

    @Test func `what is committed is committed with full synchronisation in WAL mode`() throws {
        let store = try scratch.open()
        #expect(try store.number("PRAGMA synchronous") == 2)
        #expect(scratch.names.contains("desk.sqlite-wal"))
    }

    @Test func `an empty file becomes a journal`() throws {
        scratch.write([])
        _ = try scratch.open().beginTestRun()
        #expect(try scratch.open().latestRun()?.id == 1)
    }

    @Test func `what is left of a journal that was half made is made anew`() throws {
        let draft = "\(scratch.folder)/desk.sqlite-new"
        let stream = fopen(draft, "w")
        fputs("SQLite format 3, and then the power failed", stream)
        fclose(stream)
        _ = try scratch.open().beginTestRun()
        #expect(try scratch.open().latestRun()?.id == 1)
        #expect(!scratch.names.contains("desk.sqlite-new"))
    }

    @Test func `the log that a removed journal left behind is not read into a new one`() throws {
        do {
            let store = try scratch.open()
            _ = try store.beginTestRun("removed")
            #expect(link(scratch.path + "-wal", scratch.path + "-kept") == 0)
        }
        #expect(unlink(scratch.path) == 0)
        #expect(rename(scratch.path + "-kept", scratch.path + "-wal") == 0)
        #expect(try scratch.open().latestRun() == nil)
    }

    @Test func `a view reads what the writer has committed, and can change nothing`() throws {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        let view = try JournalStore.view(path: scratch.path)
        #expect(view.isView && !store.isView && view.writingProcess == "\(getpid())")
        try store.commit([Records.command(1)], run: run)
        #expect(try view.batches(run, after: 0) == [Records.command(1)])
        #expect(throws: JournalError.self) { try view.commit([Records.command(2)], run: run) }
        #expect(throws: JournalError.self) { try view.beginTestRun() }
    }

    @Test func `a view of nothing ends with 66, and makes nothing`() {
        var failure: JournalError?
        do throws(JournalError) { _ = try JournalStore.view(path: scratch.path) } catch { failure = error }
        #expect(failure?.exitCode == 66 && scratch.names.isEmpty)
    }

    @Test func `a view reads a journal of a newer version`() throws {
        do {
            let store = try scratch.open()
            _ = try store.beginTestRun("newer")
            try store.tamper("PRAGMA user_version = 99")
        }
        #expect(scratch.failure()?.exitCode == 65)
        #expect(try JournalStore.view(path: scratch.path).latestRun()?.descriptor == "newer")
    }

    @Test func `a journal whose pages do not hang together is not opened`() throws {
        do {
            let store = try scratch.open()
            let run = try store.beginTestRun()
            try store.commit((1...400).map(Records.command), run: run)
        }
        let file = Glibc.open(scratch.path, O_RDWR)
        var bytes = [UInt8](repeating: 0xFF, count: 4_096)
        // Every page but the first two holds nothing that makes sense.
        var facts = stat()
        fstat(file, &facts)
        for page in stride(from: 8_192, to: Int(facts.st_size), by: 4_096) {
            pwrite(file, &bytes, bytes.count, page)
        }
        close(file)
        let failure = scratch.failure()
        #expect(failure?.exitCode == 65 && failure?.isDamage == true)
    }
}
