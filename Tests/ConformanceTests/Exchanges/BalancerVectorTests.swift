import Testing

/// Every case of Balancer, to the last unit.
struct BalancerVectorTests {
    private static let families = ["balancer_weighted"]

    @Test(arguments: families)
    func `computed powers and pools are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed powers and pools are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
