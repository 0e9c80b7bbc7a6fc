import Protocols
import Testing
import Units

@Suite struct CurvePriceTests {
    private func pool(_ balances: [UInt256], _ dialect: CurveDialect = .template) throws -> CurvePool {
        var pool = try CurvePool(
            dialect: dialect, precisions: [1, 1_000_000_000_000],
            amplification: CurveAmplification(UInt256(200) &* dialect.amplificationPrecision), fee: 4_000_000,
            adminFee: 5_000_000_000)
        try pool.addLiquidity(balances, at: 0)
        return pool
    }

    private static let ether: UInt256 = 1_000_000_000_000_000_000
    private static let whole: UInt256 = 1_000_000

    @Test(
        arguments: [(1_000_000, 1_000_000), (1_500_000, 400_000), (90_000, 2_000_000)] as [(UInt64, UInt64)])
    func `the price at the margin is what a small exchange gives without its fee`(
        base: UInt64, quote: UInt64
    ) throws {
        let pool = try pool([Self.ether &* UInt256(base), Self.whole &* UInt256(quote)])
        for (sold, bought, amount) in [(0, 1, Self.ether), (1, 0, Self.whole)] {
            let worth = Double(try pool.worth(of: amount, of: sold, in: bought, at: 0).low)
            let paid =
                Double(try pool.quote(selling: amount, of: sold, for: bought, at: 0).low) / (1 - 0.0004)
            #expect(abs(worth / paid - 1) < 3e-5)
        }
    }

    @Test(arguments: UInt64(1)...200)
    func `a payment is the least that buys so much`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let dialect: CurveDialect = seed % 2 == 0 ? .template : .threePool
        let pool = try pool(
            [
                Self.ether &* UInt256(1_000 + chance.next() % 900_000),
                Self.whole &* UInt256(1_000 + chance.next() % 900_000),
            ], dialect)
        let (sold, bought) = seed % 3 == 0 ? (0, 1) : (1, 0)
        let unit = bought == 0 ? Self.ether : Self.whole
        let amount = unit &* UInt256(1 + chance.next() % 700) &+ UInt256(chance.next() % 1_000)
        let payment = try pool.payment(buying: amount, of: bought, with: sold, at: 0)
        var (enough, short) = (pool, pool)
        #expect(try enough.exchange(selling: payment, of: sold, for: bought, at: 0).amountOut >= amount)
        let less = try? short.exchange(
            selling: payment &- UInt256(1 as UInt64), of: sold, for: bought, at: 0)
        #expect((less?.amountOut ?? .zero) < amount)
    }

    @Test func `more than the pool holds cannot be bought`() throws {
        let pool = try pool([Self.ether &* 1_000, Self.whole &* 1_000])
        #expect(throws: CurveError.arithmetic(.underflow)) {
            try pool.payment(buying: Self.whole &* 1_001, of: 1, with: 0, at: 0)
        }
    }
}
