import Units

/// One asset of an Aave v3.7 market: its settings, its indexes and what it holds and is owed.
///
/// - Units: indexes and rates scaled by 1e27, amounts in smallest units, times in seconds.
/// - Source: aave-v3-origin, `protocol/libraries/types/DataTypes.sol`, `ReserveData`.
public struct AaveReserve: Hashable, Sendable {
    /// What governance has set.
    public var configuration: AaveReserveConfiguration
    /// What one scaled unit of supply stands for.
    public var liquidityIndex = Ray.one
    /// What one scaled unit of debt stands for.
    public var variableBorrowIndex = Ray.one
    /// What suppliers earn a year since the last update.
    public var liquidityRate = UInt256.zero
    /// What borrowers owe a year since the last update.
    public var variableBorrowRate = UInt256.zero
    /// Sum of all accounts' scaled supplies.
    public var scaledSupply = UInt256.zero
    /// Sum of all accounts' scaled debts.
    public var scaledDebt = UInt256.zero
    /// What the reserve holds by its own count: gifts do not change it.
    public var virtualUnderlyingBalance = UInt256.zero
    /// Bad debt that nobody has covered yet.
    public var deficit = UInt256.zero
    /// The treasury's interest that is not minted yet, in scaled units.
    public var accruedToTreasury = UInt256.zero
    /// When the indexes were last brought up to date.
    public var lastUpdate: UInt64
    /// Until when, inclusive, the reserve takes part in no liquidation.
    public var liquidationGracePeriodUntil: UInt64 = 0

    /// The loan to value that comes back when a 0 set for safety is lifted; 0 when none was set.
    public var pendingLoanToValue: UInt32 = 0

    /// Makes an empty reserve.
    ///
    /// - Parameter lastUpdate: when it is listed, in seconds.
    public init(_ configuration: AaveReserveConfiguration, lastUpdate: UInt64) {
        self.configuration = configuration
        self.lastUpdate = lastUpdate
    }

    /// One whole asset in smallest units; throws `overflow` above 77 decimals.
    public var unit: UInt256 {
        get throws(ArithmeticError) { try AaveValue.unit(decimals: configuration.decimals) }
    }

    /// Returns all that is supplied, without the treasury's unminted part, rounded down.
    public func totalSupply(at now: UInt64) throws(ArithmeticError) -> UInt256 {
        try AaveSupplyToken.balance(scaledSupply, index: normalizedIncome(at: now))
    }

    /// Returns all that is owed, rounded up.
    public func totalDebt(at now: UInt64) throws(ArithmeticError) -> UInt256 {
        try AaveDebtToken.balance(scaledDebt, index: normalizedDebt(at: now))
    }

    /// Checks that nobody has anything in the reserve; throws `reserveLiquidityNotZero`.
    func requireNoSuppliers() throws(AaveError) {
        if !scaledSupply.isZero || !accruedToTreasury.isZero { throw .reserveLiquidityNotZero }
    }

    /// Checks what every operation asks of a reserve.
    ///
    /// - Errors: `reserveInactive`, `reservePaused`.
    func requireWorking() throws(AaveError) {
        if !configuration.isActive { throw .reserveInactive }
        if configuration.isPaused { throw .reservePaused }
    }

    /// Checks what an operation that adds risk asks of a reserve.
    ///
    /// - Errors: `reserveInactive`, `reservePaused`, `reserveFrozen`.
    func requireOpen() throws(AaveError) {
        try requireWorking()
        if configuration.isFrozen { throw .reserveFrozen }
    }
}
