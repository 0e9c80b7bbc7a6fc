import Testing
import Units

@testable import Desk

@Suite struct InstrumentHandlingTests {
    @Test func `listed instruments take the next place in the registry`() {
        var state = DeskState()
        let events = state.events(of: [.listInstrument(symbol: "ETH"), .listInstrument(symbol: "BTC")])
        #expect(events == [.instrumentListed(InstrumentID(0)), .instrumentListed(InstrumentID(1))])
        #expect(state.instrumentCount == 2)
        #expect(state.symbol(of: InstrumentID(1)) == "BTC")
        #expect(state.instrument(of: "ETH") == InstrumentID(0))
        #expect(state.instrument(of: "DOGE") == nil)
        #expect(state.price(of: InstrumentID(0)) == nil)
        #expect(state.priceTime(of: InstrumentID(0)) == nil)
        #expect(state.sequence == 2)
    }

    @Test func `a symbol that is listed already is rejected and changes nothing`() {
        var state = DeskState(listing: ["ETH", "BTC"], prices: [100, 200])
        let before = state.encodedContent
        let events = state.events(of: [.listInstrument(symbol: "BTC")])
        #expect(events == [.commandRejected(.symbolAlreadyListed("BTC"))])
        #expect(state.encodedContent == before)
        #expect(state.sequence == 5)
    }

    @Test func `a symbol that an account holds at a standing price can no longer be listed`() {
        let still = PositionTerms(
            symbol: "GOLD", side: .collateral, amount: 1, decimals: 0, thresholdBasisPoints: 5_000,
            recordedPrice: Price(whole: 2_000))
        let account = AccountDefinition(name: "a", venue: "v", holding: .positions([still]))
        var state = DeskState(listing: ["ETH"], opening: [account])
        let before = state.encodedContent
        let events = state.events(of: [.listInstrument(symbol: "GOLD")])
        #expect(events == [.commandRejected(.symbolStandsStill("GOLD"))])
        #expect(state.encodedContent == before)
        #expect(state.events(of: [.listInstrument(symbol: "BTC")]) == [.instrumentListed(InstrumentID(1))])
    }

    @Test func `symbols differ by their case`() {
        var state = DeskState(listing: ["wstETH"])
        #expect(state.events(of: [.listInstrument(symbol: "WSTETH")]) == [.instrumentListed(InstrumentID(1))])
    }

    @Test func `a full registry takes no further instrument`() {
        let limit = DeskState.greatestInstrumentCount
        var state = DeskState(listing: (0..<limit).map { SafeText("S\($0)") })
        #expect(state.instrumentCount == limit)
        let before = state.encodedContent
        #expect(
            state.events(of: [.listInstrument(symbol: "MORE")]) == [.commandRejected(.tooMany(limit: limit))])
        #expect(
            state.events(of: [.listInstrument(symbol: "S7")]) == [
                .commandRejected(.symbolAlreadyListed("S7"))
            ])
        #expect(state.encodedContent == before)
    }
}
