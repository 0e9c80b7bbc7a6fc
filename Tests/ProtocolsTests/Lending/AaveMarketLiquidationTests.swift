import Protocols
import Testing
import Units

@Suite struct AaveMarketLiquidationTests {
    private static let dollar = UInt256(1_000_000 as UInt128)

    /// Account 2 has 4 ether and owes 8,000 dollars, which account 1 has supplied; account 3 liquidates.
    private func market() throws -> AaveMarket {
        var market = AaveMarket()
        _ = try market.list(.sample(), at: 0)
        var ether = AaveReserveConfiguration.sample(
            decimals: 18, loanToValue: 8_000, liquidationThreshold: 8_300)
        ether.liquidationProtocolFee = 1_000
        _ = try market.list(ether, at: 0)
        _ = (market.openAccount(), market.openAccount(), market.openAccount())
        try market.supply(10_000 &* AaveMarketLiquidationTests.dollar, to: 0, for: 1, at: 0)
        try market.supply(4 &* Wad.one, to: 1, for: 2, at: 0)
        let debt = 8_000 &* AaveMarketLiquidationTests.dollar
        try market.borrow(debt, from: 0, by: 2, at: moment(ether: 2_500))
        return market
    }

    private func moment(ether: UInt64, time: UInt64 = 1) -> AaveMoment {
        AaveMoment(time: time, prices: [100_000_000, UInt256(ether) &* 100_000_000])
    }

    private func call(_ amount: UInt256 = .max) -> AaveLiquidationCall {
        AaveLiquidationCall(borrower: 2, liquidator: 3, collateral: 1, debt: 0, debtToCover: amount)
    }

    private func refuses(
        _ error: AaveError, _ market: AaveMarket, _ call: AaveLiquidationCall, at moment: AaveMoment
    ) {
        var changed = market
        #expect(throws: error) { try changed.liquidate(call, at: moment) }
        let isUnchanged = changed == market
        #expect(isUnchanged)
    }

    @Test func `only an account below its line is liquidated and nobody by himself`() throws {
        let market = try market()
        refuses(.healthFactorNotBelowThreshold, market, call(), at: moment(ether: 2_500))
        var own = call()
        own.liquidator = 2
        refuses(.selfLiquidation, market, own, at: moment(ether: 2_300))
        var other = call()
        other.collateral = 0
        refuses(.collateralCannotBeLiquidated, market, other, at: moment(ether: 2_300))
        other = call()
        other.debt = 1
        refuses(.specifiedCurrencyNotBorrowedByUser, market, other, at: moment(ether: 2_300))
    }

    @Test func `half of the debt near the line and all of it far below`() throws {
        var market = try market()
        let near = try market.liquidate(call(), at: moment(ether: 2_400))
        #expect(near.mostDebt < 4_001 &* AaveMarketLiquidationTests.dollar)
        #expect(near.debtCovered == near.mostDebt && !near.hasNoCollateralLeft)
        market = try self.market()
        let far = try market.liquidate(call(), at: moment(ether: 2_200))
        #expect(far.mostDebt == 8_000 &* AaveMarketLiquidationTests.dollar)
        #expect(market.accounts[2].borrowedReserves == [] && market.accounts[2].collateralReserves == [1])
    }

    /// An account at an index of 1 that has dollars and owes dollars of another kind; account 2 liquidates.
    private func liquidated(has supply: UInt64, owes debt: UInt64) throws -> AaveLiquidation {
        let (supply, debt) = (UInt256(supply), UInt256(debt))
        var (left, right) = (
            AaveReserve(.sample(), lastUpdate: 1), AaveReserve(.sample(), lastUpdate: 1)
        )
        (left.scaledSupply, right.scaledDebt) = (supply, debt)
        (left.virtualUnderlyingBalance, right.virtualUnderlyingBalance) = (supply, debt)
        let account = AaveAccount(holdings: [
            AaveHolding(scaledSupply: supply, isUsedAsCollateral: true), AaveHolding(scaledDebt: debt),
        ])
        var market = AaveMarket(
            reserves: [left, right], accounts: [AaveAccount(), account, AaveAccount()])
        return try market.liquidate(
            AaveLiquidationCall(borrower: 1, liquidator: 2, collateral: 0, debt: 1, debtToCover: .max),
            at: AaveMoment(time: 1, prices: [100_000_000, 100_000_000]))
    }

    @Test func `the close factor halves above 0.95 and from 2,000 on both sides`() throws {
        // 0.8 * 11,875 / 10,000 is 0.95 exactly.
        let whole = try liquidated(has: 11_875_000_000, owes: 10_000_000_000)
        #expect(whole.healthFactorBefore == 950_000_000_000_000_000)
        #expect(whole.mostDebt == 10_000_000_000)
        #expect(try liquidated(has: 11_875_000_001, owes: 10_000_000_000).mostDebt == 5_000_000_000)
        #expect(try liquidated(has: 2_400_000_000, owes: 2_000_000_000).mostDebt == 1_000_000_000)
        #expect(try liquidated(has: 2_400_000_000, owes: 1_999_999_999).mostDebt == 1_999_999_999)
    }

    @Test func `dust of debt or collateral is not left behind`() throws {
        let market = try market()
        let most = 7_500 &* AaveMarketLiquidationTests.dollar
        refuses(.mustNotLeaveDust, market, call(most), at: moment(ether: 2_200))
        refuses(.mustNotLeaveDust, market, call(most), at: moment(ether: 2_220))
    }

