import Protocols
import Testing
import Units

/// The contract's own test of health decides whether a line is one.
struct MorphoLiquidationLineTests {
    private static let par: UInt256 = 1_000_000_000_000_000_000_000_000_000_000_000_000

    /// Visits seeded borrowers of seeded markets.
    private func visit(
        seed: UInt64, _ body: (MorphoMarket, inout SeededGenerator) throws -> Bool
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var count = 0
        for number in 0..<4_000 {
            let market = try generator.market()
            do {
                if try body(market, &generator) { count += 1 }
            } catch {
                Issue.record("market \(number) of seed \(seed): \(error)")
                return
            }
        }
        #expect(count > 400 && count <= 4_000)
    }

    @Test func `an account is liquidatable where its health factor is below 1 and nowhere else`() throws {
        try visit(seed: 1) { market, generator in
            let later = market.lastUpdate + generator.next() % 10_000_000
            let line = try market.liquidationPrice(of: 1, at: market.lastUpdate) ?? Self.par
            let price = (line >> 2) &+ (line >> 10) &* UInt256(generator.next() % 1_024)
            let health = try #require(try market.health(of: 1, at: MorphoMoment(time: later, price: price)))
            let accrued = try market.accrued(to: later)
            let isHealthy = try accrued.isHealthy(1, price: price)
            try #require(health.isLiquidatable == !isHealthy)
            let factor = try #require(health.healthFactor)
            try #require((factor >= Wad.one) == isHealthy)
            try #require(try health.owed == accrued.debt(of: 1))
            return !isHealthy
        }
    }

    @Test func `collateral is liquidated at its line and not one unit above`() throws {
        try visit(seed: 2) { market, generator in
            let later = market.lastUpdate + generator.next() % 10_000_000
            let accrued = try market.accrued(to: later)
            guard let price = try market.liquidationPrice(of: 1, at: later) else {
                try #require(accrued.positions[1].collateral.isZero)
                return false
            }
            try #require(try !accrued.isHealthy(1, price: price))
            try #require(try accrued.isHealthy(1, price: price &+ 1))
            try #require(try !accrued.isHealthy(1, price: price >> 1))
            try #require(try accrued.isHealthy(1, price: price << 1 &+ 1))
            return true
        }
    }

    @Test func `the feeds of both assets have their lines where the market's price crosses`() throws {
        try visit(seed: 3) { market, generator in
            guard let line = try market.liquidationPrice(of: 1, at: market.lastUpdate) else { return false }
            let decimals: [UInt8] = [6, 8, 18]
            let oracle = try MorphoOracle(
                collateralDecimals: decimals[Int(generator.next() % 3)],
                loanDecimals: decimals[Int(generator.next() % 3)])
            func isHealthy(_ collateral: UInt256, _ loan: UInt256) throws -> Bool {
                try market.isHealthy(1, price: oracle.price(collateral: collateral, loan: loan))
            }
            let loan = generator.amount(bits: 60)
            let fall = try oracle.greatestCollateralPrice(answering: line, loan: loan)
            try #require(try !isHealthy(fall, loan) && isHealthy(fall &+ 1, loan))
            let collateral = generator.amount(bits: 60)
            let rise = try oracle.leastLoanPrice(answering: line, collateral: collateral)
            try #require(try !isHealthy(collateral, rise))
            try #require(try rise == 1 || isHealthy(collateral, rise &- 1))
            return true
        }
    }

    @Test func `a loan worked out by hand`() throws {
        var market = try MorphoMarket(
            lltv: 800_000_000_000_000_000, rateModel: .fixed(perSecond: 1_000_000_000), at: 0)
        let borrower = market.openAccount()
        try market.supply(.assets(10_000_000_000), for: 0, at: 0)
        try market.supplyCollateral(2_000_000_000, for: borrower)
        try market.borrow(
            .assets(1_200_000_000), by: borrower, at: MorphoMoment(time: 0, price: Self.par))
        // 80 % of 2,000 million carry 1,200 million down to three quarters.
        let line = try #require(try market.liquidationPrice(of: borrower, at: 0))
        #expect(line == 749_999_999_999_999_999_999_999_999_999_999_999)
        #expect(try market.liquidationPrice(of: 0, at: 0) == nil)
        let oracle = try MorphoOracle(collateralDecimals: 18, loanDecimals: 6)
        #expect(oracle.scaleFactor == 1_000_000_000_000_000_000_000_000)
        let rates = try market.rates(at: 0)
        // 12 % are lent.
        #expect(rates == LendingRates(supply: 3_784_320_000_000_000, borrow: 31_536_000_000_000_000))
        try market.setFee(250_000_000_000_000_000, at: 0)
        #expect(try market.rates(at: 0).supply == 2_838_240_000_000_000)
        let balances = try market.balances(of: borrower, at: 1_000_000)
        #expect(balances.owed == 1_201_200_600 && balances.supplied == 0)
    }

    @Test func `an account that comes with what it has is taken in without a price`() throws {
        var market = try MorphoMarket(lltv: 500_000_000_000_000_000, rateModel: .none, at: 0)
        let supplier = try market.admit(supplied: 1_000, at: 0)
        let borrower = try market.admit(collateral: 1, owed: 900, at: 0)
        #expect(try market.balances(of: supplier, at: 0).supplied == 1_000)
        #expect(try market.debt(of: borrower) == 900 && market.positions[borrower].collateral == 1)
        let before = market
        #expect(throws: MorphoError.insufficientLiquidity) { try market.admit(owed: 101, at: 0) }
        #expect(market == before)
    }
}

extension SeededGenerator {
    /// Returns a market in which account 1 owes something against something.
    fileprivate mutating func market() throws -> MorphoMarket {
        let owed = amount(bits: 60)
        let shares = owed &* (900_000 &+ UInt256(next() % 300_000)) &+ 1
        let position = MorphoPosition(
            borrowShares: UInt64.random(in: 0...3, using: &self) == 0
                ? 1 : max(shares >> Int(next() % 40), 1),
            collateral: UInt64.random(in: 0...20, using: &self) == 0 ? 0 : amount(bits: 80))
        return try MorphoMarket(
            lltv: UInt256(next() % 999_999_999_999_999_999 + 1), rateModel: .fixed(perSecond: 3_000_000_000),
            supplied: MorphoShareTotals(assets: owed << 1, shares: shares << 1),
            borrowed: MorphoShareTotals(assets: owed, shares: shares),
            positions: [MorphoPosition(), position],
            lastUpdate: 1_000)
    }
}
