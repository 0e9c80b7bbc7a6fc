import ArgumentParser
import Desk
import Engine
import Units

/// The exact health of every account of a book, one after the other.
struct BenchBook: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book", abstract: "Exact health factors of a whole book per second.")

    @Option(help: "Accounts of eight positions each.") var accounts = 10_000
    @Option(help: "Runs.") var runs = 9

    func validate() throws {
        guard (1...4_000_000).contains(accounts), runs > 0 else {
            throw ValidationError("--accounts and --runs must be greater than 0")
        }
    }

    func run() throws {
        var market = BenchMarket(instruments: 100, accounts: accounts)
        var state = DeskState()
        var events: [Event] = []
        let setUp = market.setUp()
        state.apply(
            Batch(commands: setUp, ticks: Array(market.walk(step: 1, stepsPerInstrument: 1).prefix(100))),
            into: &events)
        let rates = (0..<runs).map { _ in rate(of: state) }
        print(
            "plimsoll book: \(accounts) accounts x \(BenchMarket.positionsPerAccount): accounts/s \(Spread(rates))"
        )
    }

    private func rate(of state: DeskState) -> Double {
        let clock = SystemClock()
        let start = clock.now()
        var known = 0
        for account in state.accounts where state.healthFactor(of: account) != nil { known += 1 }
        precondition(known == accounts, "every account of the measured book has a health factor")
        return Double(accounts) / Double(clock.now() - start) * 1e9
    }
}
