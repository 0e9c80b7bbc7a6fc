import Protocols
import Testing
import Units

/// What a Morpho Blue market does step by step.
struct MorphoMarketTests {
    private static let lltv: UInt256 = 860_000_000_000_000_000
    /// One collateral asset for one loan asset.
    private static let par: UInt256 = 1_000_000_000_000_000_000_000_000_000_000_000_000
    private static let (recipient, supplier, borrower) = (0, 1, 2)

    /// A market where 1,000 of 2,000 supplied are lent against 2,000.
    private func lent(_ rateModel: MorphoRateModel = .none) throws -> MorphoMarket {
        var market = try MorphoMarket(lltv: Self.lltv, rateModel: rateModel, at: 0)
        _ = (market.openAccount(), market.openAccount())
        try market.supply(.assets(2_000), for: Self.supplier, at: 0)
        try market.supplyCollateral(2_000, for: Self.borrower)
        try market.borrow(.assets(1_000), by: Self.borrower, at: MorphoMoment(time: 0, price: Self.par))
        return market
    }

    @Test func `the first asset supplied is worth a million shares`() throws {
        var market = try MorphoMarket(lltv: Self.lltv, rateModel: .none, at: 0)
        let moved = try market.supply(.assets(3), for: 0, at: 0)
        #expect(moved.shares == 3_000_000)
        #expect(market.positions[0].supplyShares == 3_000_000)
    }

