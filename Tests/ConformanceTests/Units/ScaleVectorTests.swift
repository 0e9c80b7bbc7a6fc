import Testing

/// Wad, ray and basis points, to the last unit.
struct ScaleVectorTests {
    private static let families = ["aave_wadraymath", "aave_percentagemath"]

    @Test(arguments: families)
    func `computed products and quotients are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed products and quotients are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
