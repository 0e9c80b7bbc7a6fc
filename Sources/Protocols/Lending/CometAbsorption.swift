import Units

/// What absorbing an account does: the market takes all of its collateral and settles its debt.
///
/// - Units: base assets in smallest units, values scaled by 1e8.
/// - Source: comet, `Comet.sol`, `absorbInternal`.
public struct CometAbsorption: Hashable, Sendable {
    /// What the account has afterwards; never below 0, since the reserves bear what is missing.
    public let newBalance: Int256
    /// The same in principal.
    public let newPrincipal: Int256
    /// The principal that is no longer owed.
    public let repayPrincipal: UInt256
    /// The principal that is newly supplied.
    public let supplyPrincipal: UInt256
    /// What the market pays out of its reserves.
    public let basePaidOut: UInt256
    /// The value of that.
    public let valueOfBasePaidOut: UInt256

    /// Absorbs an account; throws `notLiquidatable`, `badPrice`, arithmetic.
    public init(absorbing account: CometAccountData) throws(CometError) {
        if try !account.isLiquidatable { throw .notLiquidatable }
        let basePrice = try CometMath.positive(account.basePrice)
        let oldBalance = try account.indexes.presentValue(of: account.principal)
        let value = try CometAbsorption.credit(for: account)
        let credit = try CometMath.signed(
            CometError.exact(value.multiplied(by: account.baseScale).dividedDown(by: basePrice)))
        let balance = try CometError.exact(oldBalance.adding(credit))
        newBalance = max(balance, 0)
        newPrincipal = try account.indexes.principal(ofPresentValue: newBalance)
        repayPrincipal = account.principal.magnitude
        supplyPrincipal = newPrincipal.magnitude
        basePaidOut = try CometError.exact(newBalance.subtracting(oldBalance)).magnitude
        valueOfBasePaidOut = try CometMath.value(
            of: basePaidOut, price: basePrice, scale: account.baseScale)
    }

    private static func credit(for account: CometAccountData) throws(CometError) -> UInt256 {
        var sum = UInt256.zero
        for holding in account.holdings {
            let value = try holding.value(by: \.liquidationFactor).weighted
            sum = try CometError.exact(sum.adding(value))
        }
        return sum
    }
}
