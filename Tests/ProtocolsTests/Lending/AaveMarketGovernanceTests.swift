import Protocols
import Testing
import Units

@Suite struct AaveMarketGovernanceTests {
    @Test func `settings that contradict each other are refused`() {
        func refuses(_ error: AaveError, _ change: (inout AaveReserveConfiguration) -> Void) {
            var (market, configuration) = (AaveMarket(), AaveReserveConfiguration.sample())
            change(&configuration)
            #expect(throws: error) { try market.list(configuration, at: 0) }
            #expect(market == AaveMarket())
        }
        refuses(.invalidDecimals) { $0.decimals = 5 }
        refuses(.invalidReserveParams) { $0.loanToValue = 8_001 }
        refuses(.invalidReserveParams) { $0.liquidationBonus = 10_000 }
        refuses(.invalidReserveParams) { $0.liquidationThreshold = 9_525 }
        refuses(.invalidReserveParams) { ($0.loanToValue, $0.liquidationThreshold) = (0, 0) }
        refuses(.invalidReserveFactor) { $0.reserveFactor = 10_001 }
        refuses(.invalidLiquidationProtocolFee) { $0.liquidationProtocolFee = 10_001 }
        refuses(.invalidOptimalUsageRatio) { $0.rateCurve.optimalUsageRatio = 99 }
    }

    @Test func `a category needs sound terms and a number`() {
        var market = AaveMarket()
        let terms = AaveEMode(loanToValue: 9_000, liquidationThreshold: 9_300, isIsolated: false)
        var category = AaveEModeCategory(
            terms: terms, liquidationBonus: 10_200, collateralBitmap: 1, borrowableBitmap: 1)
        #expect(throws: AaveError.inconsistentEModeCategory) { try market.setCategory(0, to: category) }
        category.terms.loanToValue = 0
        #expect(throws: AaveError.invalidEmodeCategoryParams) { try market.setCategory(1, to: category) }
        category.terms.loanToValue = 9_301
        #expect(throws: AaveError.invalidEmodeCategoryParams) { try market.setCategory(1, to: category) }
        category.terms.loanToValue = 9_000
        category.liquidationBonus = 10_800
        #expect(throws: AaveError.invalidEmodeCategoryParams) { try market.setCategory(1, to: category) }
        #expect(market.categories.isEmpty)
    }

    @Test func `interest up to a change keeps the old terms`() throws {
        var market = try lentMarket()
        var expected = market.reserves[0]
        try expected.accrue(to: 1_000)
        var configuration = expected.configuration
        configuration.reserveFactor = 5_000
        try market.configure(0, as: configuration, at: 1_000)
        #expect(market.reserves[0].accruedToTreasury == expected.accruedToTreasury)
        #expect(market.reserves[0].liquidityIndex == expected.liquidityIndex)
        #expect(market.reserves[0].liquidityRate < expected.liquidityRate)
        configuration.supplyCap = 7
        try market.configure(0, as: configuration, at: 2_000)
        #expect(market.reserves[0].lastUpdate == 1_000)
    }

    @Test func `a supplied reserve does not cease to be collateral`() throws {
        var market = try lentMarket()
        var configuration = market.reserves[0].configuration
        (configuration.loanToValue, configuration.liquidationThreshold) = (0, 0)
        configuration.liquidationBonus = 0
        let before = market
        #expect(throws: AaveError.reserveLiquidityNotZero) {
            try market.configure(0, as: configuration, at: 0)
        }
        #expect(market == before)
    }

    @Test func `the treasury's interest is minted once and only of an active reserve`() throws {
        var market = try lentMarket()
        try market.supply(10, to: 0, for: 1, at: 31_536_000)
        let accrued = market.reserves[0].accruedToTreasury
        var reserves = market.reserves
        reserves[0].configuration.isActive = false
        var off = AaveMarket(reserves: reserves, accounts: market.accounts)
        #expect(try off.mintToTreasury(0, at: 31_536_000) == 0)
        #expect(try market.mintToTreasury(0, at: 31_536_000) > 0)
        #expect(market.accounts[AaveMarket.treasury][0] == AaveHolding(scaledSupply: accrued))
        #expect(try market.mintToTreasury(0, at: 31_536_000) == 0)
        #expect(market.totalsAreSums)
    }

    @Test func `a bitmap's bits are the most reserves that are listed`() throws {
        var market = AaveMarket()
        for _ in 0..<128 { _ = try market.list(.sample(), at: 0) }
        #expect(throws: AaveError.noMoreReservesAllowed) { try market.list(.sample(), at: 0) }
    }

    /// Account 1 has supplied and borrowed.
    private func lentMarket() throws -> AaveMarket {
        var market = AaveMarket()
        _ = (try market.list(.sample(), at: 0), market.openAccount())
        try market.supply(1_000_000_000, to: 0, for: 1, at: 0)
        try market.borrow(500_000_000, from: 0, by: 1, at: AaveMoment(time: 0, prices: [100_000_000]))
        return market
    }
}
