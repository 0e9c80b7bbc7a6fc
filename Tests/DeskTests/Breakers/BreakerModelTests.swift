import Protocols
import Testing
import Units

@testable import Desk

/// The desk's breaker against one that is computed the long way (PROMISES.md I57).
@Suite struct BreakerModelTests {
    private static let rules = PriceBandRules(band: 200, perSecond: 250, perMinute: 400, perHour: 900)
    private static let eth = InstrumentID(0)

    @Test(arguments: UInt64(1)...200)
    func `a breaker stands where everything that its price has done puts it`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var state = DeskState()
        var events: [Event] = []
        let terms = BreakerTerms(
            moving: BreakerTerms.Asset(price: BreakerModelTests.rules), states: BreakerFixture.states)
        state.apply(Batch(commands: [.listInstrument(symbol: "ETH"), .setBreakers(terms)]), into: &events)
        var model = BreakerModel(rules: BreakerModelTests.rules, states: BreakerFixture.states)
        var (time, price) = (Int64(1_767_623_400_000_000_000), UInt128(3_000) * Price.scale)
        for step in 0..<2_000 {
            time += BreakerModelTests.pause(&chance)
            price = BreakerModelTests.next(price, &chance)
            let moment = Timestamp(nanoseconds: time)
            state.apply(
                Batch(ticks: [
                    Tick(price: Price(raw: price), time: moment, instrument: BreakerModelTests.eth, feed: 0)
                ]), into: &events)
            model.take(price, at: moment)
            let stands = state.breakerState(of: .asset(BreakerModelTests.eth))
            try #require(stands == model.state, "seed \(seed), step \(step)")
            try #require(state.breakerTripCount == UInt64(model.tripCount), "seed \(seed), step \(step)")
            if step % 250 == 249 { state = try DeskState(decoding: state.encoded()) }
        }
        #expect(model.tripCount > 0, "the run has to trip")
    }

    /// Mostly a fraction of a second, at times minutes.
    private static func pause(_ chance: inout SeededGenerator) -> Int64 {
        switch chance.next() % 40 {
        case 0: Int64(chance.next() % 400) * 1_000_000_000
        case 1...5: Int64(chance.next() % 9) * 1_000_000_000
        default: Int64(chance.next() % 1_500) * 1_000_000
        }
    }

    /// Mostly hundredths of a percent, at times a step or a drift back.
    private static func next(_ price: UInt128, _ chance: inout SeededGenerator) -> UInt128 {
        switch chance.next() % 60 {
        case 0: price * UInt128(9_600 + chance.next() % 801) / 10_000
        case 1...3: price * UInt128(9_900 + chance.next() % 201) / 10_000
        default: price * UInt128(99_950 + chance.next() % 101) / 100_000
        }
    }
}
