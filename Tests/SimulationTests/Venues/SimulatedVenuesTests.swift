import Protocols
import Testing
import Units

@testable import Desk
@testable import Simulation

@Suite struct SimulatedVenuesTests {
    private static let venues = SimulatedVenues.standard

    @Test func `lending venues of every protocol and pools of every kind stand on two chains`() {
        let venues = Self.venues
        #expect(venues.lending.prefix(3).map(\.name) == ["aave-core", "aave-prime", "aave-base"])
        #expect(venues.lending.dropFirst(3).map(\.name) == ["comet-usdc", "morpho-wsteth", "maker-eth"])
        #expect(Set(venues.lending.map(\.chain)) == ["ethereum", "base"])
        #expect(venues.lending.prefix(3).allSatisfy { $0.reserves.count >= 6 })
        #expect(Set(venues.pools.map(\.terms.chain)) == ["ethereum", "base"])
        #expect(venues.pools.count == 13)
        let kinds = venues.pools.map { String(describing: $0.terms.kind).prefix(5) }
        #expect(Set(kinds) == ["const", "conce", "stabl", "weigh"])
    }

    @Test(arguments: [0, 400, 20_000])
    func `everything can be borrowed, and usage is no more than the curve bends at`(borrowers: Int) throws {
        let state = SimulatedRun(seed: 9, borrowers: borrowers).state
        for id in state.lendingVenues {
            guard let market = state.trading.lending[Int(id.index)].market as? AaveMarket else {
                #expect(state.reading(of: id).reserves.allSatisfy { !$0.liquidity.isZero || borrowers == 0 })
                continue
            }
            for reserve in market.reserves {
                let debt = try reserve.totalDebt(at: reserve.lastUpdate).low
                let liquidity = reserve.virtualUnderlyingBalance.low
                #expect(liquidity > 0)
                let curve = reserve.configuration.rateCurve
                #expect(debt * 10_000 <= (debt + liquidity) * UInt128(curve.optimalUsageRatio))
                let whole = DecimalText.powerOfTen(Int(reserve.configuration.decimals))
                #expect(debt / whole * 3 / 2 < UInt128(reserve.configuration.borrowCap))
            }
        }
    }

    @Test func `a pool begins at the benchmark with its depth on each side`() {
        var run = SimulatedRun(seed: 4)
        let before = run.state
        run.advance(seconds: 1)
        for (pool, plan) in zip(before.exchangePools.map { before.reading(of: $0) }, Self.venues.pools) {
            #expect(pool.terms == plan.terms)
            #expect(abs(run.gap(of: pool)) < 0.002, "\(plan.terms.name)")
        }
        #expect(Self.venues.pools.filter { $0.depth >= 20_000_000 }.count >= 5)
    }

    @Test func `the provider stands far from his line`() throws {
        var run = SimulatedRun(seed: 4)
        run.advance(seconds: 2)
        for id in run.state.lendingVenues.prefix(3) {
            let provider = try #require(run.state.reading(of: id).borrower(SimulatedVenues.provider))
            #expect(provider.healthFactor > 2_000_000_000_000_000_000)
        }
    }
}
