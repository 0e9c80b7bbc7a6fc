import GRDB
import Glibc
import Units

@testable import Journal

/// A journal in a folder of its own; both vanish with the value.
final class ScratchStore {
    private let folder: String
    private var path: String { folder + "/desk.sqlite" }

    init() {
        var template = Array("/tmp/plimsoll-engine-XXXXXX".utf8CString)
        folder = mkdtemp(&template).map { String(cString: $0) } ?? ""
        precondition(!folder.isEmpty, "a test needs a folder under /tmp")
    }

    deinit {
        for end in ["", "-wal", "-shm", "-lock", "-key", "-checkpoints"] { unlink(path + end) }
        rmdir(folder)
    }

    func open() throws -> JournalStore { try JournalStore.open(path: path) }

    /// Opens the journal to be read, as a second desk does.
    func view() throws -> JournalStore { try JournalStore.view(path: path) }
}

extension JournalStore {
    /// Changes the journal as somebody with another program could.
    func tamper(_ statement: String) throws {
        try database.write { try $0.execute(sql: statement) }
    }

    /// From now on every commit beyond a sequence fails.
    func refuseCommits(beyond sequence: Sequence64) throws {
        try tamper(
            """
            CREATE TRIGGER refuse BEFORE INSERT ON batch WHEN NEW.lastSequence > \(sequence)
            BEGIN SELECT RAISE(FAIL, 'no room'); END
            """)
    }

    func takeCommitsAgain() throws { try tamper("DROP TRIGGER refuse") }

    /// From now on the journal has no room, or has some again.
    func setRoom(_ hasRoom: Bool) throws {
        try database.writeWithoutTransaction { database in
            let count = try Int64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(hasRoom ? 1 << 30 : count)")
        }
    }
}
