import GRDB
import Proofs
import Units

extension JournalStore {
    /// Signs what a run has come to, where a snapshot has just closed its last record.
    ///
    /// A later record never changes what came before such a place, so that the checkpoint stays true.
    func signCheckpoint(_ run: RunRecord, at snapshot: SnapshotRecord) throws(JournalError) {
        guard let signer else { return }
        let end = try reading { database in try RunEnd(of: run, in: database) }
        guard end.sequence.map({ $0 <= snapshot.sequence }) ?? true else { return }
        let checkpoint = Checkpoint(
            run: run.id, recordCount: end.recordCount, sequence: end.sequence ?? snapshot.sequence,
            head: end.head,
            state: snapshot.hash, descriptor: SHA256Digest(of: Array(run.descriptor.utf8)),
            isFinished: end.isFinished)
        do {
            try CheckpointFile(of: path).append(try SignedCheckpoint(checkpoint, by: signer))
        } catch let error as JournalError {
            throw error
        } catch {
            throw JournalError(
                "journal \(path): its checkpoint cannot be signed", exitCode: JournalError.inputOutput)
        }
    }

    /// The last link of a run's hash chain: whoever notes it can tell later whether what it stands for is still there.
    public func head(of run: RunRecord) throws(JournalError) -> SHA256Digest {
        try reading { database in try RunEnd(of: run, in: database).head }
    }
}

/// Where a run ends on disk.
private struct RunEnd {
    var recordCount: Int64
    /// Where its last record ends; nil without any.
    var sequence: Sequence64?
    var head: SHA256Digest
    var isFinished: Bool

    init(of run: RunRecord, in database: Database) throws {
        recordCount =
            try Int64.fetchOne(
                database, sql: "SELECT count(*) FROM batch WHERE run = ?", arguments: [run.id])
            ?? 0
        isFinished =
            try Bool.fetchOne(database, sql: "SELECT finished FROM run WHERE id = ?", arguments: [run.id])
            ?? false
        let last = try Row.fetchOne(
            database,
            sql: "SELECT lastSequence, link FROM batch WHERE run = ? ORDER BY lastSequence DESC LIMIT 1",
            arguments: [run.id])
        sequence = last?.integer("lastSequence").map { Sequence64(bitPattern: $0) }
        head = try last?.digest("link") ?? JournalStore.firstLink(of: run, in: database)
    }
}
