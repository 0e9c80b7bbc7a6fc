import Testing

/// Every case of Maker, to the last unit.
struct MakerVectorTests {
    private static let families = ["maker_dss"]

    @Test(arguments: families)
    func `computed cases of Maker are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed cases of Maker are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