    @Test func `what no collateral covers becomes the lenders' deficit until somebody burns a claim`() throws
    {
        var market = try market()
        let result = try market.liquidate(call(), at: moment(ether: 1_000))
        #expect(result.hasNoCollateralLeft && result.deficits.map(\.reserve) == [0])
        #expect(market.reserves[0].deficit == result.deficits[0].amount)
        #expect(market.accounts[2][0] == AaveHolding() && !market.accounts[2][1].isUsedAsCollateral)
        #expect(result.protocolFee > 0 && market.accounts[0][1].scaledSupply == result.scaledFee)
        let before = market
        #expect(throws: AaveError.notEnoughAvailableUserBalance) {
            try market.eliminateDeficit(of: 0, by: .max, from: 3, at: 1)
        }
        #expect(throws: AaveError.reserveNotInDeficit) {
            try market.eliminateDeficit(of: 1, by: 1, from: 1, at: 1)
        }
        #expect(market == before)
        let covered = try market.eliminateDeficit(of: 0, by: .max, from: 1, at: 1)
        #expect(covered == result.deficits[0].amount && market.reserves[0].deficit.isZero)
    }

    @Test func `every debt is written off but that of a reserve that is off`() throws {
        for (isActive, written) in [(true, [0, 1]), (false, [0])] {
            var market = try market()
            try market.borrow(Wad.one.quotient(100), from: 1, by: 2, at: moment(ether: 2_600))
            var reserves = market.reserves
            reserves[1].configuration.isActive = isActive
            reserves.append(AaveReserve(.sample(), lastUpdate: 1))
            var accounts = market.accounts
            // The collateral moves to a third reserve, so that the second one is only owed.
            accounts[2][1] = AaveHolding(scaledDebt: accounts[2][1].scaledDebt)
            accounts[2][2] = AaveHolding(scaledSupply: 1_000_000_000, isUsedAsCollateral: true)
            (reserves[2].scaledSupply, reserves[2].virtualUnderlyingBalance) = (1_000_000_000, 1_000_000_000)
            market = AaveMarket(reserves: reserves, accounts: accounts)
            var third = call()
            third.collateral = 2
            var now = moment(ether: 2_600)
            now.prices.append(100_000_000)
            let result = try market.liquidate(third, at: now)
            #expect(result.hasNoCollateralLeft && result.deficits.map(\.reserve) == written)
            #expect(market.accounts[2].borrowedReserves == (isActive ? [] : [1]))
        }
    }

    @Test func `a liquidator may take the supply over`() throws {
        var market = try market()
        var taking = call()
        taking.receivesSupply = true
        let cash = market.reserves[1].virtualUnderlyingBalance
        let result = try market.liquidate(taking, at: moment(ether: 2_200))
        #expect(market.accounts[3][1] == AaveHolding(scaledSupply: result.scaledSeized))
        #expect(market.reserves[1].virtualUnderlyingBalance == cash && market.totalsAreSums)
    }

    @Test func `a supply is seized for a debt of the same asset`() throws {
        var market = try market()
        try market.borrow(Wad.one.quotient(10), from: 1, by: 2, at: moment(ether: 2_600))
        var same = call()
        same.debt = 1
        let result = try market.liquidate(same, at: moment(ether: 2_000))
        #expect(result.debtCovered == Wad.one.quotient(10))
        #expect(market.accounts[2].borrowedReserves == [0] && market.totalsAreSums)
        let rate = market.reserves[1].variableBorrowRate
        #expect(rate == UInt256(10_000_000 as UInt128) &* UInt256(1_000_000_000_000_000_000 as UInt128))
    }

    @Test func `the category's bonus holds for its own collateral only`() throws {
        let terms = AaveEMode(loanToValue: 8_500, liquidationThreshold: 8_600, isIsolated: false)
        for (bitmap, bonus) in [(0b10, 10_200), (0b01, 10_500)] as [(UInt128, UInt64)] {
            var market = try market()
            let category = AaveEModeCategory(
                terms: terms, liquidationBonus: 10_200, collateralBitmap: bitmap, borrowableBitmap: 0b01)
            try market.setCategory(1, to: category)
            try market.setEMode(1, of: 2, at: moment(ether: 2_500))
            let result = try market.liquidate(call(), at: moment(ether: 2_100))
            let taken = result.collateralToLiquidator &+ result.protocolFee
            let base = result.debtCovered &* Wad.one.quotient(1_000_000)
            let expected = try base.dividedDown(by: 2_100)
            #expect(try taken == BasisPoints.shareDown(expected, UInt256(bonus)))
        }
    }

    @Test(arguments: [0, 1]) func `nobody is liquidated in the grace after a pause`(reserve: Int) throws {
        var market = try market()
        try market.pause(reserve)
        refuses(.reservePaused, market, call(), at: moment(ether: 2_200))
        #expect(throws: AaveError.invalidGracePeriod) { try market.unpause(reserve, grace: 14_401, at: 10) }
        try market.unpause(reserve, grace: 100, at: 10)
        let sentinel = AaveError.liquidationGraceSentinelCheckFailed
        refuses(sentinel, market, call(), at: moment(ether: 2_200, time: 110))
        _ = try market.liquidate(call(), at: moment(ether: 2_200, time: 111))
    }
}
