import Units

/// What a liquidator asks for.
public struct AaveLiquidationCall: Hashable, Sendable {
    /// The account to liquidate.
    public var borrower: Int
    /// The account that liquidates.
    public var liquidator: Int
    /// The reserve whose supply is seized.
    public var collateral: Int
    /// The reserve whose debt is covered.
    public var debt: Int
    /// The debt to cover in smallest units; more than may be covered means as much as may be.
    public var debtToCover: UInt256
    /// Whether the liquidator takes the supply over rather than withdrawing the asset.
    public var receivesSupply: Bool

    /// Makes a call.
    public init(
        borrower: Int, liquidator: Int, collateral: Int, debt: Int, debtToCover: UInt256,
        receivesSupply: Bool = false
    ) {
        self.borrower = borrower
        self.liquidator = liquidator
        self.collateral = collateral
        self.debt = debt
        self.debtToCover = debtToCover
        self.receivesSupply = receivesSupply
    }
}

/// A debt that nobody will pay: the reserve's suppliers earn less until it is covered.
public struct AaveDeficit: Hashable, Sendable {
    /// The reserve that lent it.
    public var reserve: Int
    /// The amount in smallest units.
    public var amount: UInt256
}

/// What a liquidation has done.
///
/// - Units: amounts in smallest units, scaled units over the liquidity index, health factor scaled by 1e18.
public struct AaveLiquidation: Hashable, Sendable {
    /// The borrower's health factor before.
    public var healthFactorBefore: UInt256
    /// The most debt that could be covered under the close factor.
    public var mostDebt: UInt256
    /// The debt that was covered, which the liquidator pays.
    public var debtCovered: UInt256
    /// What the liquidator gets.
    public var collateralToLiquidator: UInt256
    /// What the treasury gets.
    public var protocolFee: UInt256
    /// Scaled units that left the borrower for the liquidator.
    public var scaledSeized = UInt256.zero
    /// Scaled units that the treasury took over; capped at what the borrower had left.
    public var scaledFee = UInt256.zero
    /// Whether the collateral's worth is gone, so that the remaining debt was written off.
    public var hasNoCollateralLeft = false
    /// Debts written off, the covered reserve's first.
    public var deficits: [AaveDeficit] = []
}
