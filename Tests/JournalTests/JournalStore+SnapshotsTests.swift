import Journal
import Testing
import Units

@Suite struct JournalStoreSnapshotsTests {
    private let scratch = ScratchJournal()

    private func snapshot(_ sequence: Sequence64) -> SnapshotRecord {
        SnapshotRecord(sequence: sequence, state: (0..<200).map { UInt8(truncatingIfNeeded: $0 + sequence) })
    }

    @Test func `the newest snapshot of a run is found`() throws {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        #expect(try store.newestSnapshot(run) == SnapshotRecord(sequence: 0, state: [1, 2, 3]))
        try store.saveSnapshot(snapshot(10), run: run)
        try store.saveSnapshot(snapshot(20), run: run)
        let other = try store.beginTestRun("other")
        #expect(try store.newestSnapshot(run) == snapshot(20))
        #expect(try store.newestSnapshot(other)?.sequence == 0)
    }

    @Test func `a snapshot of the same sequence takes the place of the old one`() throws {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        try store.saveSnapshot(SnapshotRecord(sequence: 5, state: [1]), run: run)
        try store.saveSnapshot(SnapshotRecord(sequence: 5, state: [2]), run: run)
        #expect(try store.newestSnapshot(run)?.state == [2])
    }

    @Test(arguments: [
        "state = substr(state, 1, 199)", "state = x''", "hash = zeroblob(32)", "hash = x'00'",
        "state = CAST(substr(state, 1, 77) || x'00' || substr(state, 79) AS BLOB)",
    ])
    func `a damaged snapshot is passed over for the one before it`(damage: String) throws {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        for sequence in [10, 20, 30] as [Sequence64] { try store.saveSnapshot(snapshot(sequence), run: run) }
        try store.tamper("UPDATE snapshot SET \(damage) WHERE sequence = 30")
        #expect(try store.newestSnapshot(run) == snapshot(20))
        try store.tamper("UPDATE snapshot SET \(damage) WHERE sequence = 20")
        #expect(try store.newestSnapshot(run) == snapshot(10))
    }

    @Test func `when every snapshot is damaged there is none`() throws {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        try store.tamper("UPDATE snapshot SET state = x'00'")
        #expect(try store.newestSnapshot(run) == nil)
    }

    @Test func `the first snapshot and the three newest are kept`() throws {
        let store = try scratch.open()
        let run = try store.beginTestRun()
        let other = try store.beginTestRun("other")
        for sequence in stride(from: Sequence64(10), through: 90, by: 10) {
            try store.saveSnapshot(snapshot(sequence), run: run)
        }
        #expect(
            try store.number("SELECT group_concat(sequence, '') FROM snapshot WHERE run = 1") == 0_708_090)
        #expect(try store.newestSnapshot(other)?.sequence == 0)
    }
}
