import Testing
import Units

@testable import Desk

@Suite struct PriceSlotTests {
    private let instrument = InstrumentID(0)

    @Test func `the first price is the base of the run`() {
        var state = DeskState(listing: ["ETH"])
        #expect(state.events(ofPrices: [3_000]).isEmpty)
        #expect(state.price(of: instrument) == Price(whole: 3_000))
        #expect(state.firstPrice(of: instrument) == Price(whole: 3_000))
        #expect(state.priceTime(of: instrument) == Timestamp(seconds: 1))
        #expect(state.tickCount == 1)
    }

    @Test(arguments: [UInt64(1), 50, 101, 10_000])
    func `a price within a hundred times is taken at once`(price: UInt64) {
        var state = DeskState(listing: ["ETH"], prices: [100])
        #expect(state.events(ofPrices: [price]).isEmpty)
        #expect(state.price(of: instrument) == Price(whole: price))
        #expect(state.firstPrice(of: instrument) == Price(whole: 100))
        #expect(state.heldPrice(of: instrument) == nil)
    }

    @Test func `a step of a unit more than a hundred times is held, up and down`() {
        let base = Price(whole: 100).raw
        for raw in [base * 100 + 1, base / 100 - 1] {
            var state = DeskState(listing: ["ETH"], prices: [100])
            let tick = Tick(price: Price(raw: raw), time: Timestamp(seconds: 5))
            #expect(state.events(of: [], ticks: [tick]) == [.priceHeld(instrument, tick.price)])
            #expect(state.price(of: instrument) == Price(whole: 100))
            #expect(state.heldPrice(of: instrument) == tick.price)
            #expect(state.priceTime(of: instrument) == Timestamp(seconds: 0))
            #expect(state.time == Timestamp(seconds: 5))
        }
    }

    @Test func `two further rows that agree make a held price the new base`() {
        var state = DeskState(listing: ["ETH"], prices: [1])
        #expect(
            state.events(ofPrices: [500, 510, 490]) == [
                .priceHeld(instrument, Price(whole: 500)), .priceHeld(instrument, Price(whole: 510)),
                .priceRebased(instrument, Price(whole: 490)),
            ])
        #expect(state.price(of: instrument) == Price(whole: 490))
        #expect(state.firstPrice(of: instrument) == Price(whole: 1))
        #expect(state.heldPrice(of: instrument) == nil)
        #expect(state.priceTime(of: instrument) == Timestamp(seconds: 3))
        #expect(state.refusedCount(of: instrument) == 0)
    }

    @Test func `a held price that the next row contradicts is dropped and counted`() {
        var state = DeskState(listing: ["ETH"], prices: [1])
        #expect(
            state.events(ofPrices: [500, 510, 2]) == [
                .priceHeld(instrument, Price(whole: 500)), .priceHeld(instrument, Price(whole: 510)),
                .priceRefused(instrument, Price(whole: 500)),
            ])
        #expect(state.price(of: instrument) == Price(whole: 2))
        #expect(state.heldPrice(of: instrument) == nil)
        #expect(state.refusedCount(of: instrument) == 1)
        // The count of agreements begins anew.
        #expect(state.events(ofPrices: [500, 510]).count == 2)
        #expect(state.price(of: instrument) == Price(whole: 2))
    }

    @Test func `a held price that another far price contradicts gives way to it`() {
        var state = DeskState(listing: ["ETH"], prices: [1])
        #expect(
            state.events(ofPrices: [500, 60_000]) == [
                .priceHeld(instrument, Price(whole: 500)), .priceRefused(instrument, Price(whole: 500)),
                .priceHeld(instrument, Price(whole: 60_000)),
            ])
        #expect(state.heldPrice(of: instrument) == Price(whole: 60_000))
        #expect(state.refusedCount(of: instrument) == 1)
        #expect(state.price(of: instrument) == Price(whole: 1))
    }

    @Test(arguments: [UInt128(0), 1 << 120, .max])
    func `a price of zero or beyond the greatest never reaches the state`(raw: UInt128) {
        let tick = Tick(price: Price(raw: raw), time: Timestamp(seconds: 7))
        for prices in [[], [100]] as [[UInt64]] {
            var state = DeskState(listing: ["ETH"], prices: prices)
            let before = state
            let refusal = Event.priceRefused(instrument, Price(raw: raw))
            #expect(state.events(of: [], ticks: [tick, tick, tick]) == [refusal, refusal, refusal])
            #expect(state.price(of: instrument) == before.price(of: instrument))
            #expect(state.priceTime(of: instrument) == before.priceTime(of: instrument))
            #expect(state.firstPrice(of: instrument) == before.firstPrice(of: instrument))
            #expect(state.heldPrice(of: instrument) == nil)
            #expect(state.refusedCount(of: instrument) == 3)
            #expect(state.tickCount == before.tickCount + 3)
        }
    }

    @Test func `the greatest price is taken`() {
        var state = DeskState(listing: ["ETH"])
        let greatest = Price(raw: 1 << 120 - 1)
        #expect(state.events(of: [], ticks: [Tick(price: greatest, time: Timestamp(seconds: 1))]).isEmpty)
        #expect(state.price(of: instrument) == greatest)
    }

    @Test func `a held price moves no account`() {
        var state = DeskState(
            listing: ["ETH"],
            opening: [.snapshot("a", collateral: 200, of: "ETH", debt: 100, in: nil)], prices: [1_000])
        let factor = state.healthFactor(of: AccountID(0))
        #expect(state.events(ofPrices: [1, 2]).count == 2)
        #expect(state.healthFactor(of: AccountID(0)) == factor)
        let events = state.events(ofPrices: [1])
        #expect(events.first == .priceRebased(instrument, Price(whole: 1)))
        #expect(events.firstFallPrices == [Price(whole: 1)])
    }
}