    @Test func `borrowing stops at the loan to value and at what has been supplied`() throws {
        var market = try lent()
        let moment = MorphoMoment(time: 0, price: Self.par)
        #expect(throws: MorphoError.insufficientCollateral) {
            try market.borrow(.assets(721), by: Self.borrower, at: moment)
        }
        try market.borrow(.assets(720), by: Self.borrower, at: moment)
        #expect(try market.healthFactor(of: Self.borrower, at: moment) == Wad.one)
        try market.supplyCollateral(10_000, for: Self.borrower)
        #expect(throws: MorphoError.insufficientLiquidity) {
            try market.borrow(.assets(281), by: Self.borrower, at: moment)
        }
        #expect(throws: MorphoError.insufficientLiquidity) {
            try market.withdraw(.assets(281), by: Self.supplier, at: 0)
        }
    }

    @Test func `debt is repaid and collateral without debt taken out while the oracle is dead`() throws {
        var market = try lent()
        let silent = MorphoMoment(time: 10)
        #expect(throws: MorphoError.priceMissing) {
            try market.withdrawCollateral(1, by: Self.borrower, at: silent)
        }
        try market.repay(
            .shares(market.positions[Self.borrower].borrowShares), of: Self.borrower, at: 10)
        try market.withdrawCollateral(2_000, by: Self.borrower, at: silent)
        try market.withdraw(.assets(2_000), by: Self.supplier, at: 10)
        #expect(market.positions[Self.borrower] == MorphoPosition())
        #expect(market.borrowed == MorphoShareTotals())
        #expect(try market.healthFactor(of: Self.borrower, at: silent) == nil)
    }

    @Test func `repaying every share can cost one more than is owed in all, and leaves nothing owed`() throws
    {
        var market = try lent()
        try market.repay(.assets(1_000), of: Self.borrower, at: 0)
        let moment = MorphoMoment(time: 0, price: Self.par)
        // A share less than two million is worth one asset when it is borrowed, and two when it is repaid.
        let loan = try market.borrow(.shares(1_999_999), by: Self.borrower, at: moment)
        #expect(loan.assets == 1 && market.borrowed.assets == 1)
        let paid = try market.repay(.shares(1_999_999), of: Self.borrower, at: 0)
        #expect(paid.assets == 2)
        #expect(market.borrowed == MorphoShareTotals())
    }

    @Test func `bad debt is written off when the last collateral is seized, at the suppliers' cost`() throws {
        var market = try lent()
        // At a quarter of the price the collateral is worth 500, less than the debt.
        let moment = MorphoMoment(time: 0, price: Self.par >> 2)
        let part = try market.liquidate(Self.borrower, .seizing(1_999), at: moment)
        #expect(part.badDebtAssets == 0)
        #expect(market.supplied.assets == 2_000)
        let rest = try market.liquidate(Self.borrower, .seizing(1), at: moment)
        #expect(rest.badDebtAssets == 1_000 &- part.repaidAssets &- rest.repaidAssets)
        #expect(market.supplied.assets == 2_000 &- rest.badDebtAssets)
        #expect(market.borrowed == MorphoShareTotals())
        #expect(market.positions[Self.borrower] == MorphoPosition())
    }

    @Test func `a healthy account is not liquidated, nor one without debt`() throws {
        var market = try lent()
        let moment = MorphoMoment(time: 0, price: Self.par)
        for account in [Self.borrower, Self.supplier] {
            #expect(throws: MorphoError.healthyPosition) {
                try market.liquidate(account, .seizing(1), at: moment)
            }
        }
    }

    @Test func `interest falls due to the recipient of the day it is brought up to date`() throws {
        var market = try lent(.fixed(perSecond: 1_000_000_000_000_000))
        try market.setFee(MorphoMarket.mostFee, at: 0)
        try market.setFeeRecipient(Self.supplier)
        let before = market.positions[Self.supplier].supplyShares
        try market.accrueInterest(at: 100)
        #expect(market.positions[Self.recipient].supplyShares == 0)
        // e^0.1 - 1 to the third term on 1,000, and a quarter of 105 at 2,080 for 2,000 million shares.
        #expect(market.borrowed.assets == 1_105)
        #expect(market.supplied.assets == 2_105)
        let feeShares = market.positions[Self.supplier].supplyShares &- before
        #expect(
            feeShares == (26 as UInt256 &* 2_001_000_000).quotientAndRemainder(dividingByWord: 2_080).quotient
        )
    }

    @Test func `a fee recipient sees its own fees when it withdraws`() throws {
        var market = try lent(.fixed(perSecond: 1_000_000_000_000_000))
        try market.setFee(MorphoMarket.mostFee, at: 0)
        let moved = try market.withdraw(.assets(20), by: Self.recipient, at: 100)
        #expect(market.positions.reduce(0) { $0 &+ $1.supplyShares } == market.supplied.shares)
        #expect(moved.assets == 20)
    }

    @Test func `terms beyond the contract's limits are refused`() throws {
        #expect(throws: MorphoError.maxLltvExceeded) {
            try MorphoMarket(lltv: Wad.one, rateModel: .none, at: 0)
        }
        var market = try lent()
        #expect(throws: MorphoError.alreadySet) { try market.setFee(0, at: 0) }
        #expect(throws: MorphoError.maxFeeExceeded) { try market.setFee(MorphoMarket.mostFee &+ 1, at: 0) }
        #expect(throws: MorphoError.alreadySet) { try market.setFeeRecipient(Self.recipient) }
        #expect(throws: MorphoError.maxUint128Exceeded) {
            try market.supplyCollateral(UInt256(high: 1, low: 0), for: Self.borrower)
        }
        #expect(throws: MorphoError.arithmetic(.overflow)) {
            try market.supplyCollateral(UInt256(UInt128.max), for: Self.borrower)
        }
        #expect(throws: MorphoError.arithmetic(.underflow)) {
            var later = market
            try later.accrueInterest(at: 5)
            try later.accrueInterest(at: 4)
        }
    }

    @Test func `the health factor counts interest that is not brought up to date`() throws {
        let market = try lent(.fixed(perSecond: 1_000_000_000_000_000))
        let now = MorphoMoment(time: 0, price: Self.par)
        let later = MorphoMoment(time: 100, price: Self.par)
        #expect(try market.healthFactor(of: Self.borrower, at: now) == 1_720_000_000_000_000_000)
        // 1,720 over 1,105 with the share price rounded up: (1,000,000,000 shares * 1,106) / 1,001,000,000.
        #expect(try market.healthFactor(of: Self.borrower, at: later) == 1_556_561_085_972_850_678)
    }
}
