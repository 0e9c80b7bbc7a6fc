import Testing

/// Every case of oracles, to the last unit.
struct OracleVectorTests {
    private static let families = ["oracle_aggregation"]

    @Test(arguments: families)
    func `computed medians, averages and checks are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed medians, averages and checks are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
