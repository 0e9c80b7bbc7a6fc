import Units

/// The management and performance fees of a fund, paid in new shares.
///
/// Settled before anybody buys or redeems: first management, then performance on the supply that is left. A
/// settlement that throws changes nothing.
/// - Units: as `FundAccounting`.
/// - Source: Enzyme, `ManagementFee.sol`, `PerformanceFee.sol`, `FeeManager.sol`.
public struct FundFees: Hashable, Sendable {
    /// Growth of the supply per second for the manager, with 27 decimals.
    public let managementRatePerSecond: UInt256
    /// The manager's part of gains above the mark, in ten-thousandths.
    public let performanceBasisPoints: UInt256
    /// One whole of the asset that the fund is counted in.
    public let denominationUnit: UInt256
    /// The value of a share after the last performance fee; no fee is due up to it.
    public private(set) var highWaterMark: UInt256
    /// When management was last settled, in seconds since 1970.
    public private(set) var lastSettled: UInt64

    /// What a settlement costs and leaves.
    public struct Settlement: Hashable, Sendable {
        /// New shares for managing.
        public var managementShares: UInt256
        /// New shares for performance.
        public var performanceShares: UInt256
        /// All shares after both.
        public var supply: UInt256
        /// Value of a share after both.
        public var shareValue: UInt256
    }

    /// Starts the fees of a fund; its mark is what a share is worth now.
    ///
    /// - Errors: `overflow`.
    public init(
        managementRatePerSecond: UInt256, performanceBasisPoints: UInt256, denominationUnit: UInt256,
        grossAssetValue: UInt256, supply: UInt256, at time: UInt64
    ) throws(ArithmeticError) {
        self.managementRatePerSecond = managementRatePerSecond
        self.performanceBasisPoints = performanceBasisPoints
        self.denominationUnit = denominationUnit
        highWaterMark = try FundAccounting.grossShareValue(
            grossAssetValue: grossAssetValue, supply: supply, denominationUnit: denominationUnit)
        lastSettled = time
    }

    /// Settles both fees; the mark moves only where a performance fee is due, to the value that is left.
    ///
    /// - Parameters:
    ///   - supply: all shares; the new ones are not among them.
    ///   - ownShares: those that the fund itself holds, which pay no management fee.
    ///   - time: seconds since 1970, no earlier than `lastSettled`.
    /// - Errors: those of `FundAccounting`; `underflow` for a time before and for more own shares than there are.
    public mutating func settle(
        grossAssetValue: UInt256, supply: UInt256, ownShares: UInt256 = .zero, at time: UInt64
    ) throws(ArithmeticError) -> Settlement {
        if time < lastSettled { throw .underflow }
        let management = try FundAccounting.managementSharesDue(
            netSupply: supply.subtracting(ownShares), ratePerSecond: managementRatePerSecond,
            elapsed: time - lastSettled)
        let managed = try supply.adding(management)
        let performance = try FundAccounting.performanceFee(
            grossAssetValue: grossAssetValue, supply: managed, highWaterMark: highWaterMark,
            basisPoints: performanceBasisPoints
        ).sharesDue
        let total = try managed.adding(performance)
        let value = try FundAccounting.grossShareValue(
            grossAssetValue: grossAssetValue, supply: total, denominationUnit: denominationUnit)
        lastSettled = time
        if !performance.isZero { highWaterMark = value }
        return Settlement(
            managementShares: management, performanceShares: performance, supply: total, shareValue: value)
    }
}
