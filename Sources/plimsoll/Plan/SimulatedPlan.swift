import Desk
import Engine
import Reports
import Simulation

/// The simulated market of a seed and the default book as a plan for the desk.
enum SimulatedPlan {
    static func make(seed: UInt64, tickLimit: UInt64? = nil) -> DeskPlan {
        let instruments = PriceProcess.defaultMarket.map { Command.listInstrument(symbol: $0.symbol) }
        let limit = tickLimit.map { " ticks \($0)" } ?? ""
        return DeskPlan(
            descriptor: "simulated version \(MarketSimulator.version) seed \(seed)\(limit)",
            setUp: instruments + DefaultBook.accounts.map(Command.openAccount), market: .simulated(seed: seed)
        ) {
            [SimulatedSource(MarketSimulator(seed: seed), tickLimit: tickLimit)]
        }
    }
}
