import Testing
import Units

@testable import Simulation

@Suite struct VolatilityRegimeTests {
    @Test func `a long chain has the root of the mean square that is stated`() {
        var chance = SeededGenerator(seed: 1)
        var regime = VolatilityRegime.normal
        var squares = 0.0
        let steps = 400_000
        for _ in 0..<steps {
            squares += regime.multiplier * regime.multiplier
            regime = regime.next(after: 30, using: &chance)
        }
        let root = (squares / Double(steps)).squareRoot()
        #expect(abs(root - 1.03) < 0.04, "\(root)")
    }

    @Test(arguments: [VolatilityRegime.quiet, .stressed])
    func `from the edges the way leads through the normal regime`(edge: VolatilityRegime) {
        var chance = SeededGenerator(seed: 2)
        let reached = Set((0..<50_000).map { _ in edge.next(after: 10, using: &chance) })
        #expect(reached == [edge, .normal])
    }

    @Test func `stress ends after a quarter of an hour on average`() {
        var chance = SeededGenerator(seed: 3)
        let ends = (0..<200_000).count { _ in
            VolatilityRegime.stressed.next(after: 9, using: &chance) == .normal
        }
        #expect(abs(Double(ends) / 200_000 - 0.01) < 0.001)
    }
}
