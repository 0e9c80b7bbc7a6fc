import Units

/// An account of Compound III as its collateral tests see it: a principal, and collateral in order of listing.
///
/// - Units: values in the oracle's currency scaled by 1e8, factors by 1e18.
/// - Source: comet, `Comet.sol`.
public struct CometAccountData: Hashable, Sendable {
    /// What the account has supplied, or owes if below 0, in principal.
    public let principal: Int256
    /// The market's indexes.
    public let indexes: CometIndexes
    /// The base asset's price scaled by 1e8; nil where the oracle fails.
    public let basePrice: UInt256?
    /// Ten to the base asset's decimals.
    public let baseScale: UInt256
    /// What it has as collateral, in order of listing and without empty balances.
    public let holdings: [CometHolding]

    /// Makes an account's data.
    public init(
        principal: Int256, indexes: CometIndexes, basePrice: UInt256?, baseScale: UInt256,
        holdings: [CometHolding]
    ) {
        self.principal = principal
        self.indexes = indexes
        self.basePrice = basePrice
        self.baseScale = baseScale
        self.holdings = holdings
    }

    /// Whether the collateral carries the debt as a new one; prices are read only as far as needed.
    ///
    /// - Errors: `badPrice`, arithmetic.
    public var isBorrowCollateralized: Bool {
        get throws(CometError) { try isCarried(by: \.borrowCollateralFactor) }
    }

    /// Whether anybody may absorb the account; prices are read only as far as needed.
    ///
    /// - Errors: `badPrice`, arithmetic.
    public var isLiquidatable: Bool {
        get throws(CometError) { try !isCarried(by: \.liquidateCollateralFactor) }
    }

    /// The collateral's value by the factors for liquidation, and the debt's value; nil without debt.
    ///
    /// The contract has no health factor: this is the desk's reading, below 1 exactly where the account may be
    /// absorbed. It reads every price, where the contract stops as soon as the debt is carried.
    /// - Units: values scaled by 1e8.
    /// - Rounding: down at each step, the debt too, as in the contract.
    /// - Errors: `badPrice`, arithmetic.
    public var health: LendingHealth? {
        get throws(CometError) {
            if !principal.isNegative { return nil }
            let debt = try baseValue.magnitude
            var collateral = UInt256.zero
            for holding in holdings {
                let value = try holding.value(by: \.liquidateCollateralFactor).weighted
                collateral = try CometError.exact(collateral.adding(value))
            }
            return LendingHealth(carried: collateral, owed: debt)
        }
    }

    /// The health factor scaled by 1e18, rounded down; nil without debt, or with one worth less than the smallest
    /// unit of value.
    ///
    /// - Errors: `badPrice`, arithmetic.
    public var healthFactor: UInt256? {
        get throws(CometError) { try health?.healthFactor }
    }

    private var baseValue: Int256 {
        get throws(CometError) {
            let balance = try indexes.presentValue(of: principal)
            return try CometMath.value(
                of: balance, price: CometMath.positive(basePrice), scale: baseScale)
        }
    }

    private func isCarried(by factor: (CometAsset) -> UInt256) throws(CometError) -> Bool {
        if !principal.isNegative { return true }
        var liquidity = try baseValue
        for holding in holdings {
            if !liquidity.isNegative { return true }
            let value = try CometMath.signed(holding.value(by: factor).weighted)
            liquidity = try CometError.exact(liquidity.adding(value))
        }
        return !liquidity.isNegative
    }
}
