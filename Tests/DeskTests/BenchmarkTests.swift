import Testing
import Units

@testable import Desk

@Suite struct BenchmarkTests {
    private static func tick(_ price: UInt64, seconds: Int64, _ kind: Tick.Kind) -> Tick {
        Tick(
            price: Price(whole: price), time: Timestamp(seconds: seconds), instrument: InstrumentID(0),
            feed: 0,
            kind: kind)
    }

    private static func state(_ ticks: [Tick]) -> DeskState {
        var state = DeskState()
        var events: [Event] = []
        state.apply(Batch(commands: [.listInstrument(symbol: "ETH")], ticks: ticks), into: &events)
        return state
    }

    @Test func `a benchmark stands beside the price that venues read`() {
        let state = BenchmarkTests.state([
            BenchmarkTests.tick(3_000, seconds: 1, .oracle),
            BenchmarkTests.tick(3_100, seconds: 2, .benchmark),
        ])
        #expect(state.price(of: InstrumentID(0)) == Price(whole: 3_000))
        #expect(state.benchmark(of: InstrumentID(0)) == Price(whole: 3_100))
        #expect(state.priceTime(of: InstrumentID(0)) == Timestamp(seconds: 1))
        #expect(state.time == Timestamp(seconds: 2))
    }

    @Test func `a benchmark that no market has is refused and counted`() {
        let state = BenchmarkTests.state([BenchmarkTests.tick(0, seconds: 1, .benchmark)])
        #expect(state.benchmark(of: InstrumentID(0)) == nil)
        #expect(state.refusedCount(of: InstrumentID(0)) == 1)
    }

    @Test func `a state with a benchmark survives its encoding`() throws {
        let state = BenchmarkTests.state([BenchmarkTests.tick(3_100, seconds: 2, .benchmark)])
        #expect(try DeskState(decoding: state.encoded()).encoded() == state.encoded())
    }
}
