import Protocols
import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

@Suite struct LendingOrderTests {
    @Test func `the health of an account that trades is what its venue computes`() throws {
        let desk = Fixture()
        let venue = desk.state.trading.lending[0]
        let market = try #require(venue.market as? AaveMarket)
        let moment = venue.moment(VenuePrices(desk.state))
        let data = try market.accountData(
            of: 2, at: AaveMoment(time: moment.second, prices: moment.collateral))
        #expect(desk.state.healthFactor(of: Fixture.vault) == data.healthFactor)
        // 100 ETH at 3,000 and 83 % over 150,000, less a second of interest.
        let factor = try #require(desk.state.healthFactor(of: Fixture.vault)).low
        #expect(factor < 1_660_000_000_000_000_000 && factor > 1_659_999_000_000_000_000)
    }

    @Test func `interest lowers health while no price moves`() throws {
        var desk = Fixture()
        let before = try #require(desk.state.healthFactor(of: Fixture.vault))
        desk.tick([(Fixture.eth, 3_000)], after: 86_400)
        #expect(try #require(desk.state.healthFactor(of: Fixture.vault)) < before)
    }

    @Test func `a repayment raises health and needs no confirmation`() throws {
        var desk = Fixture()
        let before = try #require(desk.state.healthFactor(of: Fixture.vault))
        let order = desk.place(Fixture.order(.repay(Fixture.usdc, Fixture.usdc(50_000)), []))[0]
        #expect(order.state == .filled)
        #expect(try #require(desk.state.healthFactor(of: Fixture.vault)) > before)
        #expect(desk.wallet(Fixture.usdc) == .zero)
    }

    @Test func `whoever repays all owes nothing and can take all back`() {
        var desk = Fixture()
        desk.run([.fund(Fixture.vault, Fixture.usdc, amount: Fixture.usdc(200_000))])
        #expect(desk.place(Fixture.order(.repay(Fixture.usdc, .max)))[0].state == .filled)
        #expect(desk.state.healthFactor(of: Fixture.vault) == nil)
        #expect(!desk.state.hasDebt(Fixture.vault))
        #expect(desk.place(Fixture.order(.withdraw(Fixture.eth, .max)))[0].state == .filled)
        #expect(desk.wallet(Fixture.eth) >= Fixture.eth(120))
    }

    @Test func `lowering health needs the account's name typed`() {
        var desk = Fixture()
        let unarmed = desk.place(Fixture.order(.borrow(Fixture.usdc, Fixture.usdc(10_000)), []))[0]
        #expect(unarmed.reason == .check(.armed))
        let armed = desk.place(Fixture.order(.borrow(Fixture.usdc, Fixture.usdc(10_000))))[0]
        #expect(armed.state == .filled)
        #expect(desk.wallet(Fixture.usdc) == Fixture.usdc(60_000))
    }

    @Test func `an order that would leave health under the floor is denied with both numbers`() throws {
        var desk = Fixture()
        desk.tick([(Fixture.eth, 1_950)])
        let order = desk.place(Fixture.order(.borrow(Fixture.usdc, Fixture.usdc(5_000))))[0]
        #expect(order.reason == .check(.healthFloor))
        let check = try #require(order.checks.last { $0.rule == .healthFloor })
        #expect(check.value < check.limit)
        #expect(UInt128(1_050_000_000_000_000_000) == check.limit.low)
        #expect(desk.wallet(Fixture.usdc) == Fixture.usdc(50_000))
    }

    @Test func `what the venue refuses is rejected in its own words`() {
        var desk = Fixture()
        var limits = DeskLimits()
        limits.healthFloor = DeskLimits.Limit(soft: 0, hard: 0)
        desk.run([.setLimits(limits)])
        let order = desk.place(Fixture.order(.withdraw(Fixture.eth, Fixture.eth(60))))[0]
        #expect(order.state == .rejected)
        #expect(order.reason == .venue("healthFactorLowerThanLiquidationThreshold"))
    }

    @Test func `an account without a venue cannot borrow`() {
        var desk = Fixture()
        let order = desk.place(
            Fixture.order(.borrow(Fixture.usdc, Fixture.usdc(1)), by: Fixture.free))[0]
        #expect(order.state == .rejected)
        #expect(order.reason == .accountCannotTrade)
    }

    @Test func `an alert comes when an order or the price moves health past an edge`() {
        var desk = Fixture()
        let caused = desk.tick([(Fixture.eth, 2_100)])
        #expect(caused.contains { if case .alertRaised = $0 { true } else { false } })
        let repaid = desk.place(Fixture.order(.deposit(Fixture.eth, Fixture.eth(20)), []))[0]
        #expect(repaid.state == .filled)
        #expect(desk.state.alerts.last?.state == .cleared)
    }

    @Test func `liquidity is provided in the pool's ratio and comes back`() {
        var desk = Fixture()
        let provided = desk.place(
            Fixture.order(
                .provideLiquidity(PoolID(0), base: Fixture.eth(10), quote: Fixture.usdc(50_000)), []))[0]
        #expect(provided.state == .filled)
        #expect(desk.wallet(Fixture.usdc) == Fixture.usdc(20_000))
        let removed = desk.place(Fixture.order(.withdrawLiquidity(PoolID(0), .max), []))[0]
        #expect(removed.state == .filled)
        // Rounding is against whoever provides: less than one unit of liquidity is lost, and at most one of USDC.
        #expect(Fixture.eth(20) &- desk.wallet(Fixture.eth) <= UInt256(20_000 as UInt64))
        #expect(Fixture.usdc(50_000) &- desk.wallet(Fixture.usdc) <= UInt256(1 as UInt64))
    }
}
