import GRDB
import Proofs
import Units

/// Follows one run of a journal record by record: what does not follow from what came before is a finding.
struct RunWalk {
    private(set) var audit: RunAudit
    private(set) var findings: [JournalFinding] = []
    private let checkpoints: [Checkpoint]
    private let notedHead: SHA256Digest?
    private(set) var hasNotedHead = false
    private var link: SHA256Digest?
    /// Checkpoints whose record has come.
    private var passed = 0

    /// Begins at a run's first link.
    ///
    /// - Parameters:
    ///   - checkpoints: those of the run, oldest first.
    ///   - notedHead: a link that somebody noted and looks for.
    init(_ run: RunRecord, checkpoints: [Checkpoint], notedHead: SHA256Digest? = nil, in database: Database)
        throws
    {
        audit = RunAudit(run)
        audit.checkpointCount = checkpoints.count
        self.checkpoints = checkpoints
        self.notedHead = notedHead
        let row = try Row.fetchOne(
            database, sql: "SELECT firstLink FROM run WHERE id = ?", arguments: [run.id])
        link = row?.digest("firstLink")
        if link == nil { find("its first link is no digest") }
        let first = try Row.fetchOne(
            database, sql: "SELECT min(sequence) AS sequence FROM snapshot WHERE run = ?", arguments: [run.id]
        )
        if let sequence = first?.integer("sequence").map({ Sequence64(bitPattern: $0) }) {
            (audit.firstSequence, audit.lastSequence) = (sequence, sequence)
        } else {
            find("its first state is missing")
        }
        audit.head = link
        noteHead(link)
    }

    /// Walks to the end.
    mutating func walk(_ database: Database) throws {
        comparePassed(at: audit.lastSequence)
        do {
            let rows = try Row.fetchCursor(
                database, sql: "SELECT * FROM batch WHERE run = ? ORDER BY lastSequence",
                arguments: [audit.run.id])
            while let row = try rows.next() { take(row) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            find("what follows cannot be read: the file is damaged", at: audit.lastSequence)
        }
        finish()
    }

    private mutating func take(_ row: Row) {
        audit.recordCount += 1
        guard let record = try? BatchRecord(row: row), let stored = row.digest("link") else {
            return find("is not as it was written: a column is damaged", at: named(row))
        }
        let isInPlace =
            record.firstSequence == audit.lastSequence &+ 1 && record.lastSequence >= record.firstSequence
        let isWritten = link.map { record.link(after: $0) == stored } ?? false
        if !isInPlace {
            findDisplaced(record)
        } else if !isWritten {
            find("was edited, or another came before it", at: record.lastSequence)
        }
        (link, audit.head, audit.lastSequence) = (stored, stored, record.lastSequence)
        noteHead(stored)
        comparePassed(at: record.lastSequence)
    }

    private mutating func findDisplaced(_ record: BatchRecord) {
        if record.firstSequence > audit.lastSequence &+ 1, record.lastSequence >= record.firstSequence {
            find(
                "sequences \(audit.lastSequence &+ 1) to \(record.firstSequence - 1) before it are missing",
                at: record.lastSequence)
        } else {
            find("is out of order: it begins at sequence \(record.firstSequence)", at: record.lastSequence)
        }
    }

    /// Compares the checkpoints up to a sequence with the chain there.
    private mutating func comparePassed(at sequence: Sequence64) {
        while passed < checkpoints.count, checkpoints[passed].sequence <= sequence {
            let checkpoint = checkpoints[passed]
            passed += 1
            if checkpoint.sequence < sequence {
                find(
                    "no record ends at sequence \(checkpoint.sequence), where a checkpoint was signed",
                    at: sequence)
            } else if checkpoint.head != link {
                find("the chain was rewritten: its link is not the one that was signed", at: sequence)
            } else if checkpoint.recordCount != audit.recordCount {
                find(
                    "\(checkpoint.recordCount) records were signed up to here, not \(audit.recordCount)",
                    at: sequence)
            }
        }
    }

    /// What was signed and did not come is a tail that is missing.
    private mutating func finish() {
        if passed < checkpoints.count, let last = checkpoints.last {
            find(
                "its tail is missing: record \(last.sequence) was signed, the journal ends here",
                at: audit.lastSequence)
        }
        let descriptor = SHA256Digest(of: Array(audit.run.descriptor.utf8))
        if checkpoints.contains(where: { $0.descriptor != descriptor }) {
            find("its descriptor was edited: another one was signed")
        }
        if checkpoints.last?.isFinished == true, !audit.run.finished {
            find("it was signed as finished and is not marked so")
        }
    }

    private mutating func noteHead(_ link: SHA256Digest?) {
        if let link, link == notedHead { hasNotedHead = true }
    }

    private func named(_ row: Row) -> Sequence64? {
        row.integer("lastSequence").map { Sequence64(bitPattern: $0) }
    }

    private mutating func find(_ words: String, at sequence: Sequence64? = nil) {
        findings.append(JournalFinding(run: audit.run.id, sequence: sequence, words))
    }

    /// Takes what a look at the run's states has found.
    mutating func take(_ snapshots: SnapshotCheck) {
        audit.snapshotCount = snapshots.count
        findings += snapshots.findings
    }
}
