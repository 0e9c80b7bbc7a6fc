import Glibc
import Proofs
import Testing
import Units

@testable import Journal

@Suite struct JournalStoreAuditTests {
    private let journal: AuditedJournal

    init() throws { journal = try AuditedJournal() }

    @Test func `a journal that was let be holds, and says what is in it`() throws {
        let audit = try JournalStore.view(path: journal.scratch.path).audit()
        #expect(audit.findings.isEmpty && audit.notes.isEmpty)
        let run = try #require(audit.runs.first)
        #expect(run.recordCount == 9 && run.firstSequence == 1_000 && run.lastSequence == 1_009)
        #expect(run.snapshotCount == 3 && run.checkpointCount == 3)
        #expect(audit.signer == (try CheckpointKey.read(of: journal.scratch.path))?.verifyingKey)
    }

    @Test(arguments: [
        "time = time + 1", "commands = x'0409'", "tickCounts = x'01000000'", "pipedTicks = x'01'",
        "link = zeroblob(32)", "link = x'00'", "time = -1",
    ])
    func `an edit is found at its record`(edit: String) throws {
        let findings = try journal.findings(
            after: "UPDATE batch SET \(edit) WHERE lastSequence = 1004")
        #expect(findings.first?.hasPrefix("run 1, record 1004: ") == true, "\(findings)")
    }

