import Testing

/// Every case of tokens, to the last unit.
struct TokenVectorTests {
    private static let families = ["erc3643_permissioned_token", "rwa_rebasing_tokens", "lido_shares"]

    @Test(arguments: families)
    func `computed tokens are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed tokens are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
