import Protocols
import Testing
import Units

/// Absorbing accounts of Compound III, and selling what they had.
struct CometAbsorptionTests {
    /// One ether carries 1,600 dollars of debt.
    private func lent(targetReserves: UInt256 = 1_000_000_000_000) throws -> CometMarket {
        var market = try CometMarket.sample(targetReserves: targetReserves)
        try market.withdraw(.dollars(1_600), by: 1, at: .at(0))
        return market
    }

    @Test func `an account is absorbed below its factor for liquidation and not at it`() throws {
        var market = try CometMarket.sample()
        // 85 % of 2,000 dollars is 1,700.
        try market.withdraw(.dollars(1_600), by: 1, at: .at(0))
        let moment = CometMoment(time: 0, basePrice: 106_250_000, prices: [200_000_000_000])
        #expect(try market.health(of: 1, at: moment)?.healthFactor == Wad.one)
        #expect(throws: CometError.notLiquidatable) { try market.absorb(1, at: moment) }
        let above = CometMoment(time: 0, basePrice: 106_250_001, prices: [200_000_000_000])
        #expect(try market.health(of: 1, at: above)?.isLiquidatable == true)
        try market.absorb(1, at: above)
        #expect(throws: CometError.notLiquidatable) { try market.absorb(0, at: above) }
    }

    @Test func `what the collateral is worth beyond the debt is supplied`() throws {
        var market = try lent()
        let result = try market.absorb(1, at: .at(0, ether: 1_800))
        // 95 % of 1,800 dollars is 1,710.
        #expect(result.seized == [.ethers(1), 0])
        #expect(result.absorption.basePaidOut == .dollars(1_710))
        #expect(market.accounts[1].principal == 110_000_000 && market.accounts[1].collateralAssets == [])
        #expect(market.owedPrincipal == 0 && market.suppliedPrincipal == .dollars(10_110))
        #expect(market.collateral[0] == CometCollateral(supplied: 0, reserves: .ethers(1)))
        #expect(try market.reserves(at: 0) == -1_710_000_000)
    }

    @Test func `what the collateral falls short of the reserves bear`() throws {
        var market = try lent()
        let result = try market.absorb(1, at: .at(0, ether: 1_000))
        #expect(result.absorption.basePaidOut == .dollars(1_600) && result.absorption.newBalance == 0)
        #expect(market.accounts[1] == CometAccount())
        #expect(try market.reserves(at: 0) == -1_600_000_000)
    }

    @Test func `absorbed collateral is sold at a discount until the reserves are full`() throws {
        var market = try lent(targetReserves: 45_000_000)
        try market.absorb(1, at: .at(0, ether: 1_800))
        // Half of the penalty of 5 %: an ether for 1,755 dollars.
        let moment = CometMoment.at(0, ether: 1_800)
        #expect(try market.quote(0, for: .dollars(1_755), at: moment) == .ethers(1))
        #expect(throws: CometError.tooMuchSlippage) {
            try market.buyCollateral(0, for: .dollars(1_755), atLeast: .ethers(1) &+ 1, at: moment)
        }
        #expect(throws: CometError.insufficientReserves) {
            try market.buyCollateral(0, for: 1_755_000_001, at: moment)
        }
        let half = try market.buyCollateral(0, for: 877_500_000, at: moment)
        #expect(half == .ethers(1) >> 1 && market.collateral[0].reserves == half)
        #expect(try market.reserves(at: 0) == -832_500_000)
        try market.donate(877_500_000)
        #expect(throws: CometError.notForSale) { try market.buyCollateral(0, for: 1, at: moment) }
        #expect(throws: CometError.badAsset) {
            var poor = market
            try poor.withdrawReserves(.dollars(1), at: 0)
            try poor.buyCollateral(2, for: 1, at: moment)
        }
    }

    @Test func `selling counts reserves with interest up to now but brings none up to date`() throws {
        // Half of 2,000 owed at 0.1 % less half of 10,000 supplied at 0.05 %: reserves fall by 3.4 dollars.
        var market = try lent(targetReserves: 0)
        try market.donate(1)
        let later = CometMoment.at(1_000_000, ether: 2_000)
        #expect(throws: CometError.notForSale) { try market.buyCollateral(0, for: 1, at: .at(0)) }
        #expect(throws: CometError.insufficientReserves) { try market.buyCollateral(0, for: 1, at: later) }
        #expect(try market.reserves(at: 1_000_000) == -3_399_999)
        #expect(market.lastAccrual == 0)
    }

    @Test func `reserves are paid out as far as there are any and they are not lent`() throws {
        var market = try lent()
        try market.donate(.dollars(50))
        #expect(throws: CometError.insufficientReserves) {
            try market.withdrawReserves(50_000_001, at: 0)
        }
        try market.withdrawReserves(.dollars(50), at: 0)
        #expect(try market.reserves(at: 0) == 0)
    }

    @Test func `a health factor below 1 is what an absorption asks for`() throws {
        let market = try lent()
        let health = try #require(try market.health(of: 1, at: .at(1_000_000, ether: 1_880)))
        // 85 % of 1,880 is 1,598; 1,600 with interest are 1,601.6.
        #expect(health == LendingHealth(carried: 159_800_000_000, owed: 160_160_000_000))
        #expect(health.healthFactor == 997_752_247_752_247_752)
    }
}
