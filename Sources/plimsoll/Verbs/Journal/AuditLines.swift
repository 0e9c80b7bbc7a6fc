import Formats
import Journal

/// What an audit came to, as lines.
enum AuditLines {
    static func plain(_ audit: JournalAudit) -> [String] {
        var lines = audit.runs.map(plain)
        if let signer = audit.signer { lines.append("key \(signer.hexadecimal)") }
        lines += audit.notes.map { "note: \($0)" }
        lines += audit.findings.map { "WRONG \($0)" }
        let records = "\(audit.recordCount) records of \(audit.runs.count) runs"
        lines.append(
            audit.findings.isEmpty
                ? "ok: \(records); the chain, the states and the checkpoints hold"
                : "\(audit.findings.count) things are not as the desk left them in \(records)")
        return lines
    }

    private static func plain(_ audit: RunAudit) -> String {
        "run \(audit.run.id)\(audit.run.finished ? " finished" : ""): \(audit.recordCount) records, "
            + "sequences \(audit.firstSequence) to \(audit.lastSequence), \(audit.snapshotCount) states, "
            + "\(audit.checkpointCount) checkpoints, head \(audit.head?.hexadecimal ?? "damaged")"
    }

    static func json(_ audit: JournalAudit) -> [String] {
        audit.runs.map(json)
            + audit.findings.map { finding in
                var object = JSONObject()
                object.add("type", text: "finding")
                if let run = finding.run { object.add("run", number: "\(run)") }
                if let sequence = finding.sequence { object.add("record", number: "\(sequence)") }
                object.add("words", text: finding.words.text)
                return object.text
            } + [summary(audit)]
    }

    private static func json(_ audit: RunAudit) -> String {
        var object = JSONObject()
        object.add("type", text: "run")
        object.add("run", number: "\(audit.run.id)")
        object.add("finished", number: audit.run.finished ? "true" : "false")
        object.add("records", number: "\(audit.recordCount)")
        object.add("firstSequence", number: "\(audit.firstSequence)")
        object.add("lastSequence", number: "\(audit.lastSequence)")
        object.add("states", number: "\(audit.snapshotCount)")
        object.add("checkpoints", number: "\(audit.checkpointCount)")
        if let head = audit.head { object.add("head", text: head.hexadecimal) }
        return object.text
    }

    private static func summary(_ audit: JournalAudit) -> String {
        var object = JSONObject()
        object.add("type", text: "verdict")
        object.add("holds", number: audit.findings.isEmpty ? "true" : "false")
        object.add("records", number: "\(audit.recordCount)")
        object.add("findings", number: "\(audit.findings.count)")
        if let signer = audit.signer { object.add("key", text: signer.hexadecimal) }
        return object.text
    }
}
