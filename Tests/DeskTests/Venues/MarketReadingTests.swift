import Protocols
import Testing
import Units

@testable import Desk

@Suite struct MarketReadingTests {
    private static let venue = LendingID(0)

    @Test func `venues and pools are counted in the order in which they were opened`() {
        let state = TradingFixture().state
        #expect(Array(state.lendingVenues) == [LendingID(0)])
        #expect(Array(state.exchangePools) == [PoolID(0), PoolID(1)])
        #expect(state.reading(of: PoolID(1)).terms.name == "stETH/ETH")
    }

    @Test func `a pool is read as a trade sees it`() {
        let pool = TradingFixture().state.reading(of: PoolID(0))
        #expect(pool.base == TradingFixture.eth && pool.quote == TradingFixture.usdc)
        let (base, quote) = (TradingFixture.eth(2_000), TradingFixture.usdc(6_000_000))
        #expect(pool.hop(sellingBase: true) == UniswapV2Hop(reserveIn: base, reserveOut: quote))
        #expect(pool.hop(sellingBase: false) == UniswapV2Hop(reserveIn: quote, reserveOut: base))
    }

    @Test func `an account of the book is valued as the desk values it`() throws {
        var desk = TradingFixture()
        desk.tick([(TradingFixture.eth, 2_900)], after: 86_400)
        let reading = desk.state.reading(of: Self.venue)
        let number = try #require(reading.ownAccounts.first)
        let borrower = try #require(reading.borrower(number))
        #expect(borrower.healthFactor == desk.state.healthFactor(of: TradingFixture.vault))
        #expect(reading.isOwn(number) && !reading.isOwn(1))
        #expect(borrower.largestCollateral?.reserve == 0 && borrower.largestDebt.reserve == 1)
        #expect(borrower.largestDebt.value == borrower.debtValue)
        let market = try #require(desk.state.trading.lending[0].market as? AaveMarket)
        let moment = desk.state.trading.lending[0].moment(VenuePrices(desk.state))
        let data = try market.accountData(
            of: Int(number), at: AaveMoment(time: moment.second, prices: moment.collateral))
        #expect(borrower.healthFactor == data.healthFactor)
        #expect(borrower.collateralValue == data.totalCollateral && borrower.debtValue == data.totalDebt)
        #expect(borrower.borrowableValue == borrower.collateralValue &* 8_000 / 10_000)
    }

    @Test func `nobody is valued without a debt, without a price, or without an account`() {
        let reading = TradingFixture().state.reading(of: Self.venue)
        #expect(reading.borrower(1) == nil && reading.borrower(0) == nil)
        #expect(reading.borrower(reading.accountCount) == nil)
        let blind = TradingFixture(prices: false).state.reading(of: Self.venue)
        #expect(blind.ownAccounts.allSatisfy { blind.borrower($0) == nil })
    }

    @Test func `a preview of a liquidation is what the liquidation does, and changes nothing`() throws {
        var desk = TradingFixture()
        desk.tick([(TradingFixture.eth, 1_700)])
        let reading = desk.state.reading(of: Self.venue)
        let number = try #require(reading.ownAccounts.first)
        let call = LiquidationCall(
            borrower: number, liquidator: 1, collateral: 0, debt: 1, amount: TradingFixture.usdc(900))
        let before = desk.state.encoded()
        let result = try #require(reading.preview(call))
        #expect(desk.state.encoded() == before)
        let events = desk.run([
            .act(
                .liquidate(
                    Self.venue, borrower: number, collateral: 0, debt: 1, amount: call.amount,
                    liquidator: 1))
        ])
        guard case .settled(let settlement) = events.first else {
            Issue.record("\(events)")
            return
        }
        #expect(settlement.legs.map(\.amount) == [result.paid.amount, result.seized.amount])
        let healthy = TradingFixture().state.reading(of: Self.venue)
        #expect(healthy.preview(call) == nil)
    }
}

extension UInt256 {
    fileprivate static func / (value: UInt256, divisor: UInt256) -> UInt256 {
        (try? value.dividedDown(by: divisor)) ?? .zero
    }
}
