import Units

/// The prices and shares that decide what a liquidator gets for the debt he covers.
///
/// - Units: prices scaled by 1e8, units in smallest units, shares in basis points.
public struct AaveSeizureTerms: Hashable, Sendable {
    /// Price of a whole collateral asset.
    public var collateralPrice: UInt256
    /// One whole collateral asset.
    public var collateralUnit: UInt256
    /// Price of a whole debt asset.
    public var debtPrice: UInt256
    /// One whole debt asset.
    public var debtUnit: UInt256
    /// What the liquidator gets for the debt, 10,500 for 5 % more.
    public var liquidationBonus: UInt256
    /// The treasury's share of what is gained.
    public var liquidationProtocolFee: UInt256

    /// Makes terms.
    public init(
        collateralPrice: UInt256, collateralUnit: UInt256, debtPrice: UInt256, debtUnit: UInt256,
        liquidationBonus: UInt256, liquidationProtocolFee: UInt256
    ) {
        self.collateralPrice = collateralPrice
        self.collateralUnit = collateralUnit
        self.debtPrice = debtPrice
        self.debtUnit = debtUnit
        self.liquidationBonus = liquidationBonus
        self.liquidationProtocolFee = liquidationProtocolFee
    }

    /// Returns the collateral worth as much as a debt, rounded down.
    func collateral(worth debt: UInt256) throws(ArithmeticError) -> UInt256 {
        try debtPrice.multiplied(by: debt).multiplied(by: collateralUnit)
            .dividedDown(by: collateralPrice.multiplied(by: debtUnit))
    }

    /// Returns the debt worth as much as a collateral, rounded down.
    func debt(worth collateral: UInt256) throws(ArithmeticError) -> UInt256 {
        try collateralPrice.multiplied(by: collateral).multiplied(by: debtUnit)
            .dividedDown(by: debtPrice.multiplied(by: collateralUnit))
    }
}

/// What a liquidation takes, and for how much debt.
///
/// - Units: smallest units.
public struct AaveSeizure: Hashable, Sendable {
    /// What the liquidator gets.
    public var collateral: UInt256
    /// The debt he covers for it.
    public var debtNeeded: UInt256
    /// What the treasury gets.
    public var protocolFee: UInt256

    init(collateral: UInt256, debtNeeded: UInt256, protocolFee: UInt256) {
        self.collateral = collateral
        self.debtNeeded = debtNeeded
        self.protocolFee = protocolFee
    }

    /// Computes what covering a debt seizes, as Aave v3.7 does: no more than the borrower has.
    ///
    /// - Rounding: collateral down, debt and fee up, the collateral without the bonus down.
    /// - Errors: `overflow` where a product of three needs more than 256 bits, `divisionByZero`.
    /// - Source: aave-v3-origin, `protocol/libraries/logic/LiquidationLogic.sol`.
    public init(
        _ terms: AaveSeizureTerms, debtToCover: UInt256, collateralBalance: UInt256
    ) throws(ArithmeticError) {
        let bonus = terms.liquidationBonus
        let wanted = try BasisPoints.shareDown(terms.collateral(worth: debtToCover), bonus)
        let isShort = wanted > collateralBalance
        let taken = isShort ? collateralBalance : wanted
        debtNeeded =
            isShort ? try BasisPoints.wholeUp(terms.debt(worth: collateralBalance), bonus) : debtToCover
        protocolFee = .zero
        if !terms.liquidationProtocolFee.isZero {
            let gained = try taken.subtracting(BasisPoints.wholeDown(taken, bonus))
            protocolFee = try BasisPoints.shareUp(gained, terms.liquidationProtocolFee)
        }
        collateral = try taken.subtracting(protocolFee)
    }
}
