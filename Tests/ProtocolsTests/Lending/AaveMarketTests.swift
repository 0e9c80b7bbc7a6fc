import Protocols
import Testing
import Units

@Suite struct AaveMarketTests {
    private static let dollar = UInt256(1_000_000 as UInt128)
    private let priced = AaveMoment(time: 0, prices: [100_000_000, 250_000_000_000])
    private let dead = AaveMoment(time: 0)

    /// Account 1 has 10,000 dollars; account 2 has 4 ether, worth 2,500 dollars each.
    private func market() throws -> AaveMarket {
        var market = AaveMarket()
        _ = try market.list(.sample(), at: 0)
        _ = try market.list(.sample(decimals: 18, loanToValue: 8_000, liquidationThreshold: 8_300), at: 0)
        _ = (market.openAccount(), market.openAccount(), market.openAccount())
        try market.supply(10_000 &* AaveMarketTests.dollar, to: 0, for: 1, at: 0)
        try market.supply(4 &* Wad.one, to: 1, for: 2, at: 0)
        return market
    }

    private func refuses(
        _ error: AaveError, _ market: AaveMarket, _ operation: (inout AaveMarket) throws -> Void,
        _ location: SourceLocation = #_sourceLocation
    ) {
        var changed = market
        #expect(throws: error, sourceLocation: location) { try operation(&changed) }
        let isUnchanged = changed == market
        #expect(isUnchanged, sourceLocation: location)
    }

    @Test func `a first supply becomes collateral unless nothing may be borrowed against it`() throws {
        var market = try market()
        #expect(market.accounts[1][0].isUsedAsCollateral)
        var configuration = market.reserves[0].configuration
        configuration.loanToValue = 0
        try market.configure(0, as: configuration, at: 0)
        try market.supply(1, to: 0, for: 3, at: 0)
        #expect(!market.accounts[3][0].isUsedAsCollateral)
        #expect(market.accounts[1][0].isUsedAsCollateral)
    }

    @Test func `a later supply leaves the owner's choice alone`() throws {
        var market = try market()
        try market.setUsedAsCollateral(false, reserve: 0, of: 1, at: dead)
        try market.supply(1, to: 0, for: 1, at: 0)
        #expect(!market.accounts[1][0].isUsedAsCollateral)
        try market.setUsedAsCollateral(true, reserve: 0, of: 1, at: dead)
        #expect(market.accounts[1][0].isUsedAsCollateral)
    }

    @Test func `the treasury's interest counts against the supply cap`() throws {
        var market = try market()
        try market.borrow(1_000 &* AaveMarketTests.dollar, from: 0, by: 2, at: priced)
        try market.supply(10, to: 0, for: 1, at: 31_536_000)
        var reserves = market.reserves
        let unit = AaveMarketTests.dollar
        let (supplied, _) = try reserves[0].totalSupply(at: 31_536_000).quotientAndRemainder(dividingBy: unit)
        reserves[0].configuration.supplyCap = try #require(UInt64(exactly: supplied)) + 1
        let capped = AaveMarket(reserves: reserves, accounts: market.accounts)
        refuses(.supplyCapExceeded, capped) { try $0.supply(10, to: 0, for: 1, at: 31_536_000) }
    }

    @Test func `caps count whole assets and may be reached but not passed`() throws {
        var market = try market()
        var configuration = market.reserves[0].configuration
        (configuration.supplyCap, configuration.borrowCap) = (10_001, 2)
        try market.configure(0, as: configuration, at: 0)
        let dollar = AaveMarketTests.dollar
        refuses(.supplyCapExceeded, market) { try $0.supply(dollar &+ 1, to: 0, for: 3, at: 0) }
        try market.supply(dollar, to: 0, for: 3, at: 0)
        refuses(.borrowCapExceeded, market) {
            try $0.borrow(2 &* dollar &+ 1, from: 0, by: 2, at: priced)
        }
        try market.borrow(2 &* dollar, from: 0, by: 2, at: priced)
    }

