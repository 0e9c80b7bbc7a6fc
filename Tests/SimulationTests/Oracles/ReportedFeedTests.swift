import Testing
import Units

@testable import Simulation

@Suite struct ReportedFeedTests {
    private static let terms = OracleTerms(
        deviationBasisPoints: 10, heartbeatSeconds: 60, noisePartsPerMillion: 100, publicationRounds: 6)

    /// Feeds prices round by round; returns what is published, by round.
    private func publications(
        _ terms: OracleTerms = terms, seed: UInt64 = 1, of prices: [UInt64]
    ) -> [(round: Int, price: Price)] {
        var chance = SeededGenerator(seed: seed)
        var feed = ReportedFeed(terms, using: &chance)
        var published: [(Int, Price)] = []
        for (round, price) in prices.enumerated() {
            feed.observe(
                Price(whole: price), round: Int64(round), seconds: UInt64(1_000 + round / 2), using: &chance)
            if let price = feed.publication(in: Int64(round)) { published.append((round, price)) }
        }
        return published
    }

    @Test func `the first price is published at once and as it is`() {
        let published = publications(of: [3_000])
        #expect(published.map(\.price) == [Price(whole: 3_000)])
        #expect(published.map(\.round) == [0])
    }

    @Test(arguments: UInt64(1)...8)
    func `a steady price is published once a heartbeat`(seed: UInt64) {
        let rounds = publications(seed: seed, of: Array(repeating: 3_000, count: 1_200)).map(\.round)
        #expect(rounds.count >= 9 && rounds.count <= 10)
        let gaps = zip(rounds, rounds.dropFirst()).map { $1 - $0 }
        #expect(gaps.allSatisfy { $0 >= 120 - 6 && $0 <= 120 + 2 + 6 }, "\(gaps)")
    }

    @Test(arguments: UInt64(1)...8)
    func `a step is published as soon as two reporters see it`(seed: UInt64) {
        let prices = Array(repeating: UInt64(3_000), count: 40) + Array(repeating: UInt64(3_300), count: 40)
        let published = publications(seed: seed, of: prices)
        #expect(published.count == 2)
        guard let last = published.last else { return }
        #expect(last.round >= 40 + 2 + 1 && last.round <= 40 + 12 + 6)
        let far =
            last.price.raw > Price(whole: 3_300).raw
            ? last.price.raw - Price(whole: 3_300).raw : Price(whole: 3_300).raw - last.price.raw
        #expect(far <= Price(whole: 3_300).raw / 10_000 + 10_000_000_000)
    }

    @Test func `a move within the deviation is not published`() {
        let prices =
            Array(repeating: UInt64(300_000), count: 20) + Array(repeating: UInt64(300_200), count: 60)
        #expect(publications(of: prices).count == 1)
    }

    @Test func `reporters are one to six seconds late, each by a delay of its own`() {
        var chance = SeededGenerator(seed: 3)
        let delays = (0..<100).map { _ in ReportedFeed(ReportedFeedTests.terms, using: &chance).delays }
        #expect(delays.allSatisfy { $0.count == 3 && $0.allSatisfy { (2...12).contains($0) } })
        #expect(Set(delays).count > 80)
    }

    @Test func `answers have eight places and never reach zero`() {
        let small = OracleTerms(
            deviationBasisPoints: 5, heartbeatSeconds: 1, noisePartsPerMillion: 900, publicationRounds: 1)
        let published = publications(small, of: Array(repeating: 7, count: 200))
        #expect(published.count > 20)
        #expect(published.allSatisfy { $0.price.raw > 0 && $0.price.raw % 10_000_000_000 == 0 })
        #expect(Set(published.map(\.price)).count > 20)
    }
}
