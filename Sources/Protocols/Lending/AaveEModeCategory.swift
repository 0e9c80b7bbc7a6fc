import Units

/// A category of efficiency mode: terms for assets that move together.
///
/// - Units: shares in basis points; bit `n` of a bitmap stands for reserve `n`.
/// - Source: aave-v3-origin, `protocol/libraries/types/DataTypes.sol`, `EModeCategory`.
public struct AaveEModeCategory: Hashable, Sendable {
    /// The terms of the category's collateral.
    public var terms: AaveEMode
    /// What a liquidator of the category's collateral gets for the debt he covers.
    public var liquidationBonus: UInt32
    /// The reserves to which the terms apply.
    public var collateralBitmap: UInt128
    /// The reserves of the category against which nothing more may be borrowed.
    public var zeroLoanToValueBitmap: UInt128
    /// The reserves that accounts in the category may borrow.
    public var borrowableBitmap: UInt128

    /// Makes a category without judging it.
    public init(
        terms: AaveEMode, liquidationBonus: UInt32, collateralBitmap: UInt128,
        zeroLoanToValueBitmap: UInt128 = 0, borrowableBitmap: UInt128
    ) {
        self.terms = terms
        self.liquidationBonus = liquidationBonus
        self.collateralBitmap = collateralBitmap
        self.zeroLoanToValueBitmap = zeroLoanToValueBitmap
        self.borrowableBitmap = borrowableBitmap
    }

    /// Checks that the contract's configurator would take this category.
    ///
    /// - Errors: `invalidEmodeCategoryParams`.
    public func validate() throws(AaveError) {
        let threshold = terms.liquidationThreshold
        guard terms.loanToValue != 0, terms.loanToValue <= threshold,
            AaveCollateralTerms.isSound(threshold, bonus: liquidationBonus)
        else { throw .invalidEmodeCategoryParams }
    }

    /// Whether the terms apply to a reserve.
    public func isCollateral(_ reserve: Int) -> Bool { AaveEModeCategory.has(collateralBitmap, reserve) }

    /// Whether nothing more may be borrowed against a reserve of the category.
    public func isZeroLoanToValue(_ reserve: Int) -> Bool {
        AaveEModeCategory.has(zeroLoanToValueBitmap, reserve)
    }

    /// Whether accounts in the category may borrow a reserve.
    public func isBorrowable(_ reserve: Int) -> Bool { AaveEModeCategory.has(borrowableBitmap, reserve) }

    /// Returns how much may be borrowed against a reserve, in basis points.
    ///
    /// - Parameter own: the loan to value that the reserve has outside eMode.
    public func loanToValue(of reserve: Int, own: UInt32) -> UInt32 {
        terms.loanToValue(
            own: own, isCollateral: isCollateral(reserve), isZeroLoanToValue: isZeroLoanToValue(reserve))
    }

    private static func has(_ bitmap: UInt128, _ reserve: Int) -> Bool { bitmap >> UInt128(reserve) & 1 == 1 }
}
