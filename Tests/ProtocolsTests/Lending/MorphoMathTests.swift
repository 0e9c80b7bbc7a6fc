import Protocols
import Testing
import Units

/// Morpho Blue's shares.
struct MorphoMathTests {
    @Test func `what is supplied cannot be withdrawn for more`() throws {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<2_000 {
            let totals = MorphoShareTotals(
                assets: generator.amount(bits: 100), shares: generator.amount(bits: 110))
            let assets = generator.amount(bits: 100)
            let shares = try totals.sharesRoundedDown(for: assets)
            #expect(try totals.assetsRoundedDown(for: shares) <= assets)
            #expect(try totals.assetsRoundedUp(for: shares) <= assets)
            #expect(try totals.sharesRoundedUp(for: assets) >= shares)
        }
    }
}
