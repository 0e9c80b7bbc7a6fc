import Protocols
import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

/// What holds for pools of every kind as the desk sees them.
@Suite struct PoolMarketTests {
    static let kinds: [PoolKind] = [
        .constantProduct, .concentrated(feePips: 500, tickSpacing: 10),
        .stable(amplification: 200, fee: 4_000_000),
        .weighted(baseShare: 5_000, swapFee: 3_000_000_000_000_000),
    ]
    private static let mine = PoolOwner(AccountID(0))

    /// A pool of 1,000,000 of 18 decimals and 1,000,000 of 6 decimals.
    private func pool(_ kind: PoolKind) throws -> any PoolMarket {
        var market = try kind.makeMarket(decimals: (18, 6))
        _ = try market.provide(
            PoolAmounts(base: Fixture.eth(1_000_000), quote: Fixture.usdc(1_000_000)), in: nil, by: .outside,
            at: 10)
        return market
    }

    @Test(arguments: kinds, [true, false])
    func `a quote of a sale is what the sale pays, and worse than the margin`(
        kind: PoolKind, isBase: Bool
    ) throws {
        var market = try pool(kind)
        let amount = isBase ? Fixture.eth(1_234) : Fixture.usdc(1_234)
        let quoted = try market.quote(selling: amount, isBase: isBase, at: 11)
        let fair = try #require(market.worth(of: amount, isBase: isBase, at: 11))
        let before = market.held
        let trade = try market.sell(amount, isBase: isBase, at: 11)
        #expect(trade == PoolTrade(paid: amount, received: quoted))
        #expect(quoted < fair && quoted > fair &- (fair >> 6))
        let (paid, received) =
            isBase
            ? (market.held.base &- before.base, before.quote &- market.held.quote)
            : (market.held.quote &- before.quote, before.base &- market.held.base)
        #expect(paid == amount && received == quoted)
    }

    @Test(arguments: kinds, [true, false])
    func `a purchase brings at least what was asked for, and a unit less would not have paid for it`(
        kind: PoolKind, isBase: Bool
    ) throws {
        var market = try pool(kind)
        let amount = isBase ? Fixture.eth(777) : Fixture.usdc(777)
        let quoted = try market.quote(buying: amount, isBase: isBase, at: 11)
        let less = try market.quote(
            selling: quoted.paid &- UInt256(1 as UInt64), isBase: !isBase, at: 11)
        #expect(quoted.received >= amount)
        // Balancer and the others round a purchase up by a few units more than a sale of as much would need.
        #expect(less <= amount || kind != Self.kinds[2])
        #expect(try market.buy(amount, isBase: isBase, at: 11) == quoted)
    }

    @Test(arguments: kinds)
    func `liquidity that is taken back at once is worth no more than what it cost`(kind: PoolKind) throws {
        var market = try pool(kind)
        let offered = PoolAmounts(base: Fixture.eth(5_000), quote: Fixture.usdc(5_000))
        let deposit = try market.provide(offered, in: nil, by: Self.mine, at: 11)
        #expect(deposit.taken.base <= offered.base && deposit.taken.quote <= offered.quote)
        #expect(deposit.taken.base > Fixture.eth(4_999) && deposit.taken.quote > Fixture.usdc(4_999))
        let share = market.share(of: deposit.liquidity, by: Self.mine)
        let back = try market.withdraw(deposit.liquidity, by: Self.mine, at: 11)
        #expect(back.base <= deposit.taken.base && back.quote <= deposit.taken.quote)
        #expect(share == back, "the value shown is what comes back")
    }

    @Test(arguments: kinds)
    func `fees of trades are earned by those who provide`(kind: PoolKind) throws {
        var market = try pool(kind)
        let offered = PoolAmounts(base: Fixture.eth(50_000), quote: Fixture.usdc(50_000))
        let deposit = try market.provide(offered, in: nil, by: Self.mine, at: 11)
        for _ in 0..<10 {
            let there = try market.sell(Fixture.eth(10_000), isBase: true, at: 12)
            _ = try market.sell(there.received, isBase: false, at: 12)
        }
        let claimed = try market.claim(by: Self.mine, at: 13)
        if case .concentrated = kind {
            #expect(!claimed.base.isZero && !claimed.quote.isZero)
            #expect(try market.claim(by: Self.mine, at: 13) == PoolAmounts())
        } else {
            #expect(claimed == PoolAmounts())
        }
        let back = try market.withdraw(deposit.liquidity, by: Self.mine, at: 13)
        let lifted = UInt256(1_000_000_000_000 as UInt64)
        let worth = back.base &+ claimed.base &+ (back.quote &+ claimed.quote) &* lifted
        #expect(worth > deposit.taken.base &+ deposit.taken.quote &* lifted)
    }

