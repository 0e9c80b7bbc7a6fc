import Testing

/// Every case of perpetuals, to the last unit.
struct SynthetixPerpsVectorTests {
    private static let families = ["synthetix_perps"]

    @Test(arguments: families)
    func `computed perpetuals are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed perpetuals are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
