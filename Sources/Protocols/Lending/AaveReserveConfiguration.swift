import Units

/// What governance has set for a reserve of Aave v3.7.
///
/// - Units: shares in basis points; caps in whole assets, 0 for none.
/// - Source: aave-v3-origin, `protocol/libraries/configuration/ReserveConfiguration.sol`.
public struct AaveReserveConfiguration: Hashable, Sendable {
    /// Decimal places of the asset.
    public var decimals: UInt8
    /// How much may be borrowed against the asset; 0 for nothing.
    public var loanToValue: UInt32
    /// How much of its value counts in a health factor; 0 means that it is no collateral.
    public var liquidationThreshold: UInt32
    /// What a liquidator gets for the debt he covers, 10,500 for 5 % more; 0 when it is no collateral.
    public var liquidationBonus: UInt32
    /// The treasury's share of what a liquidator gains.
    public var liquidationProtocolFee: UInt32 = 0
    /// The treasury's share of the interest.
    public var reserveFactor: UInt32
    /// How the rates follow the usage.
    public var rateCurve: AaveRateCurve
    /// The most that may be supplied.
    public var supplyCap: UInt64 = 0
    /// The most that may be owed.
    public var borrowCap: UInt64 = 0
    /// Whether the reserve works at all.
    public var isActive = true
    /// Whether supplying and borrowing are stopped.
    public var isFrozen = false
    /// Whether everything is stopped.
    public var isPaused = false
    /// Whether the asset may be borrowed outside eMode.
    public var isBorrowingEnabled = true

    /// Makes a configuration of an active reserve without caps and without a protocol fee.
    public init(
        decimals: UInt8, loanToValue: UInt32, liquidationThreshold: UInt32, liquidationBonus: UInt32,
        reserveFactor: UInt32, rateCurve: AaveRateCurve
    ) {
        self.decimals = decimals
        self.loanToValue = loanToValue
        self.liquidationThreshold = liquidationThreshold
        self.liquidationBonus = liquidationBonus
        self.reserveFactor = reserveFactor
        self.rateCurve = rateCurve
    }

    /// Checks that the contract's configurator would take this configuration.
    ///
    /// - Errors: `invalidReserveParams`, `invalidReserveFactor`, `invalidLiquidationProtocolFee` and those of
    ///   the curve.
    public func validate() throws(AaveError) {
        let isCollateral = liquidationThreshold != 0
        guard loanToValue <= liquidationThreshold,
            isCollateral || liquidationBonus == 0,
            !isCollateral || AaveCollateralTerms.isSound(liquidationThreshold, bonus: liquidationBonus)
        else { throw .invalidReserveParams }
        if reserveFactor > 10_000 { throw .invalidReserveFactor }
        if liquidationProtocolFee > 10_000 { throw .invalidLiquidationProtocolFee }
        try rateCurve.validate()
    }
}

/// What has to hold between a liquidation threshold and a bonus.
enum AaveCollateralTerms {
    /// Whether a liquidator gains, and a position at its threshold can still pay his bonus.
    static func isSound(_ threshold: UInt32, bonus: UInt32) -> Bool {
        let needed = (UInt64(threshold) * UInt64(bonus) + 5_000) / 10_000
        return bonus > 10_000 && needed <= 10_000
    }
}