    @Test(arguments: kinds)
    func `a pool is written and read back whole`(kind: PoolKind) throws {
        var desk = Fixture(pools: (kind, .constantProduct))
        desk.place(
            Fixture.order(.provideLiquidity(PoolID(0), base: Fixture.eth(1), quote: Fixture.usdc(4_000))))
        desk.place(Fixture.sell(Fixture.eth(1)))
        desk.tick([(Fixture.eth, 3_010)], after: 60)
        desk.place(Fixture.sell(Fixture.eth(2)))
        let bytes = desk.state.encoded()
        let copy = try DeskState(decoding: bytes)
        #expect(copy.encoded() == bytes)
        let amount = Fixture.eth(1)
        let (now, then) = (desk.state.trading.pools[0].market, copy.trading.pools[0].market)
        #expect(
            try now.quote(selling: amount, isBase: true, at: desk.state.second)
                == then.quote(selling: amount, isBase: true, at: desk.state.second))
    }

    @Test func `an order claims the fees of a range, and a second one finds nothing`() throws {
        var desk = Fixture(pools: (.concentrated(feePips: 3_000, tickSpacing: 60), .constantProduct))
        let range = PriceRange(lower: Price(whole: 2_500), upper: Price(whole: 3_600))
        let action = OrderAction.provideLiquidity(
            PoolID(0), base: Fixture.eth(4), quote: Fixture.usdc(12_000), range: range)
        #expect(desk.place(Fixture.order(action))[0].state == .filled)
        desk.run([.act(.sell(PoolID(0), isBase: true, amount: Fixture.eth(30)))])
        desk.run([.act(.sell(PoolID(0), isBase: false, amount: Fixture.usdc(90_000)))])
        let (eth, usdc) = (desk.wallet(Fixture.eth), desk.wallet(Fixture.usdc))
        #expect(desk.place(Fixture.order(.claim))[0].state == .filled)
        #expect(desk.wallet(Fixture.eth) > eth && desk.wallet(Fixture.usdc) > usdc)
        desk.tick([(Fixture.eth, 3_000)], after: 5)
        let second = desk.place(Fixture.order(.claim))[0]
        #expect(second.state == .rejected && second.reason == .nothingToClaim)
        let elsewhere = OrderAction.provideLiquidity(
            PoolID(0), base: Fixture.eth(1), quote: Fixture.usdc(3_000),
            range: PriceRange(lower: Price(whole: 2_000), upper: Price(whole: 4_000)))
        #expect(desk.place(Fixture.order(elsewhere))[0].reason == .venue("another range is held there"))
    }

    @Test func `a range that is narrower holds more liquidity for the same money`() throws {
        let kind = PoolKind.concentrated(feePips: 500, tickSpacing: 10)
        let terms = PoolTerms(name: "p", chain: "c", base: "ETH", quote: "USDC", kind: kind)
        let prices = VenuePrices(Fixture().state)
        var pool = ExchangePool(
            terms: terms, base: Fixture.eth, quote: Fixture.usdc,
            market: try kind.makeMarket(decimals: (18, 6)))
        let offered = PoolAmounts(base: Fixture.eth(100), quote: Fixture.usdc(300_000))
        let wide = try pool.market.provide(offered, in: nil, by: .outside, at: 1)
        let range = try pool.range(PriceRange(lower: Price(whole: 2_700), upper: Price(whole: 3_333)), prices)
        let narrow = try pool.market.provide(offered, in: range, by: Self.mine, at: 1)
        #expect(narrow.liquidity > wide.liquidity &* UInt256(15 as UInt64))
    }
}
