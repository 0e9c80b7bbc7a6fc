import Protocols
import Testing
import Units

@testable import Desk
@testable import Simulation

@Suite struct ArbitrageTests {
    private static let ether = MarketWorth(price: 330_000_000_000, unit: 1_000_000_000_000_000_000)
    private static let dollar = MarketWorth(price: 100_000_000, unit: 1_000_000)

    /// A pool of 10,000 ETH at so many hundredths of a dollar for an ETH.
    private func gap(cents: UInt128, sellingBase: Bool) -> PoolGap {
        let ether = UInt256(10_000_000_000_000_000_000_000)
        let dollars = UInt256(cents * 100_000_000)
        return sellingBase
            ? PoolGap(
                hop: UniswapV2Hop(reserveIn: ether, reserveOut: dollars), sold: Self.ether,
                bought: Self.dollar)
            : PoolGap(
                hop: UniswapV2Hop(reserveIn: dollars, reserveOut: ether), sold: Self.dollar,
                bought: Self.ether)
    }

    private func gain(_ gap: PoolGap, _ amount: UInt128) throws -> Double {
        let out = try UniswapV2Library.amountOut(
            amountIn: UInt256(amount), reserveIn: gap.hop.reserveIn, reserveOut: gap.hop.reserveOut)
        func dollars(_ amount: UInt256, _ worth: MarketWorth) -> Double {
            Double(amount.low) / Double(worth.unit.low) * Double(worth.price.low) / 1e8
        }
        return dollars(out, gap.bought) - dollars(UInt256(amount), gap.sold)
    }

    @Test(arguments: [340_000, 331_500, 328_000, 300_000] as [UInt128])
    func `no other amount gains more`(cents: UInt128) throws {
        let gap = gap(cents: cents, sellingBase: cents > 330_000)
        let best = try #require(gap.bestAmount(above: .zero)).low
        let gained = try gain(gap, best)
        #expect(gained > 0)
        for parts: UInt128 in [900, 990, 999, 1_001, 1_010, 1_100] {
            #expect(try gain(gap, best * parts / 1_000) < gained)
        }
    }

    @Test func `within the fee nothing is to be gained, either way`() {
        for cents: UInt128 in [329_100, 330_000, 330_900] {
            #expect(gap(cents: cents, sellingBase: true).bestAmount(above: .zero) == nil)
            #expect(gap(cents: cents, sellingBase: false).bestAmount(above: .zero) == nil)
        }
    }

    @Test func `what does not pay for its transaction is not done`() throws {
        let gap = gap(cents: 331_500, sellingBase: true)
        let gained = try gain(gap, try #require(gap.bestAmount(above: .zero)).low)
        #expect(gap.bestAmount(above: UInt256(UInt128(gained * 0.99e8))) != nil)
        #expect(gap.bestAmount(above: UInt256(UInt128(gained * 1.01e8))) == nil)
    }

    @Test func `an empty pool is left alone`() {
        var empty = gap(cents: 331_500, sellingBase: true)
        empty.hop = UniswapV2Hop(reserveIn: .zero, reserveOut: .zero)
        #expect(empty.bestAmount(above: .zero) == nil)
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
        #expect(furthest.allSatisfy { $0 > 0.003 && $0 < 0.015 }, "seed \(seed): \(furthest)")
    }
}
