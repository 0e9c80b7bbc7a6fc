import Testing

/// Every case of Aave, to the last unit.
struct AaveVectorTests {
    private static let families = [
        "aave_mathutils", "aave_interest_rate_strategy", "aave_token_rounding", "aave_reserve_accrual",
        "aave_health_factor", "aave_emode_ltv", "aave_liquidation",
    ]

    @Test(arguments: families)
    func `computed cases of Aave are met`(family: String) throws {
        #expect(try Vectors.computedDifferences(family) == [])
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"), arguments: families)
    func `published and executed cases of Aave are met`(family: String) throws {
        #expect(try Vectors.sharedDifferences(family) == [])
    }
}
