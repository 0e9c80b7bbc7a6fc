import Testing
import Units

@testable import Simulation

@Suite struct MoodPathTests {
    private func path(_ mood: MarketMood, seed: UInt64) -> MoodPath {
        var chance = SeededGenerator(seed: seed)
        return MoodPath(mood: mood, processes: PriceProcess.defaultMarket, using: &chance)
    }

    @Test(arguments: [MarketMood.normal, .calm, .volatile])
    func `other moods move nothing`(mood: MarketMood) {
        var path = path(mood, seed: 1)
        #expect(path.begin == .infinity)
        #expect(path.level(at: 1e6) == 0)
    }

    @Test(arguments: [MarketMood.crash, .depeg], UInt64(1)...10)
    func `knots ascend in time and the level passes through them`(mood: MarketMood, seed: UInt64) {
        var path = path(mood, seed: seed)
        #expect(zip(path.knots, path.knots.dropFirst()).allSatisfy { $0.seconds < $1.seconds })
        #expect(path.level(at: path.begin) == 0)
        for knot in path.knots { #expect(abs(path.level(at: knot.seconds) - knot.level) < 1e-12) }
        #expect(path.level(at: 1e9) == path.knots.last?.level)
    }

    @Test func `between two knots the level lies between theirs`() {
        var path = path(.crash, seed: 2)
        for (left, right) in zip(path.knots, path.knots.dropFirst()) {
            let level = path.level(at: (left.seconds + right.seconds) / 2)
            #expect(abs(level - (left.level + right.level) / 2) < 1e-12)
        }
    }

    @Test func `another seed gives another shape`() {
        #expect(path(.crash, seed: 1).knots != path(.crash, seed: 2).knots)
        #expect(path(.crash, seed: 1).knots == path(.crash, seed: 1).knots)
    }
}
