import Testing

/// Every case of governors, to the last vote.
struct GovernanceVectorTests {
    private static let families = ["governance"]

    @Test(arguments: families)
    func `computed governors are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed governors are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
