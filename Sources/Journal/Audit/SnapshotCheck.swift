import Desk
import GRDB
import Proofs
import Units

/// Looks at the states that are kept of a run: each must be whole, and of a place where a record ends.
struct SnapshotCheck {
    private(set) var count = 0
    private(set) var findings: [JournalFinding] = []

    init(_ run: RunRecord, checkpoints: [Checkpoint], in database: Database) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT sequence, EXISTS (
                    SELECT 1 FROM batch WHERE batch.run = snapshot.run AND lastSequence = sequence
                ) AS ends FROM snapshot WHERE run = ? ORDER BY sequence
                """, arguments: [run.id])
        for row in rows {
            guard let sequence = row.integer("sequence") else {
                findings.append(JournalFinding(run: run.id, "a state is of no sequence"))
                continue
            }
            let words = try problem(
                at: sequence, isFirst: count == 0, ends: row.integer("ends") == 1, run: run,
                checkpoints: checkpoints, in: database)
            count += 1
            if let words {
                findings.append(
                    JournalFinding(
                        run: run.id, "the state at sequence \(Sequence64(bitPattern: sequence)) \(words)"))
            }
        }
    }

    private func problem(
        at sequence: Int64, isFirst: Bool, ends: Bool, run: RunRecord, checkpoints: [Checkpoint],
        in database: Database
    ) throws -> String? {
        guard let snapshot = try JournalStore.snapshot(at: sequence, run: run, in: database),
            snapshot.isIntact
        else { return "is damaged: its digest does not fit" }
        guard isFirst || ends else { return "is of no place where a record ends" }
        if let stated = DeskState.sequence(ofEncoded: snapshot.state), stated != snapshot.sequence {
            return "is that of sequence \(stated)"
        }
        if isFirst, try JournalStore.firstLink(of: run, in: database) != snapshot.hash {
            return "is not the one that the chain begins with"
        }
        let signed = checkpoints.filter { $0.sequence == snapshot.sequence }
        guard signed.allSatisfy({ $0.state == snapshot.hash }) else {
            return "is not the one that was signed"
        }
        return nil
    }
}
