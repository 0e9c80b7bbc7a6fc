import Testing

/// Every case of Morpho Blue, to the last unit.
struct MorphoVectorTests {
    private static let families = ["morpho_math", "morpho_adaptive_irm", "morpho_market"]

    @Test(arguments: families)
    func `computed cases of Morpho are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed cases of Morpho are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