    @Test func `a record that was dropped is found at the one behind it`() throws {
        let findings = try journal.findings(after: "DELETE FROM batch WHERE lastSequence = 1003")
        #expect(
            findings.first == "run 1, record 1004: sequences 1003 to 1003 before it are missing")
    }

    @Test func `records that changed places are found at the first`() throws {
        let findings = try journal.findings(
            after: "UPDATE batch SET lastSequence = 9999 WHERE lastSequence = 1002",
            "UPDATE batch SET lastSequence = 1002, firstSequence = 1002 WHERE lastSequence = 1005",
            "UPDATE batch SET lastSequence = 1005, firstSequence = 1005 WHERE lastSequence = 9999")
        #expect(findings.first == "run 1, record 1002: was edited, or another came before it")
        let displaced = try journal.findings(
            after: "UPDATE batch SET firstSequence = 1001 WHERE lastSequence = 1008")
        #expect(displaced.contains("run 1, record 1008: is out of order: it begins at sequence 1001"))
    }

    @Test func `a tail that was cut off is found at what is the last record now`() throws {
        let findings = try journal.findings(
            after: "DELETE FROM batch WHERE lastSequence > 1007",
            "DELETE FROM snapshot WHERE sequence > 1007")
        #expect(
            findings == [
                "run 1, record 1007: its tail is missing: record 1009 was signed, the journal ends here"
            ])
    }

    @Test func `a chain that was computed anew is found at the first checkpoint behind the change`() throws {
        let signed = journal.bytes(of: journal.checkpoints)
        var records = AuditedJournal.records
        records[2].commands = [66]
        do {
            let store = try journal.scratch.open()
            try store.tamper("DELETE FROM batch; DELETE FROM snapshot; DELETE FROM run")
            try AuditedJournal.fill(store, records)
        }
        #expect(journal.bytes(of: journal.checkpoints).count > signed.count)
        unlink(journal.checkpoints)
        let stream = fopen(journal.checkpoints, "w")
        fwrite(signed, 1, signed.count, stream)
        fclose(stream)
        #expect(
            try journal.findings() == [
                "run 1, record 1006: the chain was rewritten: its link is not the one that was signed",
                "run 1, record 1009: the chain was rewritten: its link is not the one that was signed",
            ])
    }

    @Test func `a head that was noted is found, until it is cut off`() throws {
        let head: SHA256Digest
        do {
            let store = try journal.scratch.open()
            let run = try #require(try store.latestRun())
            head = try store.head(of: run)
            try store.commit([Records.command(1_010)], run: run)
        }
        let other = SHA256Digest(of: [9])
        let store = try JournalStore.view(path: journal.scratch.path)
        #expect(try store.audit(notedHead: head).findings.isEmpty)
        #expect(
            try store.audit(notedHead: other).findings.map(\.description) == [
                "no record has the head \(other.hexadecimal): what it stood for was cut off or rewritten"
            ])
    }

    @Test func `a state that was edited, moved or taken away is found`() throws {
        let edited = try journal.findings(after: "UPDATE snapshot SET state = x'0405' WHERE sequence = 1006")
        #expect(edited == ["run 1: the state at sequence 1006 is damaged: its digest does not fit"])
        let digest = SHA256Digest(of: [4, 5]).hexadecimal
        let fitted = try journal.findings(
            after: "UPDATE snapshot SET hash = x'\(digest)' WHERE sequence = 1006")
        #expect(fitted == ["run 1: the state at sequence 1006 is not the one that was signed"])
        let moved = try journal.findings(
            after: "UPDATE snapshot SET sequence = 1011 WHERE sequence = 1006")
        #expect(moved == ["run 1: the state at sequence 1011 is of no place where a record ends"])
        let first = try journal.findings(after: "DELETE FROM snapshot WHERE sequence = 1000")
        #expect(!first.isEmpty)
    }

    @Test func `a run that was dropped, renamed or unmarked is found`() throws {
        do {
            let store = try journal.scratch.open()
            let run = try store.beginTestRun("second")
            try store.finishRun(run)
        }
        #expect(try journal.findings().isEmpty)
        #expect(
            try journal.findings(after: "UPDATE run SET finished = 0 WHERE id = 2") == [
                "run 2: it was signed as finished and is not marked so"
            ])
        #expect(
            try journal.findings(
                after: "UPDATE run SET finished = 1 WHERE id = 2",
                "UPDATE run SET descriptor = 'other' WHERE id = 1") == [
                    "run 1: its descriptor was edited: another one was signed"
                ])
        let dropped = try journal.findings(
            after: "UPDATE run SET descriptor = 'audited' WHERE id = 1",
            "DELETE FROM snapshot WHERE run = 2", "DELETE FROM run WHERE id = 2")
        #expect(dropped == ["run 2: it is missing: its checkpoints were signed"])
    }

    @Test func `checkpoints that are gone, edited or of another key are found`() throws {
        let signed = String(decoding: journal.bytes(of: journal.checkpoints), as: UTF8.self)
        try write(signed.replacing("records 6 ", with: "records 7 "))
        #expect(try journal.findings().count == 1)
        try write(signed + "and more\n")
        #expect(try journal.findings() == ["line 4 of \(journal.checkpoints) is no checkpoint"])
        try write(signed)
        let store = try JournalStore.view(path: journal.scratch.path)
        #expect(try store.audit(key: SigningKey().verifyingKey).findings.count == 3)
        unlink(journal.checkpoints)
        #expect(try journal.findings() == ["its signed checkpoints are gone, the key is there"])
        unlink(journal.scratch.path + "-key")
        let audit = try store.audit()
        #expect(audit.findings.isEmpty && audit.notes.count == 1)
    }

    private func write(_ text: String) throws {
        let stream = fopen(journal.checkpoints, "w")
        fputs(text, stream)
        fclose(stream)
    }

    @Test func `a line that a crash cut short is no finding, and the next one takes its place`() throws {
        let signed = String(decoding: journal.bytes(of: journal.checkpoints), as: UTF8.self)
        try write(signed + "run 1 records 9 sequ")
        #expect(try journal.findings().isEmpty)
        do {
            let store = try journal.scratch.open()
            _ = try store.beginTestRun("second")
        }
        let now = String(decoding: journal.bytes(of: journal.checkpoints), as: UTF8.self)
        #expect(now.hasPrefix(signed + "run 2 records 0 ") && now.hasSuffix("\n"))
        #expect(try journal.findings().isEmpty)
    }

    @Test func `another journal in this one's place is found`() throws {
        let other = try AuditedJournal()
        var records = AuditedJournal.records
        records[0].commands = [1]
        do {
            let store = try other.scratch.open()
            try store.tamper("DELETE FROM batch; DELETE FROM snapshot; DELETE FROM run")
            try AuditedJournal.fill(store, records)
        }
        #expect(rename(other.scratch.path, journal.scratch.path) == 0)
        #expect(
            try journal.findings().first
                == "run 1, record 1006: the chain was rewritten: its link is not the one that was signed")
    }

    @Test func `a desk that goes on finds what an audit finds`() throws {
        let run: RunRecord
        do {
            let store = try journal.scratch.open()
            run = try #require(try store.latestRun())
            #expect(try store.firstFinding(in: run) == nil)
            try store.tamper("DELETE FROM batch WHERE lastSequence > 1007")
        }
        let finding = try journal.scratch.open().firstFinding(in: run)
        #expect(finding?.sequence == 1_007 && finding?.words.text.contains("its tail is missing") == true)
    }
}
