import Desk
import Units

extension HealthEdgeTerms {
    private static let one: UInt128 = 1_000_000_000_000_000_000

    /// Sound terms of every shape: near 1 or far from it, now and then alike, with and without hysteresis.
    static func random(_ chance: inout SeededGenerator) -> HealthEdgeTerms {
        let reach = [0.001, 0.1, 0.6, 8][Int(chance.next() % 4)]
        func above(_ edge: UInt128) -> UInt128 {
            chance.uniform() < 0.2 ? edge : edge + UInt128(chance.uniform() * reach * 1e18)
        }
        let critical = above(one + 1)
        let warning = above(critical)
        return HealthEdgeTerms(
            critical: critical, warning: warning, watch: above(warning),
            hysteresisBasisPoints: [0, 1, 100, 2_500, 5_000][Int(chance.next() % 5)])
    }
}
