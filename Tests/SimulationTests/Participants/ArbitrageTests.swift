import Protocols
import Testing
import Units

@testable import Desk
@testable import Simulation

@Suite struct ArbitrageTests {
    private static let ether = MarketWorth(price: 330_000_000_000, unit: 1_000_000_000_000_000_000)
    private static let dollar = MarketWorth(price: 100_000_000, unit: 1_000_000)

    private static let kinds: [PoolKind] = [
        .constantProduct, .concentrated(feePips: 3_000, tickSpacing: 60),
        .weighted(baseShare: 5_000, swapFee: 3_000_000_000_000_000),
        .weighted(baseShare: 8_000, swapFee: 3_000_000_000_000_000),
    ]

    /// A pool of about 10,000 ETH at so many hundredths of a dollar for an ETH.
    private func gap(
        cents: UInt128, sellingBase: Bool, _ kind: PoolKind = .constantProduct
    ) throws -> PoolGap {
        let terms = PoolTerms(name: "pool", chain: "c", base: "ETH", quote: "USDC", kind: kind)
        var market = try kind.makeMarket(decimals: (18, 6))
        var dollars = cents * 100_000_000
        if case .weighted(let share, _) = kind {
            dollars = dollars * UInt128(10_000 - share) / UInt128(share)
        }
        _ = try market.provide(
            PoolAmounts(base: UInt256(10_000_000_000_000_000_000_000), quote: UInt256(dollars)), in: nil,
            by: .outside, at: 0)
        return gap(
            ExchangePool(terms: terms, base: InstrumentID(0), quote: InstrumentID(1), market: market),
            sellingBase: sellingBase)
    }

    private func gap(_ pool: ExchangePool, sellingBase: Bool) -> PoolGap {
        let reading = PoolReading(pool, at: 0, units: (Self.ether.unit, Self.dollar.unit))
        return PoolGap(
            pool: reading, isBase: sellingBase, sold: sellingBase ? Self.ether : Self.dollar,
            bought: sellingBase ? Self.dollar : Self.ether)
    }

    private func gain(_ gap: PoolGap, _ amount: UInt128) throws -> Double {
        let out = try #require(gap.pool.amountOut(selling: UInt256(amount), isBase: gap.isBase))
        func dollars(_ amount: UInt256, _ worth: MarketWorth) -> Double {
            Double(amount.low) / Double(worth.unit.low) * Double(worth.price.low) / 1e8
        }
        return dollars(out, gap.bought) - dollars(UInt256(amount), gap.sold)
    }

    @Test(arguments: [340_000, 331_500, 328_000, 300_000] as [UInt128], kinds)
    func `no other amount gains more`(cents: UInt128, kind: PoolKind) throws {
        let gap = try gap(cents: cents, sellingBase: cents > 330_000, kind)
        let best = try #require(gap.bestAmount(above: .zero)).low
        let gained = try gain(gap, best)
        #expect(gained > 0)
        for parts: UInt128 in [900, 990, 1_010, 1_100] {
            #expect(try gain(gap, best * parts / 1_000) < gained)
        }
    }

    @Test(arguments: kinds)
    func `within the fee nothing is to be gained, either way`(kind: PoolKind) throws {
        for cents: UInt128 in [329_100, 330_000, 330_900] {
            #expect(try gap(cents: cents, sellingBase: true, kind).bestAmount(above: UInt256.zero) == nil)
            #expect(try gap(cents: cents, sellingBase: false, kind).bestAmount(above: UInt256.zero) == nil)
        }
    }

    @Test func `what does not pay for its transaction is not done`() throws {
        let gap = try gap(cents: 331_500, sellingBase: true)
        let gained = try gain(gap, try #require(gap.bestAmount(above: .zero)).low)
        #expect(gap.bestAmount(above: UInt256(UInt128(gained * 0.99e8))) != nil)
        #expect(gap.bestAmount(above: UInt256(UInt128(gained * 1.01e8))) == nil)
    }

    @Test(arguments: kinds)
    func `an empty pool is left alone`(kind: PoolKind) throws {
        let terms = PoolTerms(name: "pool", chain: "c", base: "ETH", quote: "USDC", kind: kind)
        let market = try kind.makeMarket(decimals: (18, 6))
        let empty = gap(
            ExchangePool(terms: terms, base: InstrumentID(0), quote: InstrumentID(1), market: market),
            sellingBase: true)
        #expect(empty.bestAmount(above: UInt256.zero) == nil)
    }

    @Test(arguments: UInt64(1)...6)
    func `pools wander from the benchmark and stay within a few fees of it`(seed: UInt64) {
        var run = SimulatedRun(seed: seed)
        var furthest = [Double](repeating: 0, count: run.state.exchangePools.count)
        for second in Int64(2)...1_000 {
            run.advance(seconds: second)
            for (index, id) in run.state.exchangePools.enumerated() {
                furthest[index] = max(furthest[index], abs(run.gap(of: run.state.reading(of: id))))
            }
        }
        for (gap, id) in zip(furthest, run.state.exchangePools) {
            let fee = Self.fee(run.state.terms(of: id).kind)
            #expect(gap > fee && gap < fee + 0.012, "seed \(seed): \(run.state.terms(of: id).name) \(gap)")
        }
    }

    private static func fee(_ kind: PoolKind) -> Double {
        switch kind {
        case .constantProduct: 0.003
        case .concentrated(let pips, _): Double(pips) / 1e6
        case .stable(_, let fee): Double(fee) / 1e10
        case .weighted(_, let fee): Double(fee) / 1e18
        }
    }
}
