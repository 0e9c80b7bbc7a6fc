import Protocols
import Testing

struct PriceVerdictTests {
    @Test(arguments: PriceVerdict.allCases)
    func `there is a way out under every verdict`(verdict: PriceVerdict) {
        for use in [PriceUse.view, .cancel, .repay, .addCollateral] { #expect(verdict.allows(use)) }
    }

    @Test func `a worse verdict never allows more`() {
        for (mild, harsh) in zip(PriceVerdict.allCases, PriceVerdict.allCases.dropFirst()) {
            #expect(mild < harsh)
        }
        for use in PriceUse.allCases where PriceVerdict.stale.allows(use) {
            #expect(PriceVerdict.allCases.allSatisfy { $0.allows(use) })
        }
    }

    @Test func `only a usable price liquidates or lends`() {
        for verdict in PriceVerdict.allCases {
            #expect(verdict.allows(.liquidate) == (verdict == .usable))
            #expect(verdict.allows(.borrow) == (verdict <= .capped))
        }
    }
}
