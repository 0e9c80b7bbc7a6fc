import Protocols
import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

@Suite struct MarketHandlingTests {
    private func refused(_ action: MarketAction, by desk: inout Fixture) -> OrderRefusal? {
        for case .actionRefused(let refusal) in desk.run([.act(action)]) { return refusal }
        return nil
    }

    @Test func `nobody else can touch an account of ours but to liquidate it`() {
        var desk = Fixture()
        let ours: UInt32 = 2
        let actions: [MarketAction] = [
            .supply(LendingID(0), borrower: ours, reserve: 0, amount: 1),
            .withdraw(LendingID(0), borrower: ours, reserve: 0, amount: 1),
            .borrow(LendingID(0), borrower: ours, reserve: 1, amount: 1),
            .repay(LendingID(0), borrower: ours, reserve: 1, amount: 1),
            .liquidate(LendingID(0), borrower: 1, collateral: 0, debt: 1, amount: 1, liquidator: ours),
        ]
        for action in actions { #expect(refused(action, by: &desk) == .accountCannotTrade) }
    }

    @Test func `names of venues, borrowers and reserves that are not there are refused, not trapped`() {
        var desk = Fixture()
        let actions: [MarketAction] = [
            .sell(PoolID(9), isBase: true, amount: 1), .provideLiquidity(PoolID(9), base: 1, quote: 1),
            .openBorrower(LendingID(4)), .supply(LendingID(4), borrower: 0, reserve: 0, amount: 1),
            .supply(LendingID(0), borrower: 99, reserve: 0, amount: 1),
            .supply(LendingID(0), borrower: 1, reserve: 9, amount: 1),
            .liquidate(LendingID(0), borrower: 99, collateral: 0, debt: 1, amount: 1, liquidator: 1),
            .liquidate(LendingID(0), borrower: 2, collateral: 7, debt: 1, amount: 1, liquidator: 1),
        ]
        for action in actions { #expect(refused(action, by: &desk) == .accountCannotTrade) }
    }

    @Test func `a healthy account is not liquidated`() {
        var desk = Fixture()
        let action = MarketAction.liquidate(
            LendingID(0), borrower: 2, collateral: 0, debt: 1, amount: Fixture.usdc(1_000), liquidator: 1)
        #expect(refused(action, by: &desk) == .venue("healthFactorNotBelowThreshold"))
    }

    @Test func `a liquidation of ours is told, lowers the debt and keeps every balance`() throws {
        var desk = Fixture()
        desk.tick([(Fixture.eth, 1_750)])
        let before = desk.state.holdings(of: Fixture.vault)
        let caused = desk.run([
            .act(
                .liquidate(
                    LendingID(0), borrower: 2, collateral: 0, debt: 1, amount: Fixture.usdc(150_000),
                    liquidator: 1))
        ])
        #expect(caused.contains(.accountLiquidated(Fixture.vault)))
        let after = desk.state.holdings(of: Fixture.vault)
        let owed = { (lines: [HoldingLine]) in lines.first { $0.form == .owed }?.quantity ?? .zero }
        #expect(owed(after) < owed(before))
        for index in 0..<3 {
            let instrument = InstrumentID(UInt32(index))
            #expect(desk.state.trading.held(instrument) == desk.state.trading.inflow[index])
        }
    }
}
