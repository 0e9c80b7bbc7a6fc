import Protocols
import Units

/// The oracle of one instrument: three reporters, the median of what they see, and when it is published.
struct ReportedFeed: Sendable {
    /// By how many rounds each reporter is late.
    let delays: [Int64]

    private let terms: OracleTerms
    private let rule: PublicationRule
    /// The benchmark of the last rounds, each at its round's remainder.
    private var seen = InlineArray<16, UInt128>(repeating: 0)
    /// Room for a round's readings, so that none is allocated.
    private var readings = [Int256](repeating: .zero, count: OracleTerms.reporterCount)
    private var published = Int256.zero
    private var publishedAt: UInt64 = 0
    private var pending: Int64?

    private static let median = ReporterMedian(
        maximumFaulty: 1, minimumAnswer: 1, maximumAnswer: Int256((1 << 120) - 1))
    /// Answers have eight decimal places, as the feeds on chains.
    private static let unit: UInt128 = 10_000_000_000
    private static let partsPerMillion: UInt128 = 1_000_000

    /// Makes the feed of an instrument; its reporters' delays come from `chance`.
    init(_ terms: OracleTerms, using chance: inout SeededGenerator) {
        self.terms = terms
        rule = terms.rule
        let choices = UInt64(OracleTerms.reporterDelays.count)
        var drawn: [Int64] = []
        for _ in 0..<OracleTerms.reporterCount {
            drawn.append(OracleTerms.reporterDelays.lowerBound + Int64(chance.next() % choices))
        }
        delays = drawn
    }

    /// Takes the benchmark of a round, which follows the last one; the first is published as it is.
    mutating func observe(
        _ benchmark: Price, round: Int64, seconds: UInt64, using chance: inout SeededGenerator
    ) {
        seen[Int(round & 15)] = benchmark.raw
        var draw = chance.next()
        if round == 0 { return publish(Int256(Int128(benchmark.raw)), in: 0, seconds: seconds) }
        guard pending == nil else { return }
        read(round, &draw)
        // A median beyond the bounds of the feed is not published.
        guard let answer = try? ReportedFeed.median.median(of: readings),
            rule.isDue(answer, published: published, at: publishedAt, now: seconds)
        else { return }
        publish(answer, in: round + 1 + Int64(draw % UInt64(terms.publicationRounds)), seconds: seconds)
    }

    /// Returns the price that is published in a round, if one is.
    mutating func publication(in round: Int64) -> Price? {
        guard pending == round else { return nil }
        pending = nil
        return Price(raw: published.bits.low)
    }

    private mutating func publish(_ answer: Int256, in round: Int64, seconds: UInt64) {
        (published, publishedAt, pending) = (answer, seconds, round)
    }

    /// Fills the readings of a round, least first.
    private mutating func read(_ round: Int64, _ draw: inout UInt64) {
        for reporter in 0..<OracleTerms.reporterCount {
            let price = seen[Int(max(0, round - delays[reporter]) & 15)]
            var place = reporter
            let reading = noisy(price, draw & 0xFFFF)
            draw >>= 16
            while place > 0, readings[place - 1] > reading {
                readings[place] = readings[place - 1]
                place -= 1
            }
            readings[place] = reading
        }
    }

    /// Returns a price with an error that 16 bits of chance choose evenly, rounded to the places of the feed.
    private func noisy(_ price: UInt128, _ bits: UInt64) -> Int256 {
        let noise = UInt128(terms.noisePartsPerMillion)
        let shift = (UInt128(bits) * (2 * noise + 1)) >> 16
        let reading = price * (ReportedFeed.partsPerMillion - noise + shift) / ReportedFeed.partsPerMillion
        return Int256(Int128(max(1, reading / ReportedFeed.unit) * ReportedFeed.unit))
    }
}
