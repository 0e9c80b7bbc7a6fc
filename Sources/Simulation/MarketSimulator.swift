import Desk
import Units

/// Simulated prices: correlated random walks from one seed, as ticks in the order of their time.
///
/// Every round of half a second each instrument ticks once, spread over the round. Logarithms of prices move
/// by a common factor and a part of their own; now and then a jump. Arithmetic is + - * / and square roots
/// and our own `exp` and `log`, so that every processor gives the same bits; prices are rounded to fixed
/// point before they leave.
public struct MarketSimulator: Sendable {
    /// Changes whenever the same seed would give other prices: a journal names the version that it was made with.
    public static let version: UInt32 = 1
    /// The desk's time at the start of every simulated run: 2026-01-05T14:30:00Z.
    public static let start = Timestamp(seconds: 1_767_623_400)

    /// The instruments in the order of the registry.
    public let processes: [PriceProcess]

    private let feed: UInt16
    private var chance: SeededGenerator
    private var round: Int64 = 0
    private var next = 0
    /// Logarithm of each price over its start.
    private var logMoves: [Double]

    private static let roundNanoseconds: Int64 = 500_000_000
    private static let secondsPerYear = 31_557_600.0
    private static let secondsPerDay = 86_400.0
    private static let jumpsPerYear = 400.0
    private static let jumpDeviation = 0.012

    /// Makes the market of a seed; its ticks carry the number of `feed`.
    public init(seed: UInt64, processes: [PriceProcess] = PriceProcess.defaultMarket, feed: UInt16 = 0) {
        self.processes = processes
        self.feed = feed
        chance = SeededGenerator(seed: seed)
        logMoves = Array(repeating: 0, count: processes.count)
    }

    /// Returns the next tick; the market never ends.
    public mutating func nextTick() -> Tick {
        if next == 0, round > 0 { moveAll() }
        defer { advance() }
        let spread = MarketSimulator.roundNanoseconds / Int64(processes.count) * Int64(next)
        return Tick(
            price: price(of: next),
            time: Timestamp(
                nanoseconds: MarketSimulator.start.nanoseconds + round * MarketSimulator.roundNanoseconds
                    + spread),
            instrument: InstrumentID(UInt32(next)), feed: feed)
    }

    private mutating func advance() {
        next += 1
        if next == processes.count { (next, round) = (0, round + 1) }
    }

    private mutating func moveAll() {
        let seconds = Double(MarketSimulator.roundNanoseconds) / 1e9
        let yearShare = seconds / MarketSimulator.secondsPerYear
        let factor = normal() + jump(yearShare)
        for index in processes.indices {
            let process = processes[index]
            let own = (1 - process.factorCorrelation * process.factorCorrelation).squareRoot()
            let shock = process.factorCorrelation * factor + own * normal()
            let pull = process.pullPerDay * seconds / MarketSimulator.secondsPerDay * logMoves[index]
            logMoves[index] +=
                process.driftPerYear * yearShare + process.volatilityPerYear * yearShare.squareRoot() * shock
                - pull
        }
    }

    /// A rare shock of the common factor, in standard deviations of one round.
    private mutating func jump(_ yearShare: Double) -> Double {
        guard chance.uniform() < MarketSimulator.jumpsPerYear * yearShare else { return 0 }
        return normal() * MarketSimulator.jumpDeviation / yearShare.squareRoot()
    }

    /// A normal deviate by Marsaglia's polar method; the second of the pair is not kept.
    private mutating func normal() -> Double {
        while true {
            let (x, y) = (2 * chance.uniform() - 1, 2 * chance.uniform() - 1)
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * Elementary.log(square) / square).squareRoot() }
        }
    }

    private func price(of index: Int) -> Price {
        let process = processes[index]
        var dollars = process.start * Elementary.exp(logMoves[index])
        if let underlying = process.underlying {
            dollars *= processes[underlying].start * Elementary.exp(logMoves[underlying])
        }
        let unit = DecimalText.powerOfTen(process.decimals)
        let rounded = (dollars * Double(UInt64(unit))).rounded()
        let ticks = max(1, UInt128(rounded))
        return Price(raw: ticks * (Price.scale / unit))
    }
}
