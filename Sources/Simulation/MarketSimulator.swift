import Desk
import Units

/// The simulated market: benchmarks and oracle prices from one seed, as ticks in the order of their time.
///
/// Every round of half a second each instrument has a benchmark, spread over the round; half a place behind
/// it comes what its oracle publishes in that round, if it does. In the first round every oracle publishes.
/// Arithmetic is + - * / and square roots and our own `exp` and `log`, so that every processor gives the same
/// bits; prices are rounded to fixed point before they leave.
public struct MarketSimulator: Sendable {
    /// Changes whenever the same seed would give other prices: a journal names the version that it was made with.
    public static let version: UInt32 = 4
    /// The desk's time at the start of every simulated run: 2026-01-05T14:30:00Z.
    public static let start = Timestamp(seconds: 1_767_623_400)

    /// The instruments in the order of the registry.
    public let processes: [PriceProcess]
    /// What kind of day it is.
    public let mood: MarketMood

    private(set) var prices: MarketPrices
    private(set) var oracles: [ReportedFeed]

    private let feed: UInt16
    /// What reporters misread and when they publish; apart from the prices, which do not depend on it.
    private var reporterChance: SeededGenerator
    private var round: Int64 = 0
    private var next = 0
    private var published: Price?

    private static let roundNanoseconds: Int64 = 500_000_000
    /// Part the chance of reporters and of moods from that of prices.
    private static let (reporterSalt, moodSalt): (UInt64, UInt64) = (0x7265_706F_7274, 0x6D6F_6F64)

    /// Makes the market of a seed; its ticks carry the number of `feed`.
    public init(
        seed: UInt64, mood: MarketMood = .normal, processes: [PriceProcess] = PriceProcess.defaultMarket,
        feed: UInt16 = 0
    ) {
        self.processes = processes
        self.mood = mood
        self.feed = feed
        var shape = SeededGenerator(seed: seed ^ MarketSimulator.moodSalt)
        prices = MarketPrices(seed: seed, mood: mood, processes: processes, shape: &shape)
        var chance = SeededGenerator(seed: seed ^ MarketSimulator.reporterSalt)
        oracles = processes.map { ReportedFeed($0.oracle, using: &chance) }
        reporterChance = chance
    }

    /// Returns the next tick; the market never ends.
    public mutating func nextTick() -> Tick {
        if let price = published {
            defer { advance() }
            return tick(price, .oracle, behind: place / 2)
        }
        if next == 0, round > 0 { prices.advance() }
        let benchmark = prices.price(of: next)
        let seconds = UInt64(
            (MarketSimulator.start.nanoseconds + roundOffset) / Timestamp.nanosecondsPerSecond)
        oracles[next].observe(benchmark, round: round, seconds: seconds, using: &reporterChance)
        published = oracles[next].publication(in: round)
        defer { if published == nil { advance() } }
        return tick(benchmark, .benchmark, behind: 0)
    }

    /// The time from one instrument of a round to the next, in nanoseconds.
    private var place: Int64 { MarketSimulator.roundNanoseconds / Int64(processes.count) }

    private var roundOffset: Int64 { round * MarketSimulator.roundNanoseconds }

    private func tick(_ price: Price, _ kind: Tick.Kind, behind: Int64) -> Tick {
        let time = MarketSimulator.start.nanoseconds + roundOffset + place * Int64(next) + behind
        return Tick(
            price: price, time: Timestamp(nanoseconds: time), instrument: InstrumentID(UInt32(next)),
            feed: feed, kind: kind)
    }

    private mutating func advance() {
        published = nil
        next += 1
        if next == processes.count { (next, round) = (0, round + 1) }
    }
}
