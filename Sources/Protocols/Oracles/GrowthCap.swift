import Units

/// The most that a ratio may have grown to since it was last looked at.
///
/// Ratio, time and growth are one record: nobody can move one of them without the others.
/// - Units: the ratio as its feed has it; seconds; basis points per year of 365 days.
/// - Rounding: down, first the growth per second.
/// - Source: aave-capo, `PriceCapAdapterBase.sol`; PROMISES.md I51.
public struct GrowthCap: Hashable, Sendable {
    /// The ratio at the time of the record.
    public let snapshotRatio: UInt256
    /// The time of the record.
    public let snapshotTime: UInt64
    /// The greatest growth per second, in units of the ratio.
    public let growthPerSecond: UInt256

    static let secondsPerYear = UInt256(31_536_000 as UInt64)

    /// Makes a record.
    ///
    /// - Errors: `arithmetic` where the growth of a year leaves 256 bits.
    public init(
        snapshotRatio: UInt256, snapshotTime: UInt64, growthPerYear: UInt32
    ) throws(GrowthCapError) {
        self.snapshotRatio = snapshotRatio
        self.snapshotTime = snapshotTime
        do {
            growthPerSecond = try BasisPoints.shareDown(snapshotRatio, UInt256(UInt64(growthPerYear)))
                .dividedDown(by: GrowthCap.secondsPerYear)
        } catch { throw .arithmetic(error) }
    }

    /// Returns the greatest ratio that is believed; that of the record before its time, and no limit where it
    /// leaves 256 bits.
    public func maximumRatio(at now: UInt64) -> UInt256 {
        if now <= snapshotTime { return snapshotRatio }
        let seconds = UInt256(now - snapshotTime)
        guard let growth = try? growthPerSecond.multiplied(by: seconds) else { return .max }
        return (try? snapshotRatio.adding(growth)) ?? .max
    }

    /// Checks that the record does not cut a ratio that is believed now.
    ///
    /// - Errors: `belowAccepted`.
    public func checkAccepts(_ ratio: UInt256, at now: UInt64) throws(GrowthCapError) {
        let most = maximumRatio(at: now)
        if ratio > most { throw .belowAccepted(cap: most, accepted: ratio) }
    }
}

/// Why a cap is refused.
public enum GrowthCapError: Error, Hashable, Sendable {
    /// It lies below what is believed now.
    case belowAccepted(cap: UInt256, accepted: UInt256)
    /// The growth of a year is no 256-bit integer.
    case arithmetic(ArithmeticError)
}
