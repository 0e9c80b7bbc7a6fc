import Testing

/// Every sequence of the circuit breaker, each step to the last unit.
struct OutflowBreakerVectorTests {
    private static let families = ["erc7265_circuit_breaker"]

    @Test(arguments: families)
    func `computed sequences of the breaker are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed sequences of the breaker are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
