import GRDB
import Proofs
import Units

extension JournalStore {
    /// Snapshots of a run that are kept beside its first one.
    static let keptSnapshotCount = 3

    /// Keeps a state of a run; the oldest but the first make room.
    public func saveSnapshot(_ snapshot: SnapshotRecord, run: RunRecord) throws(JournalError) {
        try writing { database in
            try JournalStore.insert(snapshot, run: run, into: database)
            try database.execute(
                sql: """
                    DELETE FROM snapshot WHERE run = :run AND sequence NOT IN (
                        SELECT sequence FROM snapshot WHERE run = :run ORDER BY sequence DESC LIMIT :kept
                    ) AND sequence > (SELECT min(sequence) FROM snapshot WHERE run = :run)
                    """,
                arguments: ["run": run.id, "kept": JournalStore.keptSnapshotCount])
        }
    }

    /// Returns the newest snapshot of a run whose bytes are those that were saved; nil without any.
    public func newestSnapshot(_ run: RunRecord) throws(JournalError) -> SnapshotRecord? {
        try reading { database in
            let sequences = try Int64.fetchAll(
                database, sql: "SELECT sequence FROM snapshot WHERE run = ? ORDER BY sequence DESC",
                arguments: [run.id])
            for sequence in sequences {
                let snapshot = try JournalStore.snapshot(at: sequence, run: run, in: database)
                if let snapshot, snapshot.isIntact { return snapshot }
            }
            return nil
        }
    }

    private static func snapshot(
        at sequence: Int64, run: RunRecord, in database: Database
    ) throws -> SnapshotRecord? {
        let row = try Row.fetchOne(
            database, sql: "SELECT state, hash FROM snapshot WHERE run = ? AND sequence = ?",
            arguments: [run.id, sequence])
        guard let row, let hash = SHA256Digest(blob: row["hash"]) else { return nil }
        return SnapshotRecord(
            sequence: Sequence64(sequence), state: [UInt8](row["state"] as Blob), hash: hash)
    }

    static func insert(_ snapshot: SnapshotRecord, run: RunRecord, into database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO snapshot (run, sequence, hash, state) VALUES (?, ?, ?, ?)",
            arguments: [run.id, Int64(snapshot.sequence), snapshot.hash.blob, Blob(snapshot.state)])
    }
}
