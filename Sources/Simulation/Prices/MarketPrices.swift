import Desk
import Units

/// The benchmark of every instrument, from round to round.
///
/// Logarithms move by factors that all share, by shocks and jumps of their own, at the volatility of the
/// regime. A mood lays its path upon them; while a crash lasts nearly everything moves as one.
struct MarketPrices: Sendable {
    /// The regime that the next round moves at.
    private(set) var regime: VolatilityRegime
    /// The path of the mood.
    private(set) var path: MoodPath
    /// In dollars, before they are rounded.
    private(set) var dollars: [Double]

    private let processes: [PriceProcess]
    /// The smallest step of each benchmark, and how many of them are a dollar.
    private let units: [UInt128]
    private let unitsPerDollar: [Double]
    private let mood: MarketMood
    private var chance: SeededGenerator
    private var seconds = 0.0
    /// Logarithm of each process over its drifting start.
    private var moves: [Double]

    static let roundSeconds = 0.5
    private static let yearShare = roundSeconds / 31_557_600
    private static let secondsPerDay = 86_400.0
    /// Jumps of the crypto factor and of the equity factor, in units of a year's standard deviation.
    private static let cryptoJumps = JumpTerms(perYear: 400, deviation: 0.012)
    private static let equityJumps = JumpTerms(perYear: 60, deviation: 0.02)
    /// How closely the shocks of a crash follow the crypto factor, and what is left for their own.
    private static let (herd, apart) = (0.97, (1 - 0.97 * 0.97).squareRoot())
    /// No price is greater, in dollars.
    private static let greatest = 1e12

    /// Makes the market at its first round.
    init(seed: UInt64, mood: MarketMood, processes: [PriceProcess], shape: inout SeededGenerator) {
        self.processes = processes
        units = processes.map { Price.scale / DecimalText.powerOfTen($0.priceDecimals) }
        unitsPerDollar = processes.map { Double(UInt64(DecimalText.powerOfTen($0.priceDecimals))) }
        self.mood = mood
        chance = SeededGenerator(seed: seed)
        path = MoodPath(mood: mood, processes: processes, using: &shape)
        moves = Array(repeating: 0, count: processes.count)
        dollars = moves
        regime = MarketPrices.firstRegime(mood)
        priceAll()
    }

    /// Moves every price to the next round.
    mutating func advance() {
        seconds += MarketPrices.roundSeconds
        switchRegime()
        let factors = drawFactors()
        let deviation = regime.multiplier * MarketPrices.yearShare.squareRoot()
        for index in processes.indices { move(index, factors, deviation) }
        priceAll()
    }

    /// Returns a price rounded to the places of its instrument, at least one unit.
    func price(of index: Int) -> Price {
        let rounded = (min(dollars[index], MarketPrices.greatest) * unitsPerDollar[index]).rounded()
        return Price(raw: UInt128(max(1, UInt64(rounded))) * units[index])
    }

    private var isHerding: Bool { mood == .crash && seconds >= path.begin }
    private var hasJumps: Bool { mood != .calm }

    private static func firstRegime(_ mood: MarketMood) -> VolatilityRegime {
        switch mood {
        case .normal, .crash, .depeg: .normal
        case .calm: .quiet
        case .volatile: .stressed
        }
    }

    private mutating func switchRegime() {
        switch mood {
        case .normal, .depeg: regime = regime.next(after: MarketPrices.roundSeconds, using: &chance)
        case .calm, .volatile: break
        case .crash: regime = isHerding ? .stressed : .normal
        }
    }

    /// Returns the shocks of the factors in standard deviations of one round.
    private mutating func drawFactors() -> FactorLoadings {
        let root = MarketPrices.yearShare.squareRoot()
        return FactorLoadings(
            crypto: chance.normal() + jump(MarketPrices.cryptoJumps) / root,
            equity: chance.normal() + jump(MarketPrices.equityJumps) / root, rates: chance.normal())
    }

    private mutating func jump(_ terms: JumpTerms) -> Double {
        guard hasJumps, terms.perYear > 0, chance.uniform() < terms.perYear * MarketPrices.yearShare
        else { return 0 }
        return terms.mean + terms.deviation * chance.normal()
    }

    private mutating func move(_ index: Int, _ factors: FactorLoadings, _ deviation: Double) {
        let pull =
            processes[index].pullPerDay * MarketPrices.roundSeconds / MarketPrices.secondsPerDay
            * moves[index]
        let shock = shock(index, factors) * processes[index].volatilityPerYear * deviation
        moves[index] += shock + jump(processes[index].jumps) - pull
    }

    private mutating func shock(_ index: Int, _ factors: FactorLoadings) -> Double {
        let own = chance.normal()
        let share = processes[index].crashShare
        if isHerding, share != 0 {
            let common = MarketPrices.herd * factors.crypto
            return (share > 0 ? common : -common) + MarketPrices.apart * own
        }
        let loadings = processes[index].loadings
        return loadings.crypto * factors.crypto + loadings.equity * factors.equity
            + loadings.rates * factors.rates + loadings.own * own
    }

    private mutating func priceAll() {
        let level = path.level(at: seconds)
        let years = seconds / 31_557_600
        for index in processes.indices {
            let logarithm =
                moves[index] + processes[index].driftPerYear * years + path.shares[index] * level
            dollars[index] = priced(index, processes[index].start * Elementary.exp(logarithm))
        }
    }

    /// Returns the price that the value of a process stands for.
    private func priced(_ index: Int, _ value: Double) -> Double {
        switch processes[index].source {
        case .itself: return value
        case .ratio(let underlying): return value * dollars[underlying]
        case .option(let terms, let underlying):
            let time = Timestamp(
                nanoseconds: MarketSimulator.start.nanoseconds + Int64(seconds * 1e9))
            return terms.price(of: dollars[underlying], volatility: value, at: time)
        }
    }
}
