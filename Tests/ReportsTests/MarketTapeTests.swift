import Desk
import Testing
import Units

@testable import Reports

@Suite struct MarketTapeTests {
    private let first = InstrumentID(0)

    /// A desk whose one instrument has a price at a time in milliseconds.
    private func desk(_ state: DeskState?, _ price: UInt64, at milliseconds: Int64) -> DeskState {
        var (desk, events) = (state ?? DeskState(), [Event]())
        let tick = Tick(
            price: Price(whole: price), time: Timestamp(nanoseconds: milliseconds * 1_000_000),
            instrument: first,
            feed: 0)
        let commands: [Command] = state == nil ? [.listInstrument(symbol: "ETH")] : []
        desk.apply(Batch(commands: commands, ticks: [tick]), into: &events)
        return desk
    }

    @Test func `prices within one span are one close, the newest`() {
        var tape = MarketTape(instrumentCount: 1)
        var state = desk(nil, 100, at: 0)
        tape.sample(state)
        state = desk(state, 101, at: 400)
        tape.sample(state)
        #expect(tape.history(of: first) == [Price(whole: 101)])
        state = desk(state, 102, at: 500)
        tape.sample(state)
        #expect(tape.history(of: first) == [Price(whole: 101), Price(whole: 102)])
    }

    @Test func `spans in which nobody looked count all the same`() {
        var tape = MarketTape(instrumentCount: 1)
        var state = desk(nil, 100, at: 0)
        tape.sample(state)
        state = desk(state, 101, at: 2_000)
        tape.sample(state)
        let prices = [100, 100, 100, 100, 101].map { Price(whole: $0) }
        #expect(tape.history(of: first) == prices)
    }

    @Test(arguments: [Int64(100), 700, 200_000, 86_400_000])
    func `a tape of any speed spans the time that has passed and is bounded`(step: Int64) {
        var tape = MarketTape(instrumentCount: 1)
        var state = desk(nil, 100, at: 0)
        for turn in 0..<1_000 {
            state = desk(state, 100 + UInt64(turn % 7), at: Int64(turn) * step)
            tape.sample(state)
            let history = tape.history(of: first)
            #expect(history.count <= MarketTape.greatestCount)
            let (spanned, passed) = (Int64(history.count) * tape.span, Int64(turn) * step * 1_000_000)
            #expect(spanned >= passed - tape.span && spanned <= passed + 17 * tape.span)
        }
    }
}