    @Test func `a reserve that is off, paused or frozen refuses by name`() throws {
        let market = try market()
        func with(_ change: (inout AaveReserveConfiguration) -> Void) -> AaveMarket {
            var reserves = market.reserves
            change(&reserves[0].configuration)
            return AaveMarket(reserves: reserves, accounts: market.accounts)
        }
        for (error, shut) in [
            (AaveError.reserveInactive, with { $0.isActive = false }),
            (.reservePaused, with { $0.isPaused = true }),
        ] {
            refuses(error, shut) { try $0.supply(1, to: 0, for: 3, at: 0) }
            refuses(error, shut) { try $0.withdraw(1, from: 0, by: 1, at: priced) }
            refuses(error, shut) { try $0.borrow(1, from: 0, by: 2, at: priced) }
            refuses(error, shut) { try $0.repay(1, to: 0, of: 2, at: 0) }
            refuses(error, shut) { try $0.setUsedAsCollateral(false, reserve: 0, of: 1, at: priced) }
        }
        var frozen = with { $0.isFrozen = true }
        refuses(.reserveFrozen, frozen) { try $0.supply(1, to: 0, for: 3, at: 0) }
        refuses(.reserveFrozen, frozen) { try $0.borrow(1, from: 0, by: 2, at: priced) }
        #expect(try frozen.withdraw(.max, from: 0, by: 1, at: dead) == 10_000 &* AaveMarketTests.dollar)
        let closed = with { $0.isBorrowingEnabled = false }
        refuses(.borrowingNotEnabled, closed) { try $0.borrow(1, from: 0, by: 2, at: priced) }
    }

    @Test func `a loan stops at the loan to value and at what is there`() throws {
        let market = try market()
        let most = 8_000 &* AaveMarketTests.dollar
        refuses(.collateralCannotCoverNewBorrow, market) {
            try $0.borrow(most &+ 1, from: 0, by: 2, at: priced)
        }
        refuses(.ltvValidationFailed, market) { try $0.borrow(1, from: 0, by: 3, at: priced) }
        refuses(.invalidAmount, market) { try $0.borrow(0, from: 0, by: 2, at: priced) }
        refuses(.invalidAmount, market) { try $0.borrow(5 &* Wad.one, from: 1, by: 1, at: priced) }
        refuses(.healthFactorLowerThanLiquidationThreshold, market) {
            try $0.borrow(9_000 &* AaveMarketTests.dollar, from: 0, by: 2, at: priced)
        }
        refuses(.priceMissing(reserve: 0), market) { try $0.borrow(1, from: 0, by: 2, at: dead) }
        var lent = market
        try lent.borrow(most, from: 0, by: 2, at: priced)
        #expect(lent.reserves[0].virtualUnderlyingBalance == 2_000 &* AaveMarketTests.dollar)
        refuses(.arithmetic(.underflow), lent) { try $0.withdraw(.max, from: 0, by: 1, at: dead) }
    }

    @Test func `a healthy account keeps enough collateral`() throws {
        var market = try market()
        try market.borrow(8_000 &* AaveMarketTests.dollar, from: 0, by: 2, at: priced)
        refuses(.healthFactorLowerThanLiquidationThreshold, market) {
            try $0.withdraw(Wad.one, from: 1, by: 2, at: priced)
        }
        refuses(.healthFactorLowerThanLiquidationThreshold, market) {
            try $0.setUsedAsCollateral(false, reserve: 1, of: 2, at: priced)
        }
        refuses(.healthFactorLowerThanLiquidationThreshold, market) {
            try $0.transfer(Wad.one, of: 1, from: 2, to: 3, at: priced)
        }
        refuses(.notEnoughAvailableUserBalance, market) {
            try $0.withdraw(5 &* Wad.one, from: 1, by: 2, at: priced)
        }
        try market.withdraw(Wad.one.quotient(10), from: 1, by: 2, at: priced)
    }

