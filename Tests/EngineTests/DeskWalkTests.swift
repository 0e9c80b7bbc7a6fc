import Desk
import Proofs
import Reports
import Testing
import Units

@testable import Engine
@testable import Journal

@Suite struct DeskWalkTests {
    private let scratch = ScratchStore()

    private func hash(_ state: DeskState) -> SafeText {
        SafeText(SHA256Digest(of: state.encoded()).hexadecimal)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a walk comes to what every other run comes to`(seed: UInt64) throws {
        let market = TestMarket(seed: seed, ticksPerFeed: 700)
        var walk = try DeskWalk(market.plan())
        var (sequence, crossed) = (walk.state.sequence, 0)
        walk.run { before, events, after in
            #expect(before.sequence == sequence)
            sequence = after.sequence
            for case .accountFellBelowLine in events { crossed += 1 }
        }
        let expected = ExpectedRun(market).summary
        #expect(hash(walk.state) == expected.stateHash)
        #expect(crossed == expected.crossingCount)
    }

    @Test func `a step holds the ticks of one second`() throws {
        let market = TestMarket(seed: 9, ticksPerFeed: 400)
        var walk = try DeskWalk(market.plan())
        var seconds: [Int64] = []
        walk.run { _, _, after in seconds.append(after.time.nanoseconds / 1_000_000_000) }
        #expect(seconds == seconds.sorted())
        #expect(Set(market.ticks.map { $0.time.nanoseconds / 1_000_000_000 }).count <= seconds.count)
    }

    @Test func `a walk stops at a moment and goes on from there`() throws {
        let market = TestMarket(seed: 3, ticksPerFeed: 500)
        let ticks = market.ticks
        var walk = try DeskWalk(market.plan())
        walk.run(to: ticks[ticks.count / 2].time) { _, _, _ in }
        #expect(walk.state.tickCount == UInt64(ticks.prefix { $0.time <= ticks[ticks.count / 2].time }.count))
        walk.run { _, _, _ in }
        #expect(hash(walk.state) == ExpectedRun(market).summary.stateHash)
    }

    @Test func `a walk through a journal comes to where the desk stood`() throws {
        let market = TestMarket(seed: 6, ticksPerFeed: 500)
        let recorder = RunRecorder()
        let engine = try TradingEngine(
            market.plan(), pace: .unbounded, journal: try scratch.open(), observer: recorder.observer())
        engine.submit(.acknowledgeAllAlerts)
        engine.start()
        let summary = try #require(recorder.wait())
        try engine.stop()
        var walk = try DeskWalk(market.plan())
        try walk.run(through: try scratch.open()) { _, _, _ in }
        #expect(hash(walk.state) == summary.stateHash)
    }

    @Test func `the journal of another run is refused`() throws {
        let market = TestMarket(seed: 6, ticksPerFeed: 50)
        let store = try scratch.open()
        var walk = try DeskWalk(market.plan())
        #expect(throws: DeskPlanError.self) { try walk.run(through: store) { _, _, _ in } }
        var other = market.plan()
        other.descriptor = "another"
        _ = try Recovery(plan: other, filled: {}).begin(in: store)
        #expect(throws: DeskPlanError.self) { try walk.run(through: store) { _, _, _ in } }
    }
}
