import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for every feed, whatever its sources say: I46 to I52 of the promises.
struct OraclePropertyTests {
    @Test func `a feed keeps its promises in every order of observations, outages and caps`() {
        let run = PropertyRun(of: FeedLife.self)
        #expect(run.failure == nil)
        let calls = [
            "observe", "outage", "recovery", "cap", FeedLife.refused, "usable", "capped", "recovering",
            "down",
            "stale",
        ]
        #expect(calls.allSatisfy { run[$0] > 500 }, "\(run.counts)")
    }
}

/// A feed of five sources with a quorum of three.
private struct FeedLife: PropertyMachine {
    private static let limits = PriceLimits(
        minimum: Price(whole: 10), maximum: Price(whole: 10_000), maximumAge: 600 * second,
        maximumSkew: 2 * second)
    private static let second = Timestamp.nanosecondsPerSecond
    private var feed: GuardedFeed
    /// By the test's own count: what each source said last that is admissible.
    private var said: [PriceObservation?]
    private var seconds: Int64 = 100_000

    init(_ chance: inout SeededGenerator) throws {
        let isCapped = chance.oneIn(2)
        feed = GuardedFeed(
            limits: FeedLife.limits, reporters: 5,
            cap: isCapped ? try FeedLife.cap(at: 1_050, since: 100_000, &chance) : nil,
            uptime: UptimeSentinel(isUp: true, changedAt: 0, gracePeriod: 300))
        said = Array(repeating: nil, count: 5)
        for source in 0..<5 where !chance.oneIn(5) {
            let price = Price(whole: UInt64.random(in: 980...1_020, using: &chance))
            try feed.observe(price, at: now, from: source, now: now)
            said[source] = PriceObservation(price: price, time: now)
        }
    }

    private var now: Timestamp { Timestamp(seconds: seconds) }

