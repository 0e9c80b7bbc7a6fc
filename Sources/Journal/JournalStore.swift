import GRDB
import Glibc
import Proofs
import Units

/// The embedded store: runs, their batches in a hash chain, and snapshots of the state.
///
/// SQLite in WAL mode with `synchronous=FULL`: what `commit` has returned from survives a crash of the
/// program and of the machine. One desk at a time holds a journal.
public final class JournalStore: Sendable {
    let path: String
    let database: DatabaseQueue
    private let lock: JournalLock

    /// Opens a journal, or makes one where there is none.
    ///
    /// - Throws: an error that names the path: a folder that is not safe, a file that is no journal, a
    ///   journal that another desk holds.
    public static func open(path: String) throws(JournalError) -> JournalStore {
        try JournalFolder.check(of: path)
        try JournalSchema.check(path)
        let lock = try JournalLock(of: path)
        let previousMask = umask(0o077)
        defer { umask(previousMask) }
        if !JournalSchema.isThere(path) { try JournalDraft.make(path, configuration: configuration) }
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.writeWithoutTransaction(JournalSchema.migrate)
            return JournalStore(path: path, database: database, lock: lock)
        } catch {
            throw JournalError(error, path: path)
        }
    }

    private init(path: String, database: DatabaseQueue, lock: JournalLock) {
        self.path = path
        self.database = database
        self.lock = lock
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            // GRDB's own WAL mode ends with `synchronous = NORMAL`, which loses commits with the power.
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    PRAGMA trusted_schema = OFF;
                    """)
        }
        return configuration
    }

    /// The run that was begun last; nil in a new journal.
    public func latestRun() throws(JournalError) -> RunRecord? {
        try reading { database in
            try Row.fetchOne(
                database, sql: "SELECT id, descriptor, finished FROM run ORDER BY id DESC LIMIT 1"
            )
            .map { RunRecord(id: $0["id"], descriptor: $0["descriptor"], finished: $0["finished"]) }
        }
    }

    /// Begins a run at a state; its hash chain begins with the state's digest.
    public func beginRun(descriptor: String, initial: SnapshotRecord) throws(JournalError) -> RunRecord {
        try writing { database in
            try database.execute(
                sql: "INSERT INTO run (descriptor, firstLink) VALUES (?, ?)",
                arguments: [descriptor, initial.hash.blob])
            let run = RunRecord(id: database.lastInsertedRowID, descriptor: descriptor, finished: false)
            try JournalStore.insert(initial, run: run, into: database)
            return run
        }
    }

    /// Marks a run as one whose feeds have all ended.
    public func finishRun(_ run: RunRecord) throws(JournalError) {
        try writing { database in
            try database.execute(sql: "UPDATE run SET finished = 1 WHERE id = ?", arguments: [run.id])
        }
    }

    func reading<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do { return try database.read(body) } catch { throw JournalError(error, path: path) }
    }

    func writing<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try database.write(body)
        } catch let error as JournalError {
            throw error
        } catch {
            throw JournalError(error, path: path)
        }
    }
}
