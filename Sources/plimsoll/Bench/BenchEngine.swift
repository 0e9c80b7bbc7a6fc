import ArgumentParser
import Desk
import Dispatch
import Engine
import Reports
import Units

/// Ticks per second through ring, queue and `apply`, all alerts exact.
struct BenchEngine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "engine", abstract: "Ticks per second through ring, queue and desk.")

    @Option(help: "Instruments.") var instruments = 100
    @Option(help: "Watched accounts of eight positions each.") var accounts = 10_000
    @Option(help: "Ticks of one run.") var ticks: UInt64 = 20_000_000
    @Option(help: "Greatest step of a price in hundredths of a basis point.") var step: UInt64 = 14
    @Option(help: "Runs.") var runs = 5

    func validate() throws {
        guard instruments > 0, instruments <= 65_536, (1...4_000_000).contains(accounts), ticks > 0, runs > 0,
            (1...10_000).contains(step)
        else {
            throw ValidationError(
                "--instruments, --accounts, --ticks, --step and --runs must be greater than 0, --step at most 10000"
            )
        }
    }

    func run() throws {
        var market = BenchMarket(instruments: instruments, accounts: accounts)
        let (setUp, walk, limit) = (market.setUp(), market.walk(step: step), ticks)
        let plan = DeskPlan(descriptor: "bench", setUp: setUp, market: .recorded) {
            [RoundSource(walk, tickLimit: limit)]
        }
        var rates: [Double] = []
        for _ in 0..<runs { rates.append(try rate(of: plan)) }
        print(
            "plimsoll engine: \(instruments) instruments, \(accounts) accounts x \(BenchMarket.positionsPerAccount), "
                + "\(ticks) ticks of up to \(step)/100 bp: ticks/s \(Spread(rates))")
    }

    private func rate(of plan: DeskPlan) throws -> Double {
        let done = DispatchSemaphore(value: 0)
        let engine = try TradingEngine(
            plan, pace: .unbounded, journal: nil, observer: EngineObserver(ended: { _ in done.signal() }))
        let (clock, count) = (SystemClock(), Double(ticks))
        let start = clock.now()
        engine.start()
        done.wait()
        let elapsed = clock.now() - start
        try engine.stop()
        return count / Double(elapsed) * 1e9
    }
}

/// Least, middle and greatest of several figures.
struct Spread: CustomStringConvertible {
    private let sorted: [Double]

    init(_ figures: [Double]) { sorted = figures.sorted() }

    var median: Double { sorted[sorted.count / 2] }

    var description: String {
        let words = [sorted[0], median, sorted[sorted.count - 1]].map { Spread.grouped(UInt64($0.rounded())) }
        return "min \(words[0]) median \(words[1]) max \(words[2])"
    }

    private static func grouped(_ number: UInt64) -> String {
        let digits = String(number)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
