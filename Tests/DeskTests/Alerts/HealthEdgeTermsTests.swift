import Testing

@testable import Desk

@Suite struct HealthEdgeTermsTests {
    private static let one: UInt128 = 1_000_000_000_000_000_000

    @Test func `the default terms are sound`() {
        #expect(HealthEdgeTerms().isSound)
        #expect(HealthEdges().terms == HealthEdgeTerms())
    }

    @Test(arguments: [
        HealthEdgeTerms(critical: one + 1, warning: one + 1, watch: one + 1, hysteresisBasisPoints: 0),
        HealthEdgeTerms(critical: 100 * one, warning: 100 * one, watch: 100 * one),
        HealthEdgeTerms(hysteresisBasisPoints: 5_000),
    ])
    func `terms at the end of their range are sound`(terms: HealthEdgeTerms) {
        #expect(HealthEdges(terms)?.terms == terms)
    }

    @Test(arguments: [
        HealthEdgeTerms(critical: one), HealthEdgeTerms(critical: 0),
        HealthEdgeTerms(critical: 1_200_000_000_000_000_001),
        HealthEdgeTerms(warning: 1_500_000_000_000_000_001), HealthEdgeTerms(watch: 100 * one + 1),
        HealthEdgeTerms(watch: .max), HealthEdgeTerms(hysteresisBasisPoints: 5_001),
    ])
    func `terms that do not rise from above 1, or beyond their range, make no edges`(terms: HealthEdgeTerms) {
        #expect(!terms.isSound)
        #expect(HealthEdges(terms) == nil)
    }
}
