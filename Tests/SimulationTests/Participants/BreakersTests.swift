import Protocols
import Testing
import Units

@testable import Desk
@testable import Simulation

/// What breakers do to a simulated market, and what they leave alone.
@Suite struct BreakersTests {
    private static let ether = InstrumentID(0)

    private static func trips(_ run: SimulatedRun) -> [BreakerScope] { run.state.breakerTrips.map(\.scope) }

    @Test(arguments: [MarketMood.normal, .calm])
    func `a usual day of the market trips nothing`(mood: MarketMood) {
        for seed in UInt64(1)...4 {
            var run = SimulatedRun(seed: seed, mood: mood, borrowers: 0)
            run.advance(seconds: 1_200)
            #expect(BreakersTests.trips(run) == [], "seed \(seed)")
        }
    }

    @Test func `a crash trips, somebody is woken, and it liquidates in the end`() {
        var run = SimulatedRun(seed: 42, mood: .crash, borrowers: 40)
        run.advance(seconds: 3_000)
        #expect(BreakersTests.trips(run).contains(.asset(BreakersTests.ether)))
        #expect(run.firstCritical != nil)
        let liquidated = run.events.compactMap { event in
            if case .accountLiquidated(let account) = event { run.state.name(of: account) } else { nil }
        }
        #expect(liquidated.contains("vault-A"), "no breaker hides a crash that stays")
    }

    @Test func `a wick liquidates nobody, and would without breakers`() {
        var run = SimulatedRun(seed: 7, borrowers: 40)
        run.advance(seconds: 120)
        var bare = run
        bare.run(.setBreakers(.off))
        guard let price = run.state.price(of: BreakersTests.ether) else { return }
        let wick = Price(raw: price.raw * 6 / 10)
        func liquidations(_ commands: [Command]) -> Int {
            commands.count { if case .act(.liquidate) = $0 { true } else { false } }
        }
        #expect(liquidations(run.wick(BreakersTests.ether, to: wick, rounds: 30)) == 0)
        #expect(liquidations(bare.wick(BreakersTests.ether, to: wick, rounds: 30)) > 0)
        // Whatever keepers do, accounts are as healthy as the price says.
        for account in run.state.accounts {
            #expect(run.state.healthFactor(of: account) == bare.state.healthFactor(of: account))
        }
    }

    @Test func `a wick late in a long halt still needs two more prices`() {
        var run = SimulatedRun(seed: 7, borrowers: 0)
        run.run(.tripBreaker(.asset(BreakersTests.ether), by: 0, at: Timestamp(seconds: 1)))
        run.advance(seconds: 700)
        let venue = LendingID(0)
        #expect(
            !run.state.holdsLiquidation(of: [BreakersTests.ether], on: venue), "it has held for long enough")
        guard let price = run.state.price(of: BreakersTests.ether) else { return }
        _ = run.wick(BreakersTests.ether, to: Price(raw: price.raw / 2), rounds: 1)
        #expect(run.state.holdsLiquidation(of: [BreakersTests.ether], on: venue))
    }
}
