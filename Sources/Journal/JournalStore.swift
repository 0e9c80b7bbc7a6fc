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
    /// When it was last written before it was opened, by the wall clock; nil for a new one.
    public let lastWritten: Timestamp?
    /// Signs checkpoints; nil where the journal is only read.
    let signer: SigningKey?
    private let lock: JournalLock?

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
        let lastWritten = JournalStore.lastWritten(path)
        let signer = try CheckpointKey.open(of: path)
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.writeWithoutTransaction { database in
                try JournalSchema.checkQuickly(database)
                try JournalSchema.migrate(database)
            }
            return JournalStore(path, database, signer: signer, lock: lock, lastWritten: lastWritten)
        } catch {
            throw JournalError(error, path: path)
        }
    }

    /// Whether the journal was opened to be read only.
    public var isView: Bool { lock == nil }

    /// The process that writes the journal; nil where none is known to.
    public var writingProcess: String? { JournalLock.holder(of: path) }

    /// Where the journal lies.
    public var location: SafeText { SafeText(path) }

    /// Opens a journal to be read: another desk may write it meanwhile, and a newer version may have made it.
    ///
    /// - Throws: an error that names the path: no journal there, or one that may not be read.
    public static func view(path: String) throws(JournalError) -> JournalStore {
        try JournalSchema.check(path, isView: true)
        guard JournalSchema.isThere(path) else {
            throw JournalError("there is no journal \(path)", exitCode: JournalError.noInput)
        }
        do {
            let database = try DatabaseQueue(path: viewName(of: path), configuration: viewConfiguration)
            return JournalStore(
                path, database, signer: nil, lock: nil, lastWritten: JournalStore.lastWritten(path))
        } catch {
            throw JournalError(error, path: path)
        }
    }

    private init(
        _ path: String, _ database: DatabaseQueue, signer: SigningKey?, lock: JournalLock?,
        lastWritten: Timestamp?
    ) {
        (self.path, self.database, self.signer, self.lock) = (path, database, signer, lock)
        self.lastWritten = lastWritten
    }

    /// When the file or its log was last written.
    private static func lastWritten(_ path: String) -> Timestamp? {
        [path, path + "-wal"].compactMap { file in
            var facts = stat()
            guard stat(file, &facts) == 0, facts.st_size > 0 else { return nil }
            return Timestamp(
                nanoseconds: Int64(facts.st_mtim.tv_sec) * Timestamp.nanosecondsPerSecond
                    + Int64(facts.st_mtim.tv_nsec))
        }.max()
    }

    /// In a folder that may not be written, SQLite reads a file without a log only if told that nobody changes it.
    private static func viewName(of path: String) -> String {
        guard access(JournalFolder.folder(of: path), W_OK) != 0, access(path + "-wal", F_OK) != 0 else {
            return path
        }
        let plain = path.utf8.allSatisfy {
            $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x61 && $0 <= 0x7A
                || [0x2D, 0x2E, 0x2F, 0x5F].contains($0)
        }
        return plain ? "file:\(path)?immutable=1" : path
    }

    private static var viewConfiguration: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
        return configuration
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

    /// Every run, oldest first.
    public func runs() throws(JournalError) -> [RunRecord] {
        try reading { database in
            try Row.fetchAll(database, sql: "SELECT id, descriptor, finished FROM run ORDER BY id").compactMap
            {
                guard let id = $0.integer("id"), let descriptor = $0.text("descriptor") else { return nil }
                return RunRecord(id: id, descriptor: descriptor, finished: $0.integer("finished") == 1)
            }
        }
    }

    /// Begins a run at a state; its hash chain begins with the state's digest.
    public func beginRun(descriptor: String, initial: SnapshotRecord) throws(JournalError) -> RunRecord {
        let run = try writing { database in
            try database.execute(
                sql: "INSERT INTO run (descriptor, firstLink) VALUES (?, ?)",
                arguments: [descriptor, initial.hash.blob])
            let run = RunRecord(id: database.lastInsertedRowID, descriptor: descriptor, finished: false)
            try JournalStore.insert(initial, run: run, into: database)
            return run
        }
        try signCheckpoint(run, at: initial)
        return run
    }

    /// Marks a run as one whose feeds have all ended.
    public func finishRun(_ run: RunRecord) throws(JournalError) {
        try writing { database in
            try database.execute(sql: "UPDATE run SET finished = 1 WHERE id = ?", arguments: [run.id])
        }
        if let snapshot = try newestSnapshot(run) { try signCheckpoint(run, at: snapshot) }
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
