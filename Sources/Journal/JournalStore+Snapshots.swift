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
        try signCheckpoint(run, at: snapshot)
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

    /// Returns the state that a run began with, if its bytes are those that were saved.
    public func firstSnapshot(_ run: RunRecord) throws(JournalError) -> SnapshotRecord? {
        try reading { database in
            let first = try Int64.fetchOne(
                database, sql: "SELECT min(sequence) FROM snapshot WHERE run = ?", arguments: [run.id])
            guard let first else { return nil }
            let snapshot = try JournalStore.snapshot(at: first, run: run, in: database)
            return snapshot?.isIntact == true ? snapshot : nil
        }
    }

    /// Returns the digests of the states that are kept of a run, by sequence.
    public func snapshotHashes(_ run: RunRecord) throws(JournalError) -> [Sequence64: SHA256Digest] {
        try reading { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT sequence, hash FROM snapshot WHERE run = ?", arguments: [run.id])
            var hashes: [Sequence64: SHA256Digest] = [:]
            for row in rows {
                guard let sequence = row.integer("sequence") else { continue }
                hashes[Sequence64(bitPattern: sequence)] = row.digest("hash")
            }
            return hashes
        }
    }

    static func snapshot(
        at sequence: Int64, run: RunRecord, in database: Database
    ) throws -> SnapshotRecord? {
        let row = try Row.fetchOne(
            database, sql: "SELECT state, hash FROM snapshot WHERE run = ? AND sequence = ?",
            arguments: [run.id, sequence])
        guard let row, let hash = row.digest("hash"),
            let state = row.blob("state")
        else { return nil }
        return SnapshotRecord(
            sequence: Sequence64(bitPattern: sequence), state: [UInt8](state), hash: hash)
    }

    static func insert(_ snapshot: SnapshotRecord, run: RunRecord, into database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO snapshot (run, sequence, hash, state) VALUES (?, ?, ?, ?)",
            arguments: [run.id, Int64(snapshot.sequence), snapshot.hash.blob, Blob(snapshot.state)])
    }
}
