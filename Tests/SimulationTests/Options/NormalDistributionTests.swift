import Testing

@testable import Simulation

@Suite struct NormalDistributionTests {
    /// Computed with 30 digits from the complementary error function.
    private static let known: [(x: Double, probability: Double)] = [
        (-37, 5.72557122252457682e-300), (-20, 2.75362411860623369e-89), (-10, 7.61985302416052607e-24),
        (-8, 6.22096057427178412e-16), (-7, 1.27981254388583500e-12), (-7.5, 3.1908916729108963e-14),
        (-5, 2.86651571879193912e-7),
        (-4, 3.16712418331199213e-5), (-3, 1.34989803163009453e-3), (-2.5, 6.20966532577613517e-3),
        (-2, 0.0227501319481792072), (-1.5, 0.0668072012688580661), (-1, 0.158655253931457051),
        (-0.5, 0.308537538725986896), (-0.1, 0.460172162722971016), (0, 0.5), (0.1, 0.539827837277028984),
        (0.5, 0.691462461274013104), (1, 0.841344746068542949), (1.96, 0.975002104851779564),
        (2.5, 0.993790334674223865), (3, 0.998650101968369905), (5, 0.999999713348428121),
        (8, 0.999999999999999378),
    ]

    @Test func `known values are met within what is stated`() {
        for (x, probability) in NormalDistributionTests.known {
            let found = NormalDistribution.cumulative(x)
            #expect(abs(found - probability) < 1e-15, "\(x): \(found)")
            if x < 0 { #expect(abs(found / probability - 1) < 1e-12, "\(x): \(found / probability - 1)") }
        }
    }

    @Test func `both sides add up to one`() {
        for step in 0...800 {
            let x = Double(step) / 100
            #expect(
                abs(NormalDistribution.cumulative(x) + NormalDistribution.cumulative(-x) - 1) < 2.3e-16)
        }
    }

    @Test func `the probability never falls`() {
        let values = (-4_000...4_000).map { NormalDistribution.cumulative(Double($0) / 100) }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(values.first == 0 && values.last == 1)
    }

    @Test func `what is no number stays none`() {
        #expect(NormalDistribution.cumulative(.nan).isNaN)
        #expect(NormalDistribution.cumulative(.infinity) == 1)
        #expect(NormalDistribution.cumulative(-.infinity) == 0)
    }
}