    private static func cap(
        at whole: UInt64, since seconds: UInt64, _ chance: inout SeededGenerator
    ) throws -> GrowthCap {
        try GrowthCap(
            snapshotRatio: UInt256(Price(whole: whole).raw), snapshotTime: seconds,
            growthPerYear: UInt32.random(in: 0...2_000, using: &chance))
    }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        // Now and then nobody says anything for longer than an observation is fresh.
        seconds += chance.oneIn(20) ? 700 : Int64.random(in: 0...60, using: &chance)
        let before = feed
        let name = try act(&chance)
        try promise(name != Self.refused || feed == before, "I46: what is refused changed the feed")
        let price = feed.price(at: now)
        try promise(price == feed.price(at: now), "I47: two looks see two prices")
        try checkAgreement(price)
        try checkVerdict(price)
        if chance.oneIn(4) { try checkLiar(price, &chance) }
        // Looks are counted too: a verdict that never comes proves nothing.
        return name == "look" ? "\(price.verdict)" : name
    }

    private mutating func act(_ chance: inout SeededGenerator) throws -> String {
        switch Int.random(in: 0..<24, using: &chance) {
        case 0:
            feed.uptime = UptimeSentinel(isUp: false, changedAt: UInt64(seconds), gracePeriod: 300)
            return "outage"
        case 1, 2:
            if feed.uptime.isUp { return "look" }
            feed.uptime = UptimeSentinel(isUp: true, changedAt: UInt64(seconds), gracePeriod: 300)
            return "recovery"
        case 3: return try replaceCap(&chance)
        case 4...8: return "look"
        default: return try observe(&chance)
        }
    }

    /// I46, I49: what is stored is above 0, inside the bounds, not from the future and newer than before.
    private mutating func observe(_ chance: inout SeededGenerator) throws -> String {
        let source = Int.random(in: 0..<5, using: &chance)
        let wild: [UInt64] = [0, 10, 10_000, 9, 20_000, 11, 9_999]
        let price = Price(
            whole: chance.oneIn(6)
                ? wild[Int.random(in: 0..<wild.count, using: &chance)]
                : UInt64.random(in: 950...1_060, using: &chance))
        let time = Timestamp(seconds: seconds + Int64.random(in: -20...4, using: &chance))
        let isAdmissible =
            price > Price(whole: 10) && price < Price(whole: 10_000)
            && time.nanoseconds - now.nanoseconds <= 2 * FeedLife.second
            && said[source].map { time > $0.time } != false
        do {
            try feed.observe(price, at: time, from: source, now: now)
            try promise(isAdmissible, "I46: \(price) of \(time) was stored at \(now)")
            said[source] = PriceObservation(price: price, time: time)
            return "observe"
        } catch let refusal as ObservationRefusal {
            try promise(!isAdmissible, "I46: \(price) of \(time) was refused at \(now): \(refusal)")
            return Self.refused
        }
    }

    /// I51: a cap that would cut what is believed is refused.
    private mutating func replaceCap(_ chance: inout SeededGenerator) throws -> String {
        let believed = feed.price(at: now).price
        let cap = try FeedLife.cap(
            at: UInt64.random(in: 900...1_100, using: &chance), since: UInt64(seconds), &chance)
        do {
            try feed.replaceCap(with: cap, now: now)
            try promise(
                believed.map { UInt256($0.raw) <= cap.snapshotRatio } != false,
                "I51: a cap cut what was believed")
            return "cap"
        } catch is GrowthCapError {
            try promise(
                believed.map { UInt256($0.raw) > cap.snapshotRatio } == true, "I51: a cap was refused in vain"
            )
            return Self.refused
        }
    }

    /// I50: the price is the median of the fresh sources, cut to the cap.
    private func checkAgreement(_ price: GuardedPrice) throws {
        let all = said.compactMap { $0 }
        let fresh = all.filter { now.nanoseconds - $0.time.nanoseconds <= 600 * FeedLife.second }
        try promise(price.freshReporters == fresh.count, "I48: \(fresh.count) sources are fresh")
        let counted = (fresh.count < 3 ? all : fresh).map(\.price).sorted()
        guard !counted.isEmpty else {
            try promise(price.price == nil && price.verdict == .missing, "I46: a price out of nothing")
            return
        }
        let most = feed.cap.map { $0.maximumRatio(at: UInt64(seconds)).low } ?? .max
        let median = counted[counted.count / 2]
        try promise(
            price.price == Price(raw: min(median.raw, most)), "I50: the price is not the median \(median)")
        let isCut = median.raw > most
        try promise(!isCut || price.verdict >= .capped, "I51: a cut price goes without a verdict")
        try promise(!isCut || price.price(for: .liquidate) == nil, "I51: a cut price liquidates")
    }

    /// I48, I52: too few fresh sources, a chain that stands still, and the grace after it forbid what adds
    /// risk; nothing forbids what lowers it.
    private func checkVerdict(_ price: GuardedPrice) throws {
        let isLiquidating = price.verdict.allows(.liquidate)
        try promise(price.freshReporters >= 3 || price.verdict >= .stale, "I48: a stale price is usable")
        if price.verdict >= .stale {
            let risky = PriceUse.allCases.filter { !$0.lowersRisk }
            try promise(risky.allSatisfy { price.price(for: $0) == nil }, "I48: a stale price serves")
        }
        let sinceRecovery = seconds - Int64(feed.uptime.changedAt)
        let isQuiet = !feed.uptime.isUp || sinceRecovery <= 300
        try promise(!isQuiet || !isLiquidating, "I52: a liquidation \(sinceRecovery) s after a recovery")
        try promise(isQuiet || price.verdict != .recovering, "I52: the grace period does not end")
        let ways = PriceUse.allCases.filter(\.lowersRisk)
        try promise(ways.allSatisfy(price.verdict.allows), "I58: there is no way out")
    }

    /// I50: one source that says anything moves the price at most to its neighbours.
    private func checkLiar(_ price: GuardedPrice, _ chance: inout SeededGenerator) throws {
        let fresh = said.compactMap { $0 }
            .filter { now.nanoseconds - $0.time.nanoseconds < 590 * FeedLife.second }
        let middle = fresh.count / 2
        // Exactly those who are fresh may speak; otherwise the liar adds a source and shifts the middle.
        guard fresh.count == 5, price.verdict == .usable else { return }
        var lying = feed
        let lie = Price(whole: UInt64.random(in: 11...9_999, using: &chance))
        let liar = Int.random(in: 0..<5, using: &chance)
        let time = Timestamp(nanoseconds: now.nanoseconds + 2 * FeedLife.second)
        guard (try? lying.observe(lie, at: time, from: liar, now: now)) != nil,
            let after = lying.price(at: now).price
        else { return }
        let sorted = fresh.map(\.price).sorted()
        let most = feed.cap.map { $0.maximumRatio(at: UInt64(seconds)).low } ?? .max
        try promise(
            after >= min(sorted[middle - 1], Price(raw: most)) && after <= sorted[middle + 1],
            "I50: one source moved the price to \(after) among \(sorted)")
    }
}
