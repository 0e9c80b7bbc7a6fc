import Desk
import Engine
import Reports
import Simulation

/// The simulated market of a seed and the default book as a plan for the desk.
enum SimulatedPlan {
    static func make(seed: UInt64, tickLimit: UInt64? = nil) -> DeskPlan {
        let simulated = SimulatedMarket(seed: seed)
        let limit = tickLimit.map { " ticks \($0)" } ?? ""
        return DeskPlan(
            descriptor: "simulated version \(MarketSimulator.version) seed \(seed)\(limit)",
            setUp: simulated.setUp(), market: .simulated(seed: seed)
        ) {
            [SimulatedSource(simulated.prices(), tickLimit: tickLimit)]
        }
    }
}
