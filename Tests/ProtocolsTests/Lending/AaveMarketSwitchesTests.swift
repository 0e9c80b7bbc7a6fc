import Protocols
import Testing
import Units

@Suite struct AaveMarketSwitchesTests {
    /// One reserve that account 1 has supplied, collateral of category 1.
    private func market() throws -> AaveMarket {
        var market = AaveMarket()
        _ = (try market.list(.sample(), at: 0), market.openAccount())
        try market.setCategory(1, to: category)
        try market.supply(1_000_000, to: 0, for: 1, at: 0)
        return market
    }

    private var category: AaveEModeCategory {
        let terms = AaveEMode(loanToValue: 9_000, liquidationThreshold: 9_300, isIsolated: false)
        return AaveEModeCategory(
            terms: terms, liquidationBonus: 10_200, collateralBitmap: 1, borrowableBitmap: 1)
    }

    private func refuses(
        _ error: AaveError, _ market: AaveMarket, _ operation: (inout AaveMarket) throws -> Void
    ) {
        var changed = market
        #expect(throws: error) { try operation(&changed) }
        let isUnchanged = changed == market
        #expect(isUnchanged)
    }

    @Test func `freezing takes a reserve's weight and thawing does not give it back`() throws {
        var market = try market()
        refuses(.invalidFreezeState, market) { try $0.setFrozen(false, reserve: 0) }
        try market.setFrozen(true, reserve: 0)
        #expect(market.reserves[0].configuration.loanToValue == 0)
        #expect(market.categories[0]?.zeroLoanToValueBitmap == 1)
        refuses(.invalidFreezeState, market) { try $0.setFrozen(true, reserve: 0) }
        refuses(.reserveFrozen, market) { try $0.setZeroLoanToValue(false, reserve: 0) }
        refuses(.reserveFrozen, market) { try $0.setCategory(1, to: category) }
        try market.setFrozen(false, reserve: 0)
        #expect(market.reserves[0].configuration.loanToValue == 0)
        try market.setZeroLoanToValue(false, reserve: 0)
        #expect(market.reserves[0].configuration.loanToValue == 7_500)
        refuses(.invalidLtvzeroState, market) { try $0.setZeroLoanToValue(false, reserve: 0) }
        try market.setCategory(1, to: category)
        #expect(market.categories[0] == category)
    }

    @Test func `terms set while frozen count after the thaw`() throws {
        var market = try market()
        try market.setFrozen(true, reserve: 0)
        var configuration = market.reserves[0].configuration
        configuration.loanToValue = 7_000
        (configuration.isFrozen, configuration.decimals) = (false, 18)
        try market.configure(0, as: configuration, at: 0)
        #expect(market.reserves[0].configuration.isFrozen)
        #expect(market.reserves[0].configuration.decimals == 6)
        #expect(market.reserves[0].configuration.loanToValue == 0)
        try market.setFrozen(false, reserve: 0)
        try market.setZeroLoanToValue(false, reserve: 0)
        #expect(market.reserves[0].configuration.loanToValue == 7_000)
    }

    @Test func `a supplied reserve stays on and stays collateral`() throws {
        var market = try market()
        refuses(.reserveLiquidityNotZero, market) { try $0.setActive(false, reserve: 0) }
        try market.withdraw(.max, from: 0, by: 1, at: AaveMoment(time: 0))
        try market.setActive(false, reserve: 0)
        #expect(!market.reserves[0].configuration.isActive)
    }

    @Test func `a category takes only its own collateral's weight`() throws {
        let market = try market()
        var other = category
        (other.collateralBitmap, other.zeroLoanToValueBitmap) = (0, 1)
        refuses(.mustBeEmodeCollateral(reserve: 0), market) { try $0.setCategory(2, to: other) }
    }
}
