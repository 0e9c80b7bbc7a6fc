import Protocols
import Testing
import Units

@Suite struct AaveLiquidationLineTests {
    private static let count = 4_000
    private static let greatest = UInt256(1) << 120

    /// Visits seeded accounts and demands that most of what is tested really occurs.
    private func visit(
        _ side: RandomLoan.Side, seed: UInt64, _ body: (RandomLoan, UInt256?) throws -> Void
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var lines = 0
        for number in 0..<Self.count {
            let loan = RandomLoan(&generator, side: side)
            do {
                let price = try loan.line.price()
                if price != nil { lines += 1 }
                try body(loan, price)
            } catch {
                Issue.record("account \(number) of seed \(seed): \(error)")
                return
            }
        }
        #expect(lines > Self.count / 10)
    }

    @Test func `collateral is liquidated at its line and not one unit above`() throws {
        try visit(.collateral, seed: 1) { loan, price in
            guard let price else {
                // No fall can do it, or it is below at every price.
                try #require(try !loan.isBelow(0) || loan.isBelow(Self.greatest))
                return
            }
            try #require(try loan.isBelow(price) && !loan.isBelow(price &+ 1))
            try #require(try loan.isBelow(price >> 1) && !loan.isBelow(price << 1 &+ 1))
        }
    }

    @Test func `debt is liquidated at its line and not one unit below`() throws {
        try visit(.debt, seed: 2) { loan, price in
            guard let price else {
                // No rise can do it, or it is below at every price.
                try #require(try !loan.isBelow(Self.greatest) || loan.isBelow(0))
                return
            }
            try #require(try loan.isBelow(price) && !loan.isBelow(price &- 1))
            try #require(try loan.isBelow(price << 1) && !loan.isBelow((price &- 1) >> 1))
        }
    }

    @Test func `an asset on both sides has a line with health on one side of it`() throws {
        try visit(.both, seed: 3) { loan, price in
            guard let price else { return }
            try #require(try loan.isBelow(price))
            let isFall = try !loan.isBelow(price &+ 1)
            try #require(try isFall || !loan.isBelow(price &- 1))
        }
    }

    @Test func `the line sees the health that the contract sees`() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<Self.count {
            let loan = RandomLoan(
                &generator, side: RandomLoan.Side.allCases.randomElement(using: &generator) ?? .both)
            let price = UInt256(generator.next() >> (generator.next() % 64))
            try #require(try loan.line.isBelow(price) == loan.isBelow(price), "\(loan) at \(price)")
        }
    }

    @Test func `a loan worked out by hand`() throws {
        // 10 of the asset at a threshold of 80 % against 8,000 owed: the line is at 1,000.
        var others = AaveHealthSum()
        try others.addDebt(scaledBalance: 8_000, index: Ray.one, price: 100_000_000, decimals: 0)
        let holding = AaveAssetHolding(side: .collateral, scaledBalance: 10, decimals: 0, threshold: 8_000)
        let line = AaveLiquidationLine(others: others, holdings: [holding])
        #expect(try line.price() == 99_999_999_999)
        #expect(try !line.isBelow(100_000_000_000))
    }

    @Test func `what has no debt or no price has no line`() throws {
        let supply = AaveAssetHolding(side: .collateral, scaledBalance: 10, decimals: 0, threshold: 8_000)
        #expect(try AaveLiquidationLine(others: AaveHealthSum(), holdings: [supply]).price() == nil)
        #expect(try AaveLiquidationLine(others: AaveHealthSum(), holdings: []).price() == nil)
        var safe = AaveHealthSum()
        try safe.addCollateral(
            scaledBalance: 1_000, index: Ray.one, price: 100_000_000, decimals: 0, threshold: 8_000)
        #expect(try AaveLiquidationLine(others: safe, holdings: [supply]).price() == nil)
    }
}
