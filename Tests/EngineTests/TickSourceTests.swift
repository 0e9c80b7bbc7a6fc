import Desk
import Engine
import Simulation
import Testing
import Units

@Suite struct TickSourceTests {
    private func take(_ count: Int, from source: inout some TickSource) -> [Tick] {
        let empty = Tick(
            price: Price(raw: 0), time: Timestamp(nanoseconds: 0), instrument: InstrumentID(0), feed: 0)
        var ticks = [Tick](repeating: empty, count: count)
        let filled = ticks.withUnsafeMutableBufferPointer { source.fill($0) }
        return Array(ticks[..<filled])
    }

    @Test func `a simulated source ends after its limit`() {
        var source = SimulatedSource(MarketSimulator(seed: 1), tickLimit: 100)
        #expect(take(64, from: &source).count == 64)
        #expect(take(64, from: &source).count == 36)
        #expect(take(64, from: &source).isEmpty)
    }

    @Test(arguments: [0, 1, 37, 99, 100, 101])
    func `skipping is reading without looking`(skipped: Int) {
        var whole = SimulatedSource(MarketSimulator(seed: 9), tickLimit: 100)
        var rest = whole
        let ticks = take(100, from: &whole)
        rest.skip(UInt64(skipped))
        #expect(take(200, from: &rest) == Array(ticks.dropFirst(skipped)))
        var recorded = RecordedSource(ticks)
        recorded.skip(UInt64(skipped))
        #expect(take(200, from: &recorded) == Array(ticks.dropFirst(skipped)))
    }
}
