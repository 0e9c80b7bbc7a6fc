import Protocols
import Testing
import Units

/// The contract's own test decides whether a line is one.
struct CometLiquidationLineTests {
    private static let count = 4_000

    private func visit(
        seed: UInt64, least: Int, _ body: (RandomCometAccount, Int, inout SeededGenerator) throws -> UInt256?
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var lines = 0
        for number in 0..<Self.count {
            let account = try RandomCometAccount(&generator)
            let place = Int(generator.next() >> 33) % max(account.data.holdings.count, 1)
            do {
                if try body(account, place, &generator) != nil { lines += 1 }
            } catch {
                Issue.record("account \(number) of seed \(seed): \(error)")
                return
            }
        }
        #expect(lines > least)
    }

    @Test func `an account is liquidatable where its health factor is below 1 and nowhere else`() throws {
        var below = 0
        try visit(seed: 1, least: -1) { account, _, _ in
            let health = try #require(try account.data.health)
            let isLiquidatable = try account.data.isLiquidatable
            try #require(health.isLiquidatable == isLiquidatable)
            try #require((health.healthFactor.map { $0 < Wad.one } ?? false) == isLiquidatable)
            if isLiquidatable { below += 1 }
            return nil
        }
        #expect(below > 1_000 && below < 3_900)
    }

    @Test func `collateral is liquidated at its line and not one unit above`() throws {
        try visit(seed: 3, least: Self.count / 10) { account, place, _ in
            guard !account.data.holdings.isEmpty else { return nil }
            let followers = account.data.holdings.indices.map { $0 == place ? PriceConversion.identity : nil }
            let price = try CometLiquidationLine(of: account.data, followers: followers).price()
            guard let price else {
                // No price above 0 does it, or every price.
                try #require(
                    try !account.isLiquidatable([place: 1]) || account.isLiquidatable([place: 1 << 120]))
                return nil
            }
            try #require(try account.isLiquidatable([place: price]))
            try #require(try !account.isLiquidatable([place: price &+ 1]))
            try #require(try !account.isLiquidatable([place: price << 1 &+ 1]))
            try #require(try price == 1 || account.isLiquidatable([place: price >> 1]))
            return price
        }
    }

    @Test func `debt is liquidated at its line and not one unit below`() throws {
        try visit(seed: 4, least: Self.count / 10) { account, _, _ in
            let followers = account.data.holdings.map { _ in nil as PriceConversion? }
            let price = try CometLiquidationLine(of: account.data, followers: followers, base: .identity)
                .price()
            guard let price else {
                try #require(
                    try account.isLiquidatable([:], base: 1) || !account.isLiquidatable([:], base: 1 << 120))
                return nil
            }
            try #require(try account.isLiquidatable([:], base: price))
            try #require(try price == 1 || !account.isLiquidatable([:], base: price &- 1))
            try #require(try account.isLiquidatable([:], base: price << 1))
            return price
        }
    }

    @Test func `a feed with more decimals has its line where the oracle's answer crosses`() throws {
        try visit(seed: 5, least: Self.count / 10) { account, place, generator in
            guard !account.data.holdings.isEmpty else { return nil }
            let conversion = PriceConversion(
                numerator: UInt256(generator.next() >> 34) &+ 1, denominator: 10_000_000_000)
            let followers = account.data.holdings.indices.map { $0 == place ? conversion : nil }
            guard let price = try CometLiquidationLine(of: account.data, followers: followers).price() else {
                return nil
            }
            let (below, above) = try (conversion.answer(at: price), conversion.answer(at: price &+ 1))
            try #require(try account.isLiquidatable([place: below]))
            try #require(try !account.isLiquidatable([place: above]))
            try #require(try conversion.greatestPrice(answering: below) == price)
            return price
        }
    }

    @Test func `two collaterals that follow one price cross together`() throws {
        try visit(seed: 6, least: Self.count / 20) { account, _, generator in
            guard account.data.holdings.count > 1 else { return nil }
            let wrapped = PriceConversion(
                numerator: Wad.one &+ UInt256(generator.next() >> 5), denominator: Wad.one)
            let followers =
                [.identity, wrapped] + account.data.holdings.dropFirst(2).map { _ in nil as PriceConversion? }
            guard let price = try CometLiquidationLine(of: account.data, followers: followers).price() else {
                return nil
            }
            func isBelow(_ price: UInt256) throws -> Bool {
                try account.isLiquidatable([0: price, 1: wrapped.answer(at: price)])
            }
            try #require(try isBelow(price) && !isBelow(price &+ 1))
            return price
        }
    }

    @Test func `a loan worked out by hand`() throws {
        var market = try CometMarket.sample()
        try market.withdraw(.dollars(1_360), by: 1, at: .at(0))
        // 85 % of an ether carries 1,360 dollars down to 1,600.
        #expect(try market.liquidationPrice(of: 0, for: 1, at: .at(0)) == 159_999_999_999)
        // Of which bitcoin is no part.
        #expect(try market.liquidationPrice(of: 1, for: 1, at: .at(0)) == nil)
        // 1,700 dollars carry 1,360 up to 1.25; the value of the debt is rounded down to a hundred-millionth.
        #expect(try market.liquidationPriceOfBase(for: 1, at: .at(0)) == 125_000_001)
        #expect(try market.liquidationPrice(of: 0, for: 0, at: .at(0)) == nil)
        // 0.1 % of interest later.
        #expect(try market.liquidationPrice(of: 0, for: 1, at: .at(1_000_000)) == 160_159_999_999)
    }
}
