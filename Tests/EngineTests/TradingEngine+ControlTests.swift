import Desk
import Testing
import Units

@testable import Engine

@Suite struct TradingEngineControlTests {
    private let market = TestMarket(seed: 15, ticksPerFeed: 300)
    private let clock = ManualClock()
    private let second: Int64 = 1_000_000_000

    private func engine(speedMilli: UInt64 = 1_000) throws -> TradingEngine {
        let engine = try TradingEngine(
            market.plan(), pace: .live(speedMilli: speedMilli), journal: nil, clock: clock)
        #expect(engine.advance(to: market.ticks[0].time, ticks: 1, clock: clock))
        return engine
    }

    /// Ticks of the first so many seconds.
    private func count(within seconds: Int64) -> UInt64 {
        UInt64(
            market.ticks.prefix { $0.time.nanoseconds(since: market.ticks[0].time) <= seconds * second }.count
        )
    }

    private func ticks(_ engine: TradingEngine, after seconds: Int64, expecting count: UInt64) -> UInt64 {
        clock.advance(by: seconds * second)
        _ = engine.waits {
            $0.step()
            return $0.state.tickCount >= count
        }
        return engine.queue.sync {
            engine.step()
            return engine.state.tickCount
        }
    }

    @Test func `a live desk takes what its clock has reached and no more`() throws {
        let engine = try engine()
        for seconds in [3, 10, 40] as [Int64] {
            let due = count(within: seconds)
            let already = seconds == 3 ? 0 : seconds == 10 ? 3 : 10
            #expect(ticks(engine, after: seconds - Int64(already), expecting: due) == due)
        }
    }

    @Test func `a paused desk takes nothing and goes on where it stood`() throws {
        let engine = try engine()
        let due = count(within: 20)
        #expect(ticks(engine, after: 20, expecting: due) == due)
        engine.togglePause()
        #expect(engine.waits { $0.pacing?.speedMilli == 0 })
        #expect(ticks(engine, after: 1_000, expecting: due) == due)
        engine.togglePause()
        #expect(engine.waits { $0.pacing?.speedMilli == 1_000 })
        let later = count(within: 25)
        #expect(ticks(engine, after: 5, expecting: later) == later)
    }

    @Test func `a speed counts from when it was set`() throws {
        let engine = try engine()
        let due = count(within: 10)
        #expect(ticks(engine, after: 10, expecting: due) == due)
        engine.multiplySpeed(by: 4)
        #expect(engine.waits { $0.pacing?.speedMilli == 4_000 })
        let later = count(within: 10 + 4 * 5)
        #expect(ticks(engine, after: 5, expecting: later) == later)
    }

    @Test func `speeds stay within their range`() throws {
        let engine = try engine()
        for _ in 0..<40 { engine.multiplySpeed(by: 2) }
        #expect(engine.waits { $0.pacing?.speedMilli == TradingEngine.speedRange.upperBound })
        for _ in 0..<60 { engine.multiplySpeed(by: 0.5) }
        #expect(engine.waits { $0.pacing?.speedMilli == TradingEngine.speedRange.lowerBound })
    }

    @Test func `a command is applied without waiting for a tick`() throws {
        let engine = try engine()
        _ = ticks(engine, after: 200, expecting: count(within: 200))
        #expect(engine.queue.sync { engine.state.unacknowledgedAlertCount } > 0)
        let before = engine.queue.sync { engine.state.sequence }
        engine.submit(.acknowledgeAllAlerts)
        #expect(engine.waits { $0.state.unacknowledgedAlertCount == 0 && $0.state.sequence == before + 1 })
    }
}
