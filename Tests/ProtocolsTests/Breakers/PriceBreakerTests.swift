import Protocols
import Testing
import Units

struct PriceBreakerTests {
    private static let rules = PriceBandRules(band: 500, perSecond: 300, perMinute: 700, perHour: 1_500)

    private static func at(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_000_000 + seconds) }

    /// A breaker that has seen 1,000 for five minutes.
    private static func breaker(_ rules: PriceBandRules = rules) -> PriceBreaker {
        var breaker = PriceBreaker(rules: rules, states: .usual, at: at(0))
        for second in 0..<300 as Range<Int64> {
            _ = breaker.observe(Price(whole: 1_000), at: at(second))
        }
        return breaker
    }

    /// Only the band, no speeds.
    private static let bandOnly = PriceBandRules(band: 500, perSecond: 0, perMinute: 0, perHour: 0)

    @Test func `a price on the edge of the band is inside`() {
        var breaker = Self.breaker(Self.bandOnly)
        #expect(breaker.reference == Price(whole: 1_000))
        #expect(breaker.bounds == Price(whole: 950)...Price(whole: 1_050))
        #expect(breaker.observe(Price(whole: 1_050), at: Self.at(300)).isEmpty)
        var lower = Self.breaker(Self.bandOnly)
        #expect(lower.observe(Price(whole: 950), at: Self.at(300)).isEmpty)
        let beyond = Price(raw: Price(whole: 950).raw - 1)
        var outside = Self.breaker(Self.bandOnly)
        let transitions = outside.observe(beyond, at: Self.at(300))
        #expect(transitions.map(\.to) == [.limitState])
        #expect(
            transitions.map(\.cause) == [.outOfBand(price: beyond, reference: Price(whole: 1_000))])
    }

    @Test func `a quarter of a minute outside the band halts at its end`() {
        var breaker = Self.breaker(Self.bandOnly)
        _ = breaker.observe(Price(whole: 1_100), at: Self.at(300))
        #expect(breaker.state == .limitState)
        let transitions = breaker.observe(Price(whole: 1_100), at: Self.at(320))
        #expect(transitions.map(\.to) == [.halted] && transitions.map(\.time) == [Self.at(315)])
    }

    @Test func `a price that comes back in time leaves the limit state`() {
        var breaker = Self.breaker(Self.bandOnly)
        _ = breaker.observe(Price(whole: 1_100), at: Self.at(300))
        #expect(breaker.observe(Price(whole: 1_001), at: Self.at(310)).map(\.to) == [.normal])
    }

    @Test(arguments: zip([300, 303, 330] as [Int64], VelocityWindow.allCases))
    func `a move that is too fast for a window halts at once`(second: Int64, window: VelocityWindow) {
        let limits = [VelocityWindow.second: 30, .minute: 70, .hour: 150] as [VelocityWindow: UInt64]
        let move = limits[window] ?? 0
        // The windows before the one in question have no limit.
        let rules = PriceBandRules(
            band: 5_000, perSecond: window == .second ? 300 : 0, perMinute: window == .minute ? 700 : 0,
            perHour: window == .hour ? 1_500 : 0)
        var below = Self.breaker(rules)
        #expect(below.observe(Price(whole: 1_000 + move - 1), at: Self.at(second)).isEmpty)
        for price in [Price(whole: 1_000 + move), Price(whole: 1_000 - move)] {
            var breaker = Self.breaker(rules)
            let halt = breaker.observe(price, at: Self.at(second))
            #expect(halt.map(\.to) == [.halted])
            #expect(halt.map(\.cause) == [.velocity(window, from: Price(whole: 1_000), to: price)])
        }
    }

    @Test func `a slow move is seen by the longer window`() {
        var breaker = PriceBreaker(rules: Self.rules, states: .usual, at: Self.at(0))
        var causes: [BreakerCause] = []
        for step in 0..<40 as Range<Int64> {
            let price = Price(whole: UInt64(1_000 + 5 * step))
            causes += breaker.observe(price, at: Self.at(60 * step)).map(\.cause)
        }
        #expect(causes.first == .velocity(.hour, from: Price(whole: 1_000), to: Price(whole: 1_150)))
    }

    @Test func `a halt reopens after the price has settled and not before`() {
        var breaker = Self.breaker()
        _ = breaker.observe(Price(whole: 1_200), at: Self.at(300))
        #expect(breaker.state == .halted)
        var steps: [BreakerTransition] = []
        for second in 301..<1_500 as Range<Int64> {
            steps += breaker.observe(Price(whole: 1_200), at: Self.at(second))
        }
        #expect(steps.map(\.to) == [.riskReducingOnly, .limitOrdersOnly, .normal])
        // The band takes minutes to reach the new price, and five more pass in calm.
        #expect((steps.first?.time).map { $0 > Self.at(300 + 300 + 120) } == true)
        var silent = Self.breaker()
        _ = silent.observe(Price(whole: 1_200), at: Self.at(300))
        #expect(silent.advance(to: Self.at(100_000)).isEmpty && silent.state == .halted)
    }

    @Test func `many ticks in one bucket weigh as one`() {
        var breaker = Self.breaker(Self.bandOnly)
        for step in 0..<1_000 as Range<Int64> {
            let time = Timestamp(nanoseconds: Self.at(300).nanoseconds + step * 1_000)
            _ = breaker.observe(Price(whole: 1_040), at: time)
        }
        #expect(breaker.reference.map { $0 < Price(whole: 1_001) } == true)
    }

    @Test func `a price that is older than a window counts in it no more`() {
        let rules = PriceBandRules(band: 5_000, perSecond: 0, perMinute: 700, perHour: 0)
        var breaker = PriceBreaker(rules: rules, states: .usual, at: Self.at(0))
        _ = breaker.observe(Price(whole: 1_000), at: Self.at(0))
        var within = breaker
        #expect(within.observe(Price(whole: 1_070), at: Self.at(60)).map(\.to) == [.halted])
        #expect(breaker.observe(Price(whole: 1_070), at: Self.at(61)).isEmpty)
    }

    @Test func `after a silence the last price is the reference`() {
        var breaker = Self.breaker(Self.bandOnly)
        let transitions = breaker.observe(Price(whole: 2_000), at: Self.at(10_000))
        #expect(
            transitions.map(\.cause)
                == [.outOfBand(price: Price(whole: 2_000), reference: Price(whole: 1_000))])
        var first = PriceBreaker(rules: Self.rules, states: .usual, at: Self.at(0))
        #expect(first.bounds == nil && first.observe(Price(whole: 5), at: Self.at(0)).isEmpty)
    }

    @Test func `bounds and speeds hold at both ends of the prices`() {
        let wide = PriceBandRules(band: 20_000, perSecond: 1, perMinute: 0, perHour: 0)
        #expect(wide.bounds(around: Price(raw: .max)) == Price(raw: 0)...Price(raw: .max))
        #expect(wide.isTooFast(from: Price(raw: 0), to: Price(raw: 1), within: .second))
        #expect(wide.isTooFast(from: Price(raw: .max), to: Price(raw: 0), within: .second))
        #expect(!wide.isTooFast(from: Price(raw: 0), to: Price(raw: .max), within: .hour))
    }

    @Test func `somebody pulls it and another releases it`() throws {
        var breaker = Self.breaker()
        #expect(breaker.trip(by: 1, at: Self.at(300)).map(\.to) == [.halted])
        #expect(throws: BreakerReleaseError.sameActor) {
            try breaker.release(by: 1, isAlone: false, at: Self.at(500))
        }
        #expect(try breaker.release(by: 2, isAlone: false, at: Self.at(500)).to == .riskReducingOnly)
    }
}
