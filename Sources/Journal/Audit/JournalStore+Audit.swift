import GRDB
import Proofs
import Units

extension JournalStore {
    /// Walks every run's hash chain, states and signed checkpoints.
    ///
    /// Finds an edit, a record that was dropped or moved, a tail that was cut off and a chain that was computed anew.
    /// What came after the last checkpoint is held by the chain alone: an end that was cut off there shows only
    /// against a head that somebody noted.
    ///
    /// - Parameters:
    ///   - key: whose signatures count; nil for the key beside the journal, or whichever signed where that is not there.
    ///   - notedHead: a head that somebody noted, which must still be part of a chain.
    public func audit(
        key: VerifyingKey? = nil, notedHead: SHA256Digest? = nil
    ) throws(JournalError) -> JournalAudit {
        // The checkpoints first: a desk that runs meanwhile writes them after what they sign.
        let file = try CheckpointFile(of: path).read()
        let own = try? CheckpointKey.read(of: path)?.verifyingKey
        var audit = JournalAudit()
        let signed = SignatureCheck(file, key: key ?? own, path: CheckpointFile(of: path).path)
        audit.signer = signed.signer
        audit.findings = signed.findings
        do {
            try database.read { database in
                try walk(database, signed, notedHead: notedHead, into: &audit)
            }
        } catch let error as DatabaseError
            where error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
        {
            audit.findings.append(
                JournalFinding("the file is damaged: \(error.message ?? "SQLite cannot read it")"))
        } catch {
            throw JournalError(error, path: path)
        }
        if !audit.runs.isEmpty, file == nil {
            if own == nil {
                audit.notes.append("no signed checkpoints lie beside the journal: only its chain was checked")
            } else {
                audit.findings.append(JournalFinding("its signed checkpoints are gone, the key is there"))
            }
        }
        return audit
    }

    /// Returns the first thing that is wrong with a run's records and checkpoints; nil when all holds.
    public func firstFinding(in run: RunRecord) throws(JournalError) -> JournalFinding? {
        let file = try CheckpointFile(of: path).read()
        let signed = SignatureCheck(file, key: signer?.verifyingKey, path: CheckpointFile(of: path).path)
        return try reading { database in
            var walk = try RunWalk(run, checkpoints: signed.checkpoints(of: run.id), in: database)
            try walk.walk(database)
            return walk.findings.first
        }
    }

    private func walk(
        _ database: Database, _ signed: SignatureCheck, notedHead: SHA256Digest?,
        into audit: inout JournalAudit
    ) throws {
        let runs = try runs(in: database, findings: &audit.findings)
        var isHeadThere = notedHead == nil
        for run in runs {
            let checkpoints = signed.checkpoints(of: run.id)
            var walk = try RunWalk(run, checkpoints: checkpoints, notedHead: notedHead, in: database)
            try walk.walk(database)
            walk.take(try SnapshotCheck(run, checkpoints: checkpoints, in: database))
            audit.runs.append(walk.audit)
            audit.findings += walk.findings
            isHeadThere = isHeadThere || walk.hasNotedHead
            if checkpoints.isEmpty, let first = signed.firstRun {
                if first < run.id {
                    audit.findings.append(JournalFinding(run: run.id, "its signed checkpoints are missing"))
                } else {
                    audit.notes.append(
                        SafeText("run \(run.id) was begun before checkpoints: only its chain was checked"))
                }
            }
        }
        let known = Set(runs.map(\.id))
        for run in signed.runs where !known.contains(run) {
            audit.findings.append(JournalFinding(run: run, "it is missing: its checkpoints were signed"))
        }
        try findOrphans(database, into: &audit.findings)
        if !isHeadThere, let notedHead {
            audit.findings.append(
                JournalFinding(
                    "no record has the head \(notedHead.hexadecimal): what it stood for was cut off or rewritten"
                ))
        }
        if let words = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), words != "ok" {
            audit.findings.append(JournalFinding("the file is damaged: \(words)"))
        }
    }

    /// The runs, oldest first; a number that is left out is a run that was dropped.
    private func runs(in database: Database, findings: inout [JournalFinding]) throws -> [RunRecord] {
        let rows = try Row.fetchAll(database, sql: "SELECT id, descriptor, finished FROM run ORDER BY id")
        var runs: [RunRecord] = []
        for row in rows {
            guard let id = row.integer("id"), let descriptor = row.text("descriptor"),
                let finished = row.integer("finished"), (0...1).contains(finished)
            else {
                findings.append(JournalFinding(run: row.integer("id"), "its row is damaged"))
                continue
            }
            let next = (runs.last?.id ?? 0) + 1
            if id != next { findings.append(JournalFinding(run: next, "it is missing")) }
            runs.append(RunRecord(id: id, descriptor: descriptor, finished: finished == 1))
        }
        return runs
    }

    /// Records and states of runs that are not there; a few of them say it.
    private func findOrphans(_ database: Database, into findings: inout [JournalFinding]) throws {
        for (table, column) in [("batch", "lastSequence"), ("snapshot", "sequence")] {
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT run, \(column) AS place FROM \(table)
                    WHERE run NOT IN (SELECT id FROM run) ORDER BY run, place LIMIT 16
                    """)
            for row in rows {
                findings.append(
                    JournalFinding(
                        run: row.integer("run"),
                        sequence: row.integer("place").map { Sequence64(bitPattern: $0) },
                        "is of a run that the journal does not have"))
            }
        }
    }
}
