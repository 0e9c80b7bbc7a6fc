import Testing

/// Every case of Curve, to the last unit.
struct CurveVectorTests {
    private static let families = ["curve_stableswap"]

    @Test(arguments: families)
    func `computed pools are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed pools are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
