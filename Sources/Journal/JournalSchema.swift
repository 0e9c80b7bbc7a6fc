import GRDB
import Glibc

/// How a journal looks as an SQLite file.
enum JournalSchema {
    /// "Plim": marks the file as a journal of this program.
    static let applicationID: Int32 = 0x506C_696D
    /// Grows with every change of the tables.
    static let version: Int32 = 2

    /// Refuses a file that is no journal of ours, before SQLite or anyone else writes to it. One that a newer version
    /// has made may be looked at.
    static func check(_ path: String, isView: Bool = false) throws(JournalError) {
        guard isThere(path) else { return }
        var facts = stat()
        guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, let header = header(of: path)
        else {
            throw refusal(path, "is no regular file that can be read")
        }
        guard header.starts(with: Array("SQLite format 3\0".utf8)), header.count == 100,
            number(in: header, at: 68) == applicationID
        else { throw refusal(path, "exists and is no journal of plimsoll") }
        guard isView || number(in: header, at: 60) <= version else {
            throw refusal(
                path, "was made by a newer plimsoll (plimsoll journal log and verify still read it)")
        }
    }

    /// Has SQLite look whether the file's pages hang together.
    static func checkQuickly(_ database: Database) throws {
        guard let words = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), words != "ok" else {
            return
        }
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: words)
    }

    /// Whether anything but an empty file has that name.
    static func isThere(_ path: String) -> Bool {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return false }
        return facts.st_size > 0 || facts.st_mode & S_IFMT != S_IFREG
    }

    private static func refusal(_ path: String, _ what: String) -> JournalError {
        JournalError("\(path) \(what); name another with --journal PATH", exitCode: JournalError.badData)
    }

    private static func header(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        return Array(bytes.prefix(max(0, count)))
    }

    /// Numbers in the header stand with their most significant byte first.
    private static func number(in header: [UInt8], at offset: Int) -> Int32 {
        Int32(bitPattern: header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// Brings the tables of an older journal up to this version, in one transaction: all of it or nothing.
    static func migrate(_ database: Database) throws {
        guard let found = try Int32.fetchOne(database, sql: "PRAGMA user_version"), found < version else {
            return
        }
        try database.inTransaction {
            // Version 1 had no ticks by value; what it holds, and its hash chain, stay as they are.
            try database.execute(
                sql: """
                    ALTER TABLE batch ADD COLUMN pipedTicks BLOB;
                    PRAGMA user_version = \(version);
                    """)
            return .commit
        }
        // The mark must be in the file itself, where `check` looks for it.
        try database.checkpoint(.truncate)
    }

    /// Makes the tables of a new journal.
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE run (
                    id INTEGER PRIMARY KEY,
                    descriptor TEXT NOT NULL,
                    finished INTEGER NOT NULL DEFAULT 0,
                    firstLink BLOB NOT NULL
                ) STRICT;
                CREATE TABLE batch (
                    run INTEGER NOT NULL REFERENCES run (id),
                    lastSequence INTEGER NOT NULL,
                    firstSequence INTEGER NOT NULL,
                    time INTEGER NOT NULL,
                    tickCounts BLOB NOT NULL,
                    commands BLOB NOT NULL,
                    link BLOB NOT NULL,
                    pipedTicks BLOB,
                    PRIMARY KEY (run, lastSequence)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE snapshot (
                    run INTEGER NOT NULL REFERENCES run (id),
                    sequence INTEGER NOT NULL,
                    hash BLOB NOT NULL,
                    state BLOB NOT NULL,
                    PRIMARY KEY (run, sequence)
                ) STRICT;
                PRAGMA application_id = \(applicationID);
                PRAGMA user_version = \(version);
                """)
    }
}
