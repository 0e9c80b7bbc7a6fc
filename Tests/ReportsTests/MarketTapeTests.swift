import Desk
import Testing
import Units

@testable import Reports

@Suite struct MarketTapeTests {
    private let instrument = InstrumentID(0)

    /// A desk and a tape sampled after each of so many half seconds; prices count up from 1,000.
    private func sampled(_ count: Int, from start: Int64 = 0) -> MarketTape {
        var state = DeskState(listing: ["ETH", "never"], opening: [])
        var tape = MarketTape(instrumentCount: 2)
        for number in 0..<count {
            let time = Timestamp(nanoseconds: start + Int64(number) * 500_000_000)
            let price = Price(whole: UInt64(1_000 + number))
            state.apply([], [Tick(price: price, time: time, instrument: instrument, feed: 0)])
            tape.sample(state)
        }
        return tape
    }

    private func closes(_ tape: MarketTape) -> [UInt64] {
        tape.history(of: instrument).map { UInt64($0.raw / Price.scale) }
    }

    @Test func `nothing is sampled before the first tick`() {
        var tape = MarketTape(instrumentCount: 1)
        tape.sample(DeskState(listing: ["ETH"], opening: []))
        #expect(tape.history(of: instrument).isEmpty)
    }

    @Test func `a span has one close, the last price in it`() {
        var state = DeskState(listing: ["ETH"], opening: [], prices: [100])
        var tape = MarketTape(instrumentCount: 1)
        tape.sample(state)
        for (price, nanoseconds) in [(101, 100_000_000), (102, 499_999_999), (103, 500_000_000)] {
            let tick = Tick(
                price: Price(whole: UInt64(price)), time: Timestamp(nanoseconds: Int64(nanoseconds)),
                instrument: instrument, feed: 0)
            state.apply([], [tick])
            tape.sample(state)
        }
        #expect(closes(tape) == [102, 103])
        tape.sample(state)
        #expect(closes(tape) == [102, 103])
    }

    @Test func `256 spans are kept as they are`() {
        let tape = sampled(256)
        #expect(tape.span == 500_000_000)
        #expect(closes(tape) == (1_000..<1_256).map { UInt64($0) })
        #expect(tape.history(of: InstrumentID(1)).isEmpty)
    }

    @Test func `one more joins neighbours and doubles the span`() {
        let tape = sampled(257)
        #expect(tape.span == 1_000_000_000)
        let odd = Array(stride(from: UInt64(1_001), through: 1_257, by: 2))
        #expect(closes(tape) == odd.dropLast() + [UInt64(1_256)])
        #expect(closes(sampled(258)) == odd)
    }

    @Test(arguments: [1, 255, 300, 1_000, 5_000, 20_000])
    func `a tape is bounded and reaches back to the start`(count: Int) throws {
        let tape = sampled(count)
        let closes = closes(tape)
        #expect(closes.count <= MarketTape.greatestCount)
        #expect(closes.last == UInt64(999 + count))
        let spans = tape.span / 500_000_000
        #expect(closes.count == (count + Int(spans) - 1) / Int(spans))
        let first = try #require(closes.first)
        #expect(Int(first) <= 1_000 + Int(spans))
        // Every close but the open one is the last price of its span.
        #expect(closes.dropLast().enumerated().allSatisfy { $1 == UInt64(999 + Int(spans) * ($0 + 1)) })
    }

    /// A desk and a tape sampled at these spans of half a second; the price counts the samples from 1.
    private func sampled(atSpans spans: [Int64]) -> MarketTape {
        var state = DeskState(listing: ["ETH"], opening: [])
        var tape = MarketTape(instrumentCount: 1)
        for (number, span) in spans.enumerated() {
            let time = Timestamp(nanoseconds: span * 500_000_000)
            let price = Price(whole: UInt64(number + 1))
            state.apply([], [Tick(price: price, time: time, instrument: instrument, feed: 0)])
            tape.sample(state)
        }
        return tape
    }

    @Test func `in spans without a sample the price stands still`() {
        let tape = sampled(atSpans: [0, 1, 5, 6])
        #expect(closes(tape) == [1, 2, 2, 2, 2, 3, 4])
        #expect(tape.span == 500_000_000)
    }

    @Test func `a pause of a year joins what was before and stays bounded`() {
        let tape = sampled(atSpans: [0, 1, 2, 63_115_200])
        #expect(tape.history(of: instrument).count <= MarketTape.greatestCount)
        #expect(closes(tape).last == 4)
        #expect(closes(tape).dropLast().allSatisfy { $0 == 3 })
        let reach = Int64(tape.history(of: instrument).count) * tape.span
        #expect(abs(reach - 63_115_200 * 500_000_000) <= tape.span)
    }

    @Test(arguments: Int64(0)...3)
    func `pairs are joined at even spans, wherever the session began`(start: Int64) {
        let spans = Array(start..<(start + 257))
        let tape = sampled(atSpans: spans)
        let expected = spans.indices.filter { spans[$0] % 2 == 1 || $0 == spans.count - 1 }
        #expect(tape.span == 1_000_000_000)
        #expect(closes(tape) == expected.map { UInt64($0 + 1) })
    }

    @Test(arguments: UInt64(1)...20)
    func `every close is the newest price at the end of its span`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        var spans = [Int64(chance.next() % 1_000)]
        for _ in 0..<600 { spans.append(spans[spans.count - 1] + Int64(chance.next() % 6)) }
        let tape = sampled(atSpans: spans)
        let width = tape.span / 500_000_000
        let open = spans[spans.count - 1] / width
        for (distance, close) in closes(tape).reversed().enumerated() {
            let end = (open - Int64(distance) + 1) * width
            #expect(Int(close) == spans.count { $0 < end }, "seed \(seed), \(distance) spans back")
        }
        #expect(closes(tape).count == Int(open - spans[0] / width) + 1)
    }

    @Test(arguments: [Int64(100), 700, 200_000, 86_400_000])
    func `a tape of any speed covers the time that has passed`(step: Int64) {
        var state = DeskState(listing: ["ETH"], opening: [])
        var tape = MarketTape(instrumentCount: 1)
        for turn in 0..<Int64(1_000) {
            let time = Timestamp(nanoseconds: turn * step * 1_000_000)
            state.apply([], [Tick(price: Price(whole: 7), time: time, instrument: instrument, feed: 0)])
            tape.sample(state)
            let length = tape.history(of: instrument).count
            #expect(length <= MarketTape.greatestCount)
            #expect(Int64(length) == time.nanoseconds / tape.span + 1)
        }
    }
}