    @Test func `collateral against which nothing may be borrowed has to go first`() throws {
        var market = try market()
        try market.supply(1_000 &* AaveMarketTests.dollar, to: 0, for: 2, at: 0)
        try market.borrow(1_000 &* AaveMarketTests.dollar, from: 0, by: 2, at: priced)
        try market.setFrozen(true, reserve: 0)
        refuses(.ltvValidationFailed, market) { try $0.withdraw(1, from: 1, by: 2, at: priced) }
        try market.setUsedAsCollateral(false, reserve: 0, of: 1, at: priced)
        refuses(.userHasAssetWithZeroLtv, market) {
            try $0.setUsedAsCollateral(true, reserve: 0, of: 1, at: priced)
        }
        refuses(.underlyingBalanceZero, market) {
            try $0.setUsedAsCollateral(true, reserve: 1, of: 1, at: priced)
        }
        try market.withdraw(1_000 &* AaveMarketTests.dollar, from: 0, by: 2, at: priced)
        try market.withdraw(1, from: 1, by: 2, at: priced)
    }

    @Test func `there is a way out with every price missing`() throws {
        var market = try market()
        try market.borrow(1_000 &* AaveMarketTests.dollar, from: 0, by: 2, at: priced)
        #expect(try market.repay(.max, to: 0, of: 2, at: 86_400) > 1_000 &* AaveMarketTests.dollar)
        #expect(!market.accounts[2].isBorrowingAny)
        let later = AaveMoment(time: 86_400)
        #expect(try market.withdraw(.max, from: 1, by: 2, at: later) == 4 &* Wad.one)
        #expect(market.accounts[2][1] == AaveHolding())
    }

    @Test func `a transfer moves no more collateral than the receiver asks for`() throws {
        var market = try market()
        try market.transfer(1_000_000, of: 0, from: 1, to: 3, at: dead)
        #expect(market.accounts[3][0].scaledSupply == 1_000_000)
        #expect(!market.accounts[3][0].isUsedAsCollateral)
        let before = market
        try market.transfer(1_000_000, of: 0, from: 1, to: 1, at: dead)
        #expect(market == before)
        refuses(.arithmetic(.underflow), market) {
            try $0.transfer(2_000_000, of: 0, from: 3, to: 1, at: dead)
        }
    }

    @Test func `a debt is repaid with supply of the same asset`() throws {
        var market = try market()
        try market.supply(500 &* AaveMarketTests.dollar, to: 0, for: 2, at: 0)
        try market.borrow(2_000 &* AaveMarketTests.dollar, from: 0, by: 2, at: priced)
        let fallen = AaveMoment(time: 0, prices: [100_000_000, 40_000_000_000])
        refuses(.healthFactorLowerThanLiquidationThreshold, market) {
            try $0.repayWithSupply(1_000, of: 0, by: 2, at: fallen)
        }
        #expect(try market.repayWithSupply(.max, of: 0, by: 2, at: priced) == 500 &* AaveMarketTests.dollar)
        #expect(market.accounts[2][0].scaledDebt == 1_500 &* AaveMarketTests.dollar)
        #expect(market.accounts[2][0].scaledSupply.isZero && !market.accounts[2][0].isUsedAsCollateral)
        refuses(.invalidBurnAmount, market) { try $0.repayWithSupply(.max, of: 0, by: 2, at: priced) }
        refuses(.noDebtOfSelectedType, market) { try $0.repayWithSupply(1, of: 0, by: 1, at: priced) }
    }

    @Test func `an unknown reserve is refused by its place`() throws {
        let market = try market()
        refuses(.assetNotListed(reserve: 2), market) { try $0.supply(1, to: 2, for: 1, at: 0) }
        refuses(.assetNotListed(reserve: -1), market) { try $0.borrow(1, from: -1, by: 1, at: priced) }
        for (collateral, debt, unknown) in [(0, 7, 7), (8, 0, 8), (-1, 0, -1)] {
            let call = AaveLiquidationCall(
                borrower: 1, liquidator: 2, collateral: collateral, debt: debt, debtToCover: 1)
            refuses(.assetNotListed(reserve: unknown), market) { _ = try $0.liquidate(call, at: priced) }
        }
    }
}
