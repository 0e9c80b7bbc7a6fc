import Testing

/// Every sequence of the rate limiter, each step to the last unit.
struct TokenBucketVectorTests {
    private static let families = ["ccip_rate_limiter"]

    @Test(arguments: families)
    func `computed sequences of the limiter are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed sequences of the limiter are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
