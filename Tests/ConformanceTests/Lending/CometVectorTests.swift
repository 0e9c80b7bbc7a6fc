import Testing

/// Every case of Compound III, to the last unit.
struct CometVectorTests {
    private static let families = ["comet"]

    @Test(arguments: families)
    func `computed cases of Comet are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed cases of Comet are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
