import Protocols
import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

@Suite struct RouterTests {
    private let desk = Fixture()

    private func router(_ chain: SafeText = "ethereum") -> Router {
        Router(desk.state.trading, chain: chain, at: 0)
    }

    private func trade(_ side: Trade.Side, _ base: InstrumentID, _ quote: InstrumentID, worst: UInt64? = nil)
        -> Trade
    {
        Trade(
            side: side, base: base, quote: quote, worst: worst.map { Price(whole: $0) },
            lot: UInt256(UInt128(1_000_000_000_000)))
    }

    @Test func `only pools of the chain are ways`() {
        #expect(router().paths(from: Fixture.eth, to: Fixture.usdc).count == 1)
        #expect(router("base").paths(from: Fixture.eth, to: Fixture.usdc).isEmpty)
    }

    @Test func `two pools make a way where none has both`() {
        let paths = router().paths(from: Fixture.steth, to: Fixture.usdc)
        #expect(paths.map(\.pools) == [[PoolID(1), PoolID(0)]])
    }

    @Test func `the best of two pools is the one that pays more`() throws {
        var desk = desk
        desk.run([
            .openPool(PoolTerms(name: "deep", chain: "ethereum", base: "ETH", quote: "USDC")),
            .act(.provideLiquidity(PoolID(2), base: Fixture.eth(2_000), quote: Fixture.usdc(6_100_000))),
        ])
        let router = Router(desk.state.trading, chain: "ethereum", at: 0)
        #expect(
            try router.best(trade(.sell, Fixture.eth, Fixture.usdc), quantity: Fixture.eth(1)).pools == [
                PoolID(2)
            ])
        #expect(
            try router.best(trade(.buy, Fixture.eth, Fixture.usdc), quantity: Fixture.eth(1)).pools == [
                PoolID(0)
            ])
    }

    @Test func `the most within a price is a lot less than too much`() throws {
        let sale = trade(.sell, Fixture.eth, Fixture.usdc, worst: 2_980)
        let path = try router().best(sale, quantity: Fixture.eth(100))
        let prices = VenuePrices(desk.state)
        let filled = try router().most(sale, upTo: Fixture.eth(100), over: path, prices)
        #expect(!filled.quantity.isZero && filled.quantity < Fixture.eth(100))
        let more = filled.quantity &+ sale.lot
        let steps = try router().steps(sale, more, over: path)
        let isAllowed = try sale.allows(more, for: steps[0].trade.received, prices)
        #expect(!isAllowed)
    }
}
