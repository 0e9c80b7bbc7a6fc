import ArgumentParser
import Desk
import Engine
import Units

/// The exact health of every account of a book, one after the other.
struct BenchBook: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book", abstract: "Exact health factors of a whole book per second.")

    @Option(help: "Accounts.") var accounts = 10_000
    @Option(
        help: "Positions of each account; 16 are eight reserves supplied and owed, as the baseline has them.")
    var positions = 16
    @Option(help: "Runs.") var runs = 9

    func validate() throws {
        guard (1...4_000_000).contains(accounts), (2...100).contains(positions), runs > 0 else {
            throw ValidationError(
                "--accounts and --runs must be greater than 0, --positions from 2 to 100")
        }
    }

    func run() throws {
        var market = BenchMarket(instruments: 100, accounts: accounts, positions: positions...positions)
        var state = DeskState()
        var events: [Event] = []
        let setUp = market.setUp()
        state.apply(
            Batch(commands: setUp, ticks: Array(market.walk(step: 1, stepsPerInstrument: 1).prefix(100))),
            into: &events)
        for (name, pass) in [("whole book in one pass", passed), ("account by account", asked)] {
            let rates = (0..<runs).map { _ in rate { pass(state) } }
            print(
                "plimsoll book, \(name): \(accounts) accounts x \(positions) positions: accounts/s \(Spread(rates))"
            )
        }
    }

    private func rate(_ pass: () -> Int) -> Double {
        let clock = SystemClock()
        let start = clock.now()
        let known = pass()
        precondition(known == accounts, "every account of the measured book has a health factor")
        return Double(accounts) / Double(clock.now() - start) * 1e9
    }

    private func passed(_ state: DeskState) -> Int {
        var known = 0
        state.forEachHealthFactor { _, factor in known += factor == nil ? 0 : 1 }
        return known
    }

    private func asked(_ state: DeskState) -> Int {
        var known = 0
        for account in state.accounts where state.healthFactor(of: account) != nil { known += 1 }
        return known
    }
}
