import Testing

/// Every case of vaults and funds, to the last unit.
struct VaultVectorTests {
    private static let families = ["erc4626_vault", "erc7540_async_vault", "fund_fees_nav"]

    @Test(arguments: families)
    func `computed vaults and funds are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed vaults and funds are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
