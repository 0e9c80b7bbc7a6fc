import Desk
import Dispatch
import Synchronization
import Testing
import Units

@testable import Engine
@testable import Journal

@Suite struct JournalWriterTests {
    /// Counts commits and lets a test wait for them.
    private final class Settled: Sendable {
        let signal = DispatchSemaphore(value: 0)
        let failures = Atomic<Int>(0)

        func note(_ error: JournalError?) {
            if error != nil { failures.add(1, ordering: .relaxed) }
            signal.signal()
        }

        func wait() -> Bool { signal.wait(timeout: .now() + RunRecorder.patience) == .success }
    }

    private let scratch = ScratchStore()
    private let settled = Settled()

    private func writer(_ store: JournalStore) throws -> (JournalWriter, RunRecord) {
        let run = try store.beginRun(
            descriptor: "test", initial: SnapshotRecord(sequence: 0, state: DeskState().encoded()))
        let writer = JournalWriter(store: store, run: run, durable: 0) { [settled] in settled.note($0) }
        return (writer, run)
    }

    private func ticks(_ sequences: ClosedRange<Sequence64>) -> BatchRecord {
        BatchRecord(
            firstSequence: sequences.lowerBound, lastSequence: sequences.upperBound, time: 0,
            tickCounts: [UInt32(sequences.count)], commands: [])
    }

    /// A state that has applied so many inputs.
    private func state(_ sequence: Int) -> DeskState {
        var state = DeskState()
        var events: [Event] = []
        state.apply(
            Batch(commands: (0..<sequence).map { .listInstrument(symbol: SafeText("S\($0)")) }), into: &events
        )
        return state
    }

    @Test func `what is gathered is durable once it is committed, in one group`() throws {
        let store = try scratch.open()
        let (writer, run) = try writer(store)
        for sequence in stride(from: Sequence64(1), through: 9, by: 2) {
            writer.append(ticks(sequence...sequence + 1))
        }
        #expect(writer.durableSequence == 0)
        #expect(try store.batches(run, after: 0).isEmpty)
        writer.flush()
        #expect(settled.wait())
        #expect(writer.durableSequence == 10)
        #expect(try store.batches(run, after: 0) == [ticks(1...10)])
    }

    @Test func `while one commit runs the next group gathers`() throws {
        let store = try scratch.open()
        let (writer, run) = try writer(store)
        let (held, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        DispatchQueue(label: "a slow disk").async {
            writer.reading { _, _ in
                held.signal()
                release.wait()
            }
        }
        held.wait()
        writer.append(ticks(1...5))
        writer.flush()
        writer.append(ticks(6...8))
        writer.flush()
        #expect(writer.durableSequence == 0)
        release.signal()
        #expect(settled.wait())
        #expect(writer.durableSequence == 5)
        writer.flush()
        #expect(settled.wait())
        #expect(writer.durableSequence == 8)
        #expect(try store.batches(run, after: 0) == [ticks(1...8)])
    }

    @Test func `a commit that fails is told and moves nothing`() throws {
        let store = try scratch.open()
        let (writer, run) = try writer(store)
        try store.refuseCommits(beyond: 5)
        writer.append(ticks(1...5))
        writer.flush()
        #expect(settled.wait() && settled.failures.load(ordering: .relaxed) == 0)
        writer.append(ticks(6...9))
        writer.flush()
        #expect(settled.wait() && settled.failures.load(ordering: .relaxed) == 1)
        #expect(writer.durableSequence == 5)
        #expect(try store.batches(run, after: 0) == [ticks(1...5)])
    }

    @Test(arguments: [true, false])
    func `closing commits the rest and cuts a snapshot`(runEnded: Bool) throws {
        let store = try scratch.open()
        let (writer, run) = try writer(store)
        writer.append(ticks(1...4))
        try writer.close(state(4), runEnded: runEnded)
        #expect(try store.batches(run, after: 0) == [ticks(1...4)])
        #expect(try store.newestSnapshot(run)?.state == state(4).encoded())
        #expect(try store.latestRun()?.finished == runEnded)
    }

    @Test func `closing says what it could not keep`() throws {
        let store = try scratch.open()
        let (writer, run) = try writer(store)
        try store.refuseCommits(beyond: 3)
        writer.append(ticks(1...4))
        #expect(throws: JournalError.self) { try writer.close(state(4), runEnded: true) }
        #expect(try store.newestSnapshot(run)?.sequence == 0)
        #expect(try store.latestRun()?.finished == false)
    }
}
