import Testing

/// Every case of Uniswap v3, to the last unit.
struct UniswapV3VectorTests {
    private static let families = [
        "univ3_fullmath", "univ3_tickmath", "univ3_tickbitmap", "univ3_sqrtpricemath", "univ3_swapmath",
        "univ3_liquidity_amounts", "univ3_pool_swaps",
    ]

    @Test(arguments: families)
    func `computed ticks, prices and swaps are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed ticks, prices and swaps are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
