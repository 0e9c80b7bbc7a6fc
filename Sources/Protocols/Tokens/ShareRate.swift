import Units

/// What the shares of a staking pool are worth: its ether over its shares, without a virtual offset.
///
/// - Units: wei and shares, both with 18 decimals; inputs below 2^128 - 1.
/// - Source: Lido, `StETH.sol`.
public struct ShareRate: Hashable, Sendable {
    /// All ether of the pool, staked or not.
    public var totalEther: UInt256
    /// All shares.
    public var totalShares: UInt256

    /// Makes a rate.
    public init(totalEther: UInt256, totalShares: UInt256) {
        self.totalEther = totalEther
        self.totalShares = totalShares
    }

    /// The bound that inputs stay below: 2^128 - 1.
    public static var inputLimit: UInt256 { UInt256(UInt128.max) }

    /// Returns the shares that ether is worth, rounded down; errors: `etherTooLarge`, `arithmetic`.
    public func sharesDown(ether: UInt256) throws(StakingError) -> UInt256 {
        if ether >= ShareRate.inputLimit { throw .etherTooLarge }
        return try StakingError.exactly { () throws(ArithmeticError) in
            try ether.multiplied(by: totalShares).dividedDown(by: totalEther)
        }
    }

    /// Returns the ether that shares are worth, rounded down; errors: `sharesTooLarge`, `arithmetic`.
    public func etherDown(shares: UInt256) throws(StakingError) -> UInt256 {
        if shares >= ShareRate.inputLimit { throw .sharesTooLarge }
        return try StakingError.exactly { () throws(ArithmeticError) in
            try shares.multiplied(by: totalEther).dividedDown(by: totalShares)
        }
    }

    /// Returns the ether that shares are worth, rounded up, as wrappers need it; errors: `sharesTooLarge`,
    /// `arithmetic`.
    public func etherUp(shares: UInt256) throws(StakingError) -> UInt256 {
        if shares >= ShareRate.inputLimit { throw .sharesTooLarge }
        return try StakingError.exactly { () throws(ArithmeticError) in
            try shares.multiplied(by: totalEther).dividedUp(by: totalShares)
        }
    }
}
