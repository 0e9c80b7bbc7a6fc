import Desk
import Units

/// The slow move that a mood lays upon the market: a line from knot to knot, in logarithms of prices.
struct MoodPath: Sendable {
    /// A place that the line goes through.
    struct Knot: Hashable, Sendable {
        /// Seconds from the start of the run.
        var seconds: Double
        /// What is added to the logarithm of a price whose share is 1.
        var level: Double
    }

    /// In the order of their times; empty where a mood moves nothing.
    private(set) var knots: [Knot] = []
    /// What each instrument takes of the level.
    let shares: [Double]
    private var passed = 0

    /// Makes the path of a mood; its shape comes from `chance`.
    init(mood: MarketMood, processes: [PriceProcess], using chance: inout SeededGenerator) {
        switch mood {
        case .normal, .calm, .volatile: shares = Array(repeating: 0, count: processes.count)
        case .crash:
            shares = processes.map(\.crashShare)
            addCrash(using: &chance)
        case .depeg:
            shares = MoodPath.depegShares(processes, using: &chance)
            addDepeg(using: &chance)
        }
    }

    /// When the move begins, in seconds from the start; never without one.
    var begin: Double { knots.first?.seconds ?? .infinity }

    /// Returns the level at a time; times ascend from call to call.
    mutating func level(at seconds: Double) -> Double {
        while passed < knots.count, knots[passed].seconds <= seconds { passed += 1 }
        guard passed > 0 else { return 0 }
        let last = knots[passed - 1]
        guard passed < knots.count else { return last.level }
        let next = knots[passed]
        return last.level
            + (next.level - last.level) * (seconds - last.seconds) / (next.seconds - last.seconds)
    }

    /// Falls by 26 to 34 percent within 18 to 22 minutes, and makes up a sixth of it in the next two hours.
    private mutating func addCrash(using chance: inout SeededGenerator) {
        knots = [Knot(seconds: chance.uniform(from: 150, to: 360), level: 0)]
        let depth = -chance.uniform(from: 0.30, to: 0.42)
        addLegs(
            5 + Int(chance.next() % 4), to: depth, for: chance.uniform(from: 1_080, to: 1_320), using: &chance
        )
        addLegs(6, to: depth * 5 / 6, for: 7_200, using: &chance)
    }

    /// Slides to 0.86 to 0.90 within 35 to 55 minutes, and makes up half to three quarters in hours.
    private mutating func addDepeg(using chance: inout SeededGenerator) {
        knots = [Knot(seconds: chance.uniform(from: 120, to: 300), level: 0)]
        let depth = Elementary.log(chance.uniform(from: 0.86, to: 0.90))
        addLegs(8, to: depth, for: chance.uniform(from: 2_100, to: 3_300), using: &chance)
        let rest = chance.uniform(from: 0.25, to: 0.5)
        addLegs(8, to: depth * rest, for: chance.uniform(from: 7_200, to: 14_400), using: &chance)
    }

    /// Goes to a level in unequal legs, of which each overshoots and bounces back.
    private mutating func addLegs(
        _ count: Int, to level: Double, for seconds: Double, using chance: inout SeededGenerator
    ) {
        guard let origin = knots.last else { return }
        let weights = (0..<count).map { _ in chance.uniform(from: 0.5, to: 1.5) }
        let whole = weights.reduce(0, +)
        var reached = 0.0
        for weight in weights {
            let leg = (level - origin.level) * weight / whole
            let bounce = leg * chance.uniform(from: 0.15, to: 0.45)
            let begin = origin.seconds + seconds * reached / whole
            reached += weight
            let end = origin.seconds + seconds * reached / whole
            let before = knots.last?.level ?? origin.level
            knots.append(Knot(seconds: begin + (end - begin) * 0.6, level: before + leg + bounce))
            knots.append(Knot(seconds: end, level: before + leg))
        }
    }

    /// One stablecoin takes all of the slide; the others shake a little.
    private static func depegShares(
        _ processes: [PriceProcess], using chance: inout SeededGenerator
    ) -> [Double] {
        let coins = processes.indices.filter { processes[$0].terms.kind == .stablecoin }
        guard !coins.isEmpty else { return Array(repeating: 0, count: processes.count) }
        let fallen = coins[Int(chance.next() % UInt64(coins.count))]
        return processes.indices.map { index in
            guard processes[index].terms.kind == .stablecoin else { return 0 }
            return index == fallen ? 1 : 0.03
        }
    }
}
