import Testing
import Units

@testable import Desk

@Suite struct CloseWatchTests {
    private static let ether = InstrumentID(0)

    /// Long one asset: at 1.002 when the price is 100, so its line lies just below 99.8003992015968.
    private static let long = AccountDefinition.snapshot(
        "long", collateral: 1_002_000, of: "ETH", debt: 1_000_000, in: nil)
    /// The greatest price at which the long account is below 1.
    private static let line: UInt128 = 99_800_399_201_596_806_387

    private static func tick(_ raw: UInt128, second: Int64) -> Tick {
        Tick(price: Price(raw: raw), time: Timestamp(seconds: second))
    }

    @Test func `an account that comes within a four-hundredth of an edge is followed tick by tick`() {
        let state = DeskState(listing: ["ETH"], opening: [CloseWatchTests.long], prices: [100])
        #expect(state.watch.close.holds(AccountID(0)))
    }

    @Test func `an account that goes far from every edge is no longer followed`() {
        var state = DeskState(listing: ["ETH"], opening: [CloseWatchTests.long], prices: [100])
        _ = state.events(ofPrices: [103])
        #expect(!state.watch.close.holds(AccountID(0)))
    }

    /// The first tick stops a hair above the line, which uses up the margin and changes no zone; the second
    /// goes below it by less than one count of the price.
    @Test(arguments: [1, 1_000, 1_000_000, 1_000_000_000] as [UInt128])
    func `a fall within one count of the price is seen`(hair: UInt128) {
        var state = DeskState(listing: ["ETH"], opening: [CloseWatchTests.long], prices: [100])
        let line = CloseWatchTests.line
        let above = state.events(of: [], ticks: [CloseWatchTests.tick(line + hair, second: 1)])
        #expect(above == [])
        let below = state.events(of: [], ticks: [CloseWatchTests.tick(line, second: 2)])
        #expect(below.firstFallPrices == [Price(raw: line)])
        #expect(below.count == 3, "the fall, the cleared alert and the raised one")
    }

    @Test func `a great step is seen by every account that is followed`() {
        var state = DeskState(
            listing: ["ETH"], opening: [CloseWatchTests.long, CloseWatchTests.long], prices: [100])
        let events = state.events(ofPrices: [50])
        #expect(events.firstFallPrices == [Price(whole: 50), Price(whole: 50)])
    }

    @Test func `more accounts than an instrument can follow are all judged`() {
        let accounts = Array(repeating: CloseWatchTests.long, count: 1_100)
        var state = DeskState(listing: ["ETH"], opening: accounts, prices: [100])
        #expect(state.accounts.count { state.watch.close.holds($0) } == 1_024)
        let events = state.events(of: [], ticks: [CloseWatchTests.tick(CloseWatchTests.line, second: 1)])
        #expect(events.firstFallPrices.count == 1_100)
    }

    @Test(arguments: UInt64(1)...20, [false, true])
    func `accounts that are followed are judged as a full revaluation judges them`(
        seed: UInt64, hasOwnEdges: Bool
    ) throws {
        var (state, model) = (DeskState(listing: CloseBook.symbols), RevaluationModel())
        var chance = SeededGenerator(seed: seed ^ 0xEDED)
        if hasOwnEdges { _ = state.events(of: [.setHealthEdges(.random(&chance))]) }
        var book = CloseBook(seed: seed, edges: state.edges)
        for tick in book.opening() {
            #expect(state.events(of: [], ticks: [tick]) == model.events(of: tick, after: state))
        }
        for number in 0..<60 {
            let definition = book.account(number)
            let events = state.events(of: [.openAccount(definition)])
            try #require(events == model.events(ofOpening: definition, after: state), "seed \(seed)")
        }
        var followed = 0
        for number in 0..<3_000 {
            let tick = book.nextTick()
            let events = state.events(of: [], ticks: [tick])
            try #require(
                events == model.events(of: tick, after: state), "seed \(seed), tick \(number): \(tick)")
            followed += state.accounts.count { state.watch.close.holds($0) }
        }
        #expect(followed > (hasOwnEdges ? 300 : 3_000), "few accounts were close")
        #expect(model.alerts.count > (hasOwnEdges ? 20 : 100), "the book was too calm to show anything")
    }
}
