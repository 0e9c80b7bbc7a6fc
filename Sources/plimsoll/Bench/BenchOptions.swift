import Analytics
import ArgumentParser
import Dispatch
import Engine
import Synchronization

/// Options: prices with Greeks, scenarios, implied volatilities, American ones, each beside its baseline.
struct BenchOptions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "options",
        abstract: "Options a second: price and Greeks, scenarios, implied volatility, American.")

    @Option(help: "European options; their scenarios are this many a hundred times over.")
    var count = 100_000
    @Option(help: "American options.") var american = 2_310
    @Option(help: "Runs.") var runs = 9

    func validate() throws {
        guard (1_000...4_000_000).contains(count), (1...1_000_000).contains(american), runs > 0 else {
            throw ValidationError(
                "--count from 1000 to 4000000, --american and --runs greater than 0")
        }
    }

    func run() throws {
        do {
            try measureGreeks()
            try measureScenarios()
            try measureImpliedVolatility()
            try measureAmerican()
        } catch {
            Failure(error).exit()
        }
    }

    private func measureGreeks() throws {
        let arrays = BenchOptions.european(count)
        var valuations = OptionValuationArrays(count: count)
        let plain = spread(count) {
            arrays.pricePlainly(into: &valuations)
            return valuations.price.last ?? 0
        }
        print("plain C loop, price and five Greeks: \(count) options: options/s \(plain)")
        for width in VectorWidth.available {
            let rates = try spread(count) {
                try arrays.price(into: &valuations, width: width)
                return valuations.price.last ?? 0
            }
            let aim = width == .portable ? "1.3" : "3"
            print(
                "plimsoll options, \(width.rawValue) lanes: options/s \(rates), "
                    + "\(BenchOptions.ratio(rates, plain)) x plain C (aim \(aim))")
        }
    }

    private func measureScenarios() throws {
        let (book, moves) = (try BenchOptions.book(1_000), BenchOptions.moves(count / 10))
        let total = moves.count * 1_000
        let plain = spread(total) { book.plainValues(logReturns: moves).reduce(0, +) }
        print("plain C loop, full revaluation: \(total) option scenarios: scenarios/s \(plain)")
        let one = try spread(total) { try book.values(logReturns: moves).reduce(0, +) }
        print(
            "plimsoll scenarios, one thread: scenarios/s \(one), \(BenchOptions.ratio(one, plain)) x plain C")
        let parts = BenchOptions.parts(of: moves, count: 16)
        let both = spread(total) {
            let sum = Atomic<UInt64>(0)
            DispatchQueue.concurrentPerform(iterations: parts.count) { part in
                let values = (try? book.values(logReturns: parts[part])) ?? []
                sum.add(UInt64(abs(values.reduce(0, +))), ordering: .relaxed)
            }
            return Double(sum.load(ordering: .relaxed))
        }
        print(
            "plimsoll scenarios, every core: scenarios/s \(both), \(BenchOptions.ratio(both, plain)) x plain C, "
                + "\(total) in \(Int(Double(total) / both.median * 1e3)) ms")
    }

    private func measureImpliedVolatility() throws {
        let options = (0..<20_000).map(BenchOptions.option)
        let prices = try options.map {
            try BlackScholes.price($0.terms, in: $0.market, volatility: $0.volatility)
        }
        var worst = 0.0
        let rates = try spread(options.count) {
            var sum = 0.0
            for (option, price) in zip(options, prices) {
                let found = try BlackScholes.impliedVolatility(of: price, option.terms, in: option.market)
                worst = max(worst, abs(found / option.volatility - 1))
                sum += found
            }
            return sum
        }
        print(
            "plimsoll implied volatility: \(options.count) prices: volatilities/s \(rates) "
                + "(aim 20 x lets_be_rational in Python, 129,000 when measured), worst \(worst) relative")
    }

    private func measureAmerican() throws {
        let market = OptionMarket(spot: 100, rate: 0.03)
        let terms = OptionTerms(.put, strike: 100, years: 1)
        let options = (0..<american).map { number in
            let spot = 90 + Double(number % 21)
            return (spot: spot, volatility: 0.1 + Double(number % 11) * 0.05)
        }
        func price(_ option: (spot: Double, volatility: Double)) throws -> Double {
            var market = market
            market.spot = option.spot
            return try AmericanOptions.price(terms, in: market, volatility: option.volatility)
        }
        let rates = try spread(american) {
            var sum = 0.0
            for option in options { sum += try price(option) }
            return sum
        }
        print("plimsoll American put: \(american) options: options/s \(rates) (aim 50,000)")
        let prices = try options.prefix(231).map(price)
        print("plimsoll American put, the first \(prices.count): sum \(prices.reduce(0, +))")
    }
}

extension BenchOptions {
    private func spread(_ count: Int, _ work: () throws -> Double) rethrows -> Spread {
        let clock = SystemClock()
        return Spread(
            try (0..<runs).map { _ in
                let start = clock.now()
                let result = try work()
                precondition(result.isFinite, "a measured sum is a number")
                return Double(count) / Double(clock.now() - start) * 1e9
            })
    }

    private static func ratio(_ rates: Spread, _ baseline: Spread) -> String {
        let hundredths = Int((rates.median / baseline.median * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    /// The options that the baselines beside the project price, of both types.
    private static func option(_ number: Int) -> Quoted {
        let type: OptionType = number % 2 == 0 ? .call : .put
        let strike = 94 + Double(number % 13)
        let years = 0.1 + Double(number % 17) * 0.1
        return Quoted(
            terms: OptionTerms(type, strike: strike, years: years),
            market: OptionMarket(spot: 90 + Double(number % 21), rate: 0.03),
            volatility: 0.1 + Double(number % 11) * 0.05)
    }

    private struct Quoted {
        var terms: OptionTerms
        var market: OptionMarket
        var volatility: Double
    }

    private static func european(_ count: Int) -> OptionArrays {
        var arrays = OptionArrays()
        for number in 0..<count {
            let option = option(number)
            arrays.append(option.terms, in: option.market, volatility: option.volatility)
        }
        return arrays
    }

    private static func book(_ count: Int) throws -> OptionScenarios {
        var book = OptionScenarios()
        for number in 0..<count {
            var option = option(number)
            option.market.spot = 100
            try book.append(
                Double(number % 7) - 3, of: option.terms, in: option.market, volatility: option.volatility)
        }
        return book
    }

    /// From -20 % to 20 %, in no order.
    private static func moves(_ count: Int) -> [Double] {
        (0..<count).map { number in
            let place = Double(number &* 7_919 % 10_007) / 10_007
            return (place - 0.5) * 0.4
        }
    }

    private static func parts(of moves: [Double], count: Int) -> [[Double]] {
        (0..<count).map { part in
            Array(moves[moves.count * part / count..<moves.count * (part + 1) / count])
        }
    }
}
