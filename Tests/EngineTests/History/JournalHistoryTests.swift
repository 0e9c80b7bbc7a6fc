import Desk
import Proofs
import Reports
import Testing
import Units

@testable import Engine
@testable import Journal

@Suite struct JournalHistoryTests {
    private let scratch = ScratchStore()
    private let market = TestMarket(seed: 51, ticksPerFeed: 400)

    private func run() throws -> RunSummary? {
        let recorder = RunRecorder()
        let engine = try TradingEngine(
            market.plan(), pace: .unbounded, journal: try scratch.open(), observer: recorder.observer())
        engine.start()
        let summary = recorder.wait()
        try engine.stop()
        return summary
    }

    private func history() throws -> JournalHistory {
        let store = try scratch.view()
        return try JournalHistory(try #require(try store.latestRun()), in: store, plan: market.plan())
    }

    @Test func `a run applied again comes to every state that was kept, and the same events`() throws {
        let summary = try #require(try run())
        var falls = 0
        let outcome = try history().walk { step in
            falls += step.events.count { if case .accountFellBelowLine = $0 { true } else { false } }
        }
        #expect(outcome.comparisons.count == 2 && outcome.comparisons.allSatisfy(\.isEqual))
        #expect(SafeText(outcome.stateHash.hexadecimal) == summary.stateHash)
        #expect(falls == summary.crossingCount && falls > 0)
    }

    @Test func `a state that is another one differs`() throws {
        _ = try run()
        let other = SHA256Digest(of: [1]).hexadecimal
        try scratch.open().tamper(
            "UPDATE snapshot SET hash = x'\(other)' WHERE sequence = (SELECT max(sequence) FROM snapshot)")
        #expect(try history().walk().comparisons.map(\.isEqual) == [true, false])
    }

    @Test func `another market is refused and named`() throws {
        _ = try run()
        let store = try scratch.view()
        let latest = try #require(try store.latestRun())
        #expect {
            _ = try JournalHistory(latest, in: store, plan: market.plan(descriptor: "another"))
        } throws: { error in
            guard case .otherPlan(run: 1, made: "test seed 51")? = error as? DeskPlanError else {
                return false
            }
            return true
        }
    }
}
