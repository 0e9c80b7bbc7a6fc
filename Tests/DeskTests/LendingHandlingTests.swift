import Testing
import Units

@testable import Desk

@Suite struct LendingHandlingTests {
    private let account = AccountID(0)
    private let one: UInt256 = 1_000_000_000_000_000_000

    @Test func `totals follow their prices relative to the first ones`() {
        var state = DeskState(
            listing: ["ETH", "BTC"],
            opening: [.snapshot("a", collateral: 300, of: "ETH", debt: 100, in: "BTC", threshold: 5_000)],
            prices: [100, 1_000])
        #expect(state.healthFactor(of: account) == 1_500_000_000_000_000_000)
        _ = state.events(ofPrices: [50])
        #expect(state.healthFactor(of: account) == 750_000_000_000_000_000)
        let fall = Tick(price: Price(whole: 250), time: Timestamp(seconds: 3), instrument: 1)
        _ = state.events(of: [], ticks: [fall])
        #expect(state.healthFactor(of: account) == 3_000_000_000_000_000_000)
    }

    @Test func `the factor of totals is rounded down once`() {
        let state = DeskState(
            listing: ["ETH"], opening: [.snapshot("a", collateral: 2, of: "ETH", debt: 3, in: nil)],
            prices: [7])
        #expect(state.healthFactor(of: account) == 666_666_666_666_666_666)
    }

    @Test func `a health of a unit below 1 is liquidatable and shows as below 1`() {
        let scale: UInt128 = 1_000_000_000_000_000_000
        let state = DeskState(
            listing: ["ETH"],
            opening: [.snapshot("a", collateral: scale - 1, of: "ETH", debt: scale, in: nil)], prices: [7])
        #expect(state.healthFactor(of: account) == one &- 1)
        #expect(state.fallenCount == 1)
    }

    @Test func `the venue's price drops what lies beyond 8 decimals`() {
        var state = DeskState(
            listing: ["ETH", "USDC"],
            opening: [
                .positions("a", supplied: [("ETH", 1, 0)], owed: [("USDC", 100, 0)], threshold: 10_000)
            ], prices: [100, 1])
        #expect(state.healthFactor(of: account) == one)
        let tick = Tick(price: Price(raw: 100 * Price.scale + 9_999_999_999), time: Timestamp(seconds: 1))
        _ = state.events(of: [], ticks: [tick])
        #expect(state.healthFactor(of: account) == one)
    }

    @Test func `a recorded price moves as its feed moves from the first price`() {
        let terms = [
            PositionTerms(
                symbol: "ETH", side: .collateral, amount: 1, decimals: 0, thresholdBasisPoints: 10_000,
                recordedPrice: Price(whole: 2_000)),
            PositionTerms(
                symbol: "USDC", side: .debt, amount: 1_000, decimals: 0, thresholdBasisPoints: 0,
                recordedPrice: nil),
        ]
        var state = DeskState(
            listing: ["ETH", "USDC"],
            opening: [AccountDefinition(name: "a", venue: "v", holding: .positions(terms))],
            prices: [3_000, 1])
        #expect(state.healthFactor(of: account) == 2_000_000_000_000_000_000)
        _ = state.events(ofPrices: [1_500])
        #expect(state.healthFactor(of: account) == one)
    }

    @Test func `a debt too small for the venue's price counts as one unit at least`() {
        let state = DeskState(
            listing: ["ETH", "USDC"],
            opening: [
                .positions("a", supplied: [("ETH", 1, 18)], owed: [("USDC", 1, 18)], threshold: 10_000)
            ], prices: [100, 1])
        #expect(state.healthFactor(of: account) == 0, "the collateral is rounded down, the debt up")
    }
}
