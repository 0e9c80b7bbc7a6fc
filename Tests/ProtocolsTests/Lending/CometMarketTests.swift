import Protocols
import Testing
import Units

/// What accounts do in a Compound III market, step by step.
struct CometMarketTests {
    private static let million: UInt64 = 1_000_000
    private static let (supplier, borrower) = (0, 1)

    /// The sample market, in which the borrower owes some dollars.
    private func lent(_ dollars: UInt64 = 500) throws -> CometMarket {
        var market = try CometMarket.sample()
        try market.withdraw(.dollars(dollars), by: Self.borrower, at: .at(0))
        return market
    }

    @Test func `a debt grows with its index and is rounded down`() throws {
        let market = try lent()
        #expect(market.accounts[1].principal == -500_000_000)
        #expect(try market.balance(of: 1, at: Self.million) == -500_500_000)
        #expect(try market.balance(of: 0, at: Self.million) == 10_005_000_000)
        let later = try market.accrued(to: Self.million)
        #expect(later.indexes == CometIndexes(supply: 1_000_500_000_000_000, borrow: 1_001_000_000_000_000))
        #expect(market.lastAccrual == 0 && later.lastAccrual == Self.million)
        // 99,995 seconds later 1 of 500,000,000 is owed no more than 49,997 smallest units on top.
        #expect(try market.balance(of: 1, at: 99_995) == -500_049_997)
    }

    @Test func `supplying more than is owed repays and supplies the rest`() throws {
        var market = try lent()
        let paid = try market.supply(.dollars(600), for: Self.borrower, at: Self.million)
        #expect(paid == .dollars(600))
        // 600 - 500.5 = 99.5 dollars over a supply index of 1.0005.
        #expect(market.accounts[1].principal == 99_450_274)
        #expect(market.owedPrincipal == 0)
        #expect(market.suppliedPrincipal == 10_099_450_274)
        #expect(market.baseBalance == .dollars(10_100))
    }

    @Test func `withdrawing more than is supplied borrows the rest`() throws {
        var market = try lent()
        try market.supply(.dollars(600), for: Self.borrower, at: Self.million)
        try market.withdraw(.dollars(300), by: Self.borrower, at: .at(Self.million))
        // 99,450,274 at 1.0005 are 99,499,999; what is missing are 200,500,001 at 1.001, rounded up.
        #expect(market.accounts[1].principal == -200_299_702)
        #expect(market.owedPrincipal == 200_299_702 && market.suppliedPrincipal == .dollars(10_000))
    }

