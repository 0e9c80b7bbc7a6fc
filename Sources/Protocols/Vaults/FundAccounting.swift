import Units

/// What a fund's share is worth and how many new shares pay its fees.
///
/// - Units: shares with 18 decimals; values in smallest units of the asset that the fund is counted in.
/// - Rounding: down, in favour of the holders.
/// - Source: Enzyme `ComptrollerLib.sol`, `ManagementFee.sol`, `PerformanceFee.sol`; Set `StreamingFeeModule.sol`.
public enum FundAccounting {
    /// A year of Set's streaming fee: 365.25 days, in seconds.
    public static let secondsPerYear: UInt64 = 31_557_600

    /// What a performance fee is settled at, and what it costs.
    public struct PerformanceFee: Hashable, Sendable {
        /// Value of a share before the fee; 0 where none is due because the mark is not passed.
        public var sharePrice: UInt256
        /// New shares for the manager.
        public var sharesDue: UInt256
    }

    /// Returns the value of a share before fees; one whole unit of the asset where there is no share.
    ///
    /// - Parameter denominationUnit: one whole of the asset, such as 1,000,000 with 6 decimals.
    /// - Errors: `overflow`.
    public static func grossShareValue(
        grossAssetValue: UInt256, supply: UInt256, denominationUnit: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        if supply.isZero { return denominationUnit }
        return try grossAssetValue.multiplied(by: Wad.one).dividedDown(by: supply)
    }

    /// Returns the part of the fund that a streaming fee takes over a time, not compounded.
    ///
    /// - Parameters:
    ///   - annualFee: part of the fund per year, with 18 decimals.
    ///   - elapsed: seconds.
    /// - Errors: `overflow`.
    public static func streamingFee(
        annualFee: UInt256, elapsed: UInt64
    ) throws(ArithmeticError) -> UInt256 {
        try UInt256(elapsed).multiplied(by: annualFee).dividedDown(by: UInt256(secondsPerYear))
    }

    /// Returns the new shares that give their owner a part of the fund.
    ///
    /// - Parameter fee: the part, with 18 decimals, of the fund after the new shares.
    /// - Errors: `underflow` for more than the whole, `divisionByZero` for the whole, `overflow`.
    public static func sharesDue(fee: UInt256, supply: UInt256) throws(ArithmeticError) -> UInt256 {
        try fee.multiplied(by: supply).dividedDown(by: Wad.one.subtracting(fee))
    }

    /// Returns the new shares of a management fee that compounds every second.
    ///
    /// - Parameters:
    ///   - netSupply: all shares but those that the fund itself holds.
    ///   - ratePerSecond: growth of the supply per second, with 27 decimals; `Ray.one` takes nothing.
    ///   - elapsed: seconds.
    /// - Errors: `underflow` for a rate below one, `overflow`.
    public static func managementSharesDue(
        netSupply: UInt256, ratePerSecond: UInt256, elapsed: UInt64
    ) throws(ArithmeticError) -> UInt256 {
        let growth = try Ray.powerHalfUp(ratePerSecond, elapsed).subtracting(Ray.one)
        return try netSupply.multiplied(by: growth).dividedDown(by: Ray.one)
    }

    /// Returns the new shares of a fee on what a share has gained above its high-water mark.
    ///
    /// Nothing is due in a fund without value or shares and at or below the mark.
    /// - Parameter basisPoints: the manager's part of the gain, in ten-thousandths.
    /// - Errors: `divisionByZero` where all the fund is due, `underflow` where more is, `overflow`.
    public static func performanceFee(
        grossAssetValue: UInt256, supply: UInt256, highWaterMark: UInt256, basisPoints: UInt256
    ) throws(ArithmeticError) -> PerformanceFee {
        let none = PerformanceFee(sharePrice: .zero, sharesDue: .zero)
        if grossAssetValue.isZero || supply.isZero { return none }
        let price = try grossAssetValue.multiplied(by: Wad.one).dividedDown(by: supply)
        if price <= highWaterMark { return none }
        let gain = try price.subtracting(highWaterMark).multiplied(by: supply)
        let value = try gain.multiplied(by: basisPoints).dividedDown(by: BasisPoints.one)
            .dividedDown(by: Wad.one)
        let shares = try value.multiplied(by: supply).dividedDown(by: grossAssetValue.subtracting(value))
        return PerformanceFee(sharePrice: price, sharesDue: shares)
    }
}
