import Units

/// How an account of a lending protocol stands to its line, in the two integers that the protocol compares.
///
/// Compound III, Morpho Blue and Maker each liquidate exactly where what the collateral carries is less than what
/// is owed, both rounded as the contract rounds them. One health factor over all of them follows: `carried` over
/// `owed`, rounded down. It is below 1 if and only if `carried` is less than `owed`, since a quotient of
/// integers is rounded down across 1 only where it is below 1.
/// - Units: the protocol's own, the same for both: values scaled by 1e8 on Compound III, smallest units of the
///   loan asset on Morpho Blue, rads of dai on Maker.
public struct LendingHealth: Hashable, Sendable {
    /// The value of the collateral at the threshold of liquidation: the greatest debt that it carries.
    public let carried: UInt256
    /// What is owed.
    public let owed: UInt256

    /// Makes a standing.
    public init(carried: UInt256, owed: UInt256) {
        self.carried = carried
        self.owed = owed
    }

    /// Whether the protocol lets anybody liquidate the account.
    public var isLiquidatable: Bool { carried < owed }

    /// What the collateral carries over what is owed; 1 is at the line and not liquidatable.
    ///
    /// - Units: WAD.
    /// - Rounding: down. A factor that needs more than 256 bits is `UInt256.max`.
    /// - Returns: nil where nothing is owed, or less than the protocol's smallest unit of value.
    public var healthFactor: UInt256? {
        if owed.isZero { return nil }
        return (try? UInt256.mulDivDown(carried, Wad.one, owed)) ?? .max
    }
}