    @Test func `all that is owed and all that is supplied have a name`() throws {
        var market = try lent()
        #expect(try market.supply(.max, for: Self.borrower, at: Self.million) == 500_500_000)
        #expect(market.accounts[1].principal == 0 && market.owedPrincipal == 0)
        #expect(try market.supply(.max, for: Self.borrower, at: Self.million) == 0)
        #expect(throws: CometError.transferOutFailed) {
            try market.withdraw(.max, by: Self.supplier, at: .at(Self.million))
        }
        try market.donate(.dollars(5))
        #expect(
            try market.withdraw(.max, by: Self.supplier, at: .at(Self.million)) == 10_005_000_000)
        #expect(market.suppliedPrincipal == 0 && market.baseBalance == 500_000)
    }

    @Test func `borrowing stops at the collateral factor, at the least debt and at the balance`() throws {
        var market = try CometMarket.sample()
        #expect(throws: CometError.borrowTooSmall) {
            try market.withdraw(99_999_999, by: Self.borrower, at: .at(0))
        }
        #expect(throws: CometError.notCollateralized) {
            try market.withdraw(1_600_000_001, by: Self.borrower, at: .at(0))
        }
        #expect(throws: CometError.badPrice) {
            try market.withdraw(.dollars(100), by: Self.borrower, at: CometMoment(time: 0))
        }
        try market.withdraw(.dollars(1_600), by: Self.borrower, at: .at(0))
        try market.supplyCollateral(.ethers(100), of: 0, for: Self.borrower)
        #expect(throws: CometError.transferOutFailed) {
            try market.withdraw(8_400_000_001, by: Self.borrower, at: .at(0))
        }
        try market.withdraw(.dollars(8_400), by: Self.borrower, at: .at(0))
        #expect(try market.utilization(at: 0) == CometMath.factorScale)
    }

    @Test func `collateral is taken in up to its cap and given back while it is not needed`() throws {
        var market = try lent()
        #expect(throws: CometError.supplyCapExceeded) {
            try market.supplyCollateral(.ethers(999) &+ 1, of: 0, for: Self.supplier)
        }
        #expect(throws: CometError.badAsset) { try market.supplyCollateral(1, of: 2, for: Self.supplier) }
        #expect(throws: CometError.invalidUInt128) {
            try market.supplyCollateral(UInt256(high: 1, low: 0), of: 0, for: Self.supplier)
        }
        try market.supplyCollateral(.ethers(999), of: 0, for: Self.supplier)
        #expect(market.collateral[0] == CometCollateral(supplied: .ethers(1_000)))
        // 500 dollars need 0.3125 ether.
        #expect(throws: CometError.notCollateralized) {
            try market.withdrawCollateral(687_500_000_000_000_001, of: 0, by: Self.borrower, at: .at(0))
        }
        try market.withdrawCollateral(687_500_000_000_000_000, of: 0, by: Self.borrower, at: .at(0))
        #expect(throws: CometError.arithmetic(.underflow)) {
            try market.withdrawCollateral(.ethers(1), of: 0, by: Self.borrower, at: .at(0))
        }
    }

    @Test func `debt is repaid and collateral without debt taken out while the oracles are dead`() throws {
        var market = try lent()
        let silent = CometMoment(time: 10)
        #expect(throws: CometError.badPrice) {
            try market.withdrawCollateral(1, of: 0, by: Self.borrower, at: silent)
        }
        #expect(throws: CometError.badPrice) { try market.health(of: Self.borrower, at: silent) }
        try market.supply(.max, for: Self.borrower, at: 10)
        try market.withdrawCollateral(.ethers(1), of: 0, by: Self.borrower, at: silent)
        #expect(try market.health(of: Self.borrower, at: silent) == nil)
        #expect(market.accounts[1].collateralAssets == [])
    }

    @Test func `base assets move to another account, and the sender borrows what is missing`() throws {
        var market = try lent()
        try market.transfer(.dollars(1_000), from: Self.supplier, to: Self.borrower, at: .at(0))
        #expect(market.accounts[0].principal == 9_000_000_000 && market.accounts[1].principal == 500_000_000)
        #expect(market.suppliedPrincipal == 9_500_000_000 && market.owedPrincipal == 0)
        try market.transfer(.dollars(700), from: Self.borrower, to: Self.supplier, at: .at(0))
        #expect(market.accounts[1].principal == -200_000_000)
        #expect(throws: CometError.notCollateralized) {
            try market.transfer(.dollars(9_801), from: Self.supplier, to: Self.borrower, at: .at(0))
        }
        #expect(throws: CometError.noSelfTransfer) {
            try market.transfer(1, from: Self.supplier, to: Self.supplier, at: .at(0))
        }
        #expect(
            try market.transfer(.max, from: Self.supplier, to: Self.borrower, at: .at(0)) == .dollars(9_700))
        #expect(market.baseBalance == .dollars(9_500))
    }

    @Test func `collateral moves to another account as far as the sender's debt lets it`() throws {
        var market = try lent()
        #expect(throws: CometError.notCollateralized) {
            try market.transferCollateral(.ethers(1), of: 0, from: 1, to: 0, at: .at(0))
        }
        try market.transferCollateral(.ethers(1) >> 1, of: 0, from: 1, to: 0, at: .at(0))
        #expect(market.accounts[0][0] == .ethers(1) >> 1 && market.accounts[1][0] == .ethers(1) >> 1)
        #expect(market.collateral[0].supplied == .ethers(1))
    }

    @Test func `rewards are shared by principal and counted when an account moves`() throws {
        let tracking = CometTracking(
            supplySpeed: 1_000_000_000_000, borrowSpeed: 2_000_000_000_000, minimum: .dollars(600))
        var market = try CometMarket.sample(tracking: tracking)
        try market.withdraw(.dollars(500), by: Self.borrower, at: .at(0))
        // A thousandth of a reward a second to suppliers; 500 owed are below the minimum.
        try market.accrue(Self.supplier, at: 1_000)
        try market.accrue(Self.borrower, at: 1_000)
        #expect(market.accounts[0].trackingAccrued == 1_000_000)
        #expect(market.accounts[1].trackingAccrued == 0)
        try market.withdraw(.dollars(500), by: Self.borrower, at: .at(1_000))
        try market.accrue(Self.borrower, at: 2_000)
        #expect(market.accounts[1].trackingAccrued == 1_999_999)
    }

    @Test func `each switch stops its own operations`() throws {
        var market = try lent()
        func expectPaused(_ pauses: CometPauses, _ body: (inout CometMarket) throws -> Void) {
            var stopped = market
            stopped.pause(pauses)
            #expect(throws: CometError.paused) { try body(&stopped) }
            stopped.pause(CometPauses(rawValue: 31).subtracting(pauses))
            #expect(throws: Never.self) { try body(&stopped) }
        }
        expectPaused(.supply) { try $0.supply(1, for: 0, at: 0) }
        expectPaused(.supply) { try $0.supplyCollateral(1, of: 1, for: 0) }
        expectPaused(.withdraw) { try $0.withdraw(1, by: 0, at: .at(0)) }
        expectPaused(.withdraw) { try $0.withdrawCollateral(1, of: 0, by: 1, at: .at(0)) }
        expectPaused(.transfer) { try $0.transfer(1, from: 0, to: 1, at: .at(0)) }
        expectPaused(.transfer) { try $0.transferCollateral(1, of: 0, from: 1, to: 0, at: .at(0)) }
        expectPaused(.absorb) { try $0.absorb(1, at: .at(0, ether: 500)) }
        try market.absorb(1, at: .at(0, ether: 500))
        expectPaused(.buy) { try $0.buyCollateral(0, for: 1, at: .at(0)) }
    }

    @Test func `an account that comes with what it has is taken in without a price`() throws {
        var market = try lent()
        let place = try market.admit(base: -1_001_000_000, collateral: [0, 5_000_000], at: Self.million)
        #expect(place == 2 && market.accounts[2].principal == -1_000_000_000)
        #expect(market.accounts[2][1] == 5_000_000 && market.collateral[1].supplied == 5_000_000)
        #expect(market.owedPrincipal == 1_500_000_000 && market.baseBalance == .dollars(8_499))
        let richer = try market.admit(base: 2_001_000_000, collateral: [], at: Self.million)
        #expect(market.accounts[richer].principal == 2_000_000_000)
        let before = market
        #expect(throws: CometError.transferOutFailed) {
            try market.admit(base: -20_000_000_000, collateral: [1], at: Self.million)
        }
        #expect(throws: CometError.supplyCapExceeded) {
            try market.admit(base: 0, collateral: [.ethers(1_000)], at: Self.million)
        }
        #expect(market == before)
    }

    @Test func `a market is made again of what can be read of it`() throws {
        let tracking = CometTracking(supplySpeed: 1_000_000_000_000, borrowSpeed: 2_000_000_000_000)
        var market = try CometMarket.sample(tracking: tracking)
        try market.withdraw(.dollars(1_500), by: Self.borrower, at: .at(0))
        try market.supply(1, for: Self.borrower, at: Self.million)
        try market.absorb(Self.borrower, at: .at(Self.million, ether: 1_000))
        let accounts = market.accounts.map {
            CometAccount(
                principal: $0.principal, collateral: [$0[0], $0[1]], trackingIndex: $0.trackingIndex,
                trackingAccrued: $0.trackingAccrued)
        }
        let again = CometMarket(
            market.configuration, accounts: accounts, indexes: market.indexes, tracking: market.tracking,
            supplied: market.suppliedPrincipal, owed: market.owedPrincipal, baseBalance: market.baseBalance,
            collateralReserves: market.collateral.map(\.reserves), lastAccrual: market.lastAccrual)
        #expect(again == market)
    }

    @Test func `clocks that go back or leave 40 bits are refused`() throws {
        var market = try lent()
        #expect(throws: CometError.timestampTooLarge) { try market.accrue(0, at: 1 << 40) }
        try market.accrue(0, at: 5)
        #expect(throws: CometError.arithmetic(.underflow)) { try market.accrue(0, at: 4) }
    }

    @Test func `terms beyond the contract's limits are refused`() throws {
        let curve = CometRateCurve.flat(perSecond: 0)
        func make(
            _ decimals: UInt8 = 6, count: Int = 1, storefront: UInt256 = 0, minimum: UInt256 = 1
        ) throws -> CometConfiguration {
            try CometConfiguration(
                baseDecimals: decimals, supplyCurve: curve, borrowCurve: curve,
                assets: Array(repeating: .ether(), count: count), storefrontFactor: storefront,
                tracking: CometTracking(minimum: minimum))
        }
        #expect(throws: CometError.badDecimals) { try make(5) }
        #expect(throws: CometError.badDecimals) { try make(19) }
        #expect(throws: CometError.tooManyAssets) { try make(count: 16) }
        #expect(throws: CometError.badDiscount) { try make(storefront: CometMath.factorScale &+ 1) }
        #expect(throws: CometError.badMinimum) { try make(minimum: 0) }
        #expect(try make(18, count: 15, storefront: CometMath.factorScale).assets.count == 15)
    }

    @Test func `rates are simple and for a year`() throws {
        let rates = try lent().rates(at: 0)
        #expect(rates == LendingRates(supply: 15_768_000_000_000_000, borrow: 31_536_000_000_000_000))
    }

    @Test func `errors have the contract's names`() {
        #expect(CometError.notCollateralized.upstreamName == "NotCollateralized")
        #expect(CometError.invalidUInt128.upstreamName == "InvalidUInt128")
        #expect(CometError.borrowCFTooLarge.upstreamName == "BorrowCFTooLarge")
        #expect(CometError.arithmetic(.overflow).upstreamName == nil)
    }
}
