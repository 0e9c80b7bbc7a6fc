import Testing

/// Every case of Uniswap v2, to the last unit.
struct UniswapV2VectorTests {
    private static let families = ["univ2_library", "univ2_pair"]

    @Test(arguments: families)
    func `computed amounts and pairs are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed amounts and pairs are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
