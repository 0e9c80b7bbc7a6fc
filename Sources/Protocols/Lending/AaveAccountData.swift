import Units

/// One reserve of an account on Aave v3.7, as the pool sees it when it values the account.
public struct AaveReservePosition: Hashable, Sendable {
    /// Decimal places of the asset.
    public var decimals: UInt8
    /// The oracle's price in the base currency, scaled by 1e8.
    public var price: UInt256
    /// Supplied balance over the liquidity index, in smallest units.
    public var scaledSupply: UInt256
    /// Normalized income, scaled by 1e27.
    public var liquidityIndex: UInt256
    /// Variable debt over the borrow index, in smallest units.
    public var scaledDebt: UInt256
    /// Normalized debt, scaled by 1e27.
    public var variableBorrowIndex: UInt256
    /// Whether the user lets the supply count as collateral.
    public var isUsedAsCollateral: Bool
    /// Loan to value of the reserve in basis points.
    public var loanToValue: UInt32
    /// Liquidation threshold of the reserve in basis points; at 0 the supply counts as value but not for health.
    public var liquidationThreshold: UInt32
    /// Whether the reserve is collateral in the user's eMode category.
    public var isInEModeCollateralBitmap: Bool
    /// Whether the user's eMode category sets the reserve's loan to value to 0.
    public var isInEModeZeroLoanToValueBitmap: Bool

    /// Makes a position; in no eMode unless said so.
    public init(
        decimals: UInt8, price: UInt256, scaledSupply: UInt256, liquidityIndex: UInt256, scaledDebt: UInt256,
        variableBorrowIndex: UInt256, isUsedAsCollateral: Bool, loanToValue: UInt32,
        liquidationThreshold: UInt32,
        isInEModeCollateralBitmap: Bool = false, isInEModeZeroLoanToValueBitmap: Bool = false
    ) {
        self.decimals = decimals
        self.price = price
        self.scaledSupply = scaledSupply
        self.liquidityIndex = liquidityIndex
        self.scaledDebt = scaledDebt
        self.variableBorrowIndex = variableBorrowIndex
        self.isUsedAsCollateral = isUsedAsCollateral
        self.loanToValue = loanToValue
        self.liquidationThreshold = liquidationThreshold
        self.isInEModeCollateralBitmap = isInEModeCollateralBitmap
        self.isInEModeZeroLoanToValueBitmap = isInEModeZeroLoanToValueBitmap
    }
}

/// A category of efficiency mode that a user has entered.
public struct AaveEMode: Hashable, Sendable {
    /// Loan to value of the category's collateral in basis points.
    public var loanToValue: UInt32
    /// Liquidation threshold of the category's collateral in basis points; not 0.
    public var liquidationThreshold: UInt32
    /// Whether collateral outside the category has a loan to value of 0.
    public var isIsolated: Bool

    /// Makes a category.
    public init(loanToValue: UInt32, liquidationThreshold: UInt32, isIsolated: Bool) {
        self.loanToValue = loanToValue
        self.liquidationThreshold = liquidationThreshold
        self.isIsolated = isIsolated
    }

    /// Returns how much may be borrowed against a reserve in this category, in basis points.
    ///
    /// - Parameters:
    ///   - own: the loan to value that the reserve has outside eMode.
    ///   - isCollateral: whether the reserve is collateral of the category.
    ///   - isZeroLoanToValue: whether the category sets its collateral's loan to value to 0.
    /// - Source: aave-v3-origin, `protocol/libraries/logic/ValidationLogic.sol`, `getUserReserveLtv`.
    public func loanToValue(own: UInt32, isCollateral: Bool, isZeroLoanToValue: Bool) -> UInt32 {
        if isCollateral { return isZeroLoanToValue ? 0 : loanToValue }
        return isIsolated ? 0 : own
    }

    func loanToValue(of position: AaveReservePosition) -> UInt32 {
        loanToValue(
            own: position.loanToValue, isCollateral: position.isInEModeCollateralBitmap,
            isZeroLoanToValue: position.isInEModeZeroLoanToValueBitmap)
    }
}

/// What `getUserAccountData` answers on Aave v3.7.
///
/// - Units: amounts in the base currency scaled by 1e8, shares in basis points, health factor scaled by 1e18.
/// - Rounding: the contract's: collateral down, debt up, averages down.
/// - Source: aave-v3-origin, `protocol/libraries/logic/GenericLogic.sol`.
public struct AaveAccountData: Hashable, Sendable {
    /// Value of what counts as collateral.
    public var totalCollateral: UInt256
    /// Value of what is owed.
    public var totalDebt: UInt256
    /// Loan to value, averaged over the collateral by value; informational.
    public var averageLoanToValue: UInt256
    /// Liquidation threshold, averaged over the collateral by value; the health factor does not use it.
    public var averageLiquidationThreshold: UInt256
    /// Health factor; `UInt256.max` without debt.
    public var healthFactor: UInt256
    /// Whether some collateral has a loan to value of 0.
    public var hasZeroLoanToValueCollateral: Bool
    /// How much more may be borrowed.
    public var availableBorrows: UInt256

    /// Values an account; errors are those of 256-bit checked arithmetic.
    public init(_ positions: [AaveReservePosition], eMode: AaveEMode? = nil) throws(ArithmeticError) {
        var sum = AaveHealthSum()
        var weightedLoanToValue = UInt256.zero
        hasZeroLoanToValueCollateral = false
        for position in positions {
            if position.isUsedAsCollateral {
                let loanToValue = eMode?.loanToValue(of: position) ?? position.loanToValue
                let value = try sum.addCollateral(position, eMode: eMode)
                if loanToValue == 0 { hasZeroLoanToValueCollateral = true }
                weightedLoanToValue = try weightedLoanToValue.adding(
                    value.multiplied(by: UInt256(UInt64(loanToValue))))
            }
            if !position.scaledDebt.isZero { try sum.addDebt(position) }
        }
        (totalCollateral, totalDebt) = (sum.totalCollateral, sum.totalDebt)
        averageLoanToValue = try AaveAccountData.average(weightedLoanToValue, over: totalCollateral)
        averageLiquidationThreshold = try AaveAccountData.average(
            sum.weightedThreshold, over: totalCollateral)
        healthFactor = try sum.healthFactor()
        let most = try BasisPoints.shareDown(totalCollateral, averageLoanToValue)
        availableBorrows = most > totalDebt ? most &- totalDebt : .zero
    }

    private static func average(_ weighted: UInt256, over total: UInt256) throws(ArithmeticError) -> UInt256 {
        total.isZero ? .zero : try weighted.dividedDown(by: total)
    }
}

extension AaveHealthSum {
    fileprivate mutating func addCollateral(
        _ position: AaveReservePosition, eMode: AaveEMode?
    ) throws(ArithmeticError) -> UInt256 {
        let isOfCategory = position.isInEModeCollateralBitmap
        let threshold = (isOfCategory ? eMode?.liquidationThreshold : nil) ?? position.liquidationThreshold
        return try addCollateral(
            scaledBalance: position.scaledSupply, index: position.liquidityIndex, price: position.price,
            decimals: position.decimals, threshold: threshold)
    }

    fileprivate mutating func addDebt(_ position: AaveReservePosition) throws(ArithmeticError) {
        try addDebt(
            scaledBalance: position.scaledDebt, index: position.variableBorrowIndex, price: position.price,
            decimals: position.decimals)
    }
}
