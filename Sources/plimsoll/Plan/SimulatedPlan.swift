import Engine
import Reports
import Simulation

/// The simulated market of a seed and the default book as a plan for the desk.
enum SimulatedPlan {
    static func make(seed: UInt64, mood: MarketMood = .normal, tickLimit: UInt64? = nil) -> DeskPlan {
        let market = SimulatedMarket(seed: seed, mood: mood)
        let limit = tickLimit.map { " ticks \($0)" } ?? ""
        var plan = DeskPlan(
            descriptor:
                "simulated version \(MarketSimulator.version) seed \(seed) mood \(mood.rawValue)\(limit)",
            setUp: market.setUp(), market: .simulated(seed: seed)
        ) {
            [SimulatedSource(market.prices(), tickLimit: tickLimit)]
        }
        let participants = market.participants
        plan.rounds = MarketRounds(
            start: MarketSimulator.start, length: SimulatedMarket.roundNanoseconds
        ) { state, round in
            participants.commands(for: state, round: round)
        }
        return plan
    }
}
