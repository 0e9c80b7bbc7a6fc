import Units

/// What governance and guardians do in a market.
///
/// - Source: comet, `Comet.sol`, `pause`, `withdrawReserves`.
extension CometMarket {
    /// Stops what is named and lets all else run.
    public mutating func pause(_ pauses: CometPauses) { pool.pauses = pauses }

    /// Takes new terms over at once, for interest since the last accrual too: as a new implementation does.
    ///
    /// Assets may be added but not taken away, and the base asset stays.
    public mutating func configure(_ configuration: CometConfiguration) {
        let former = pool.configuration
        precondition(configuration.baseDecimals == former.baseDecimals, "the base asset stays")
        precondition(configuration.assets.count >= former.assets.count, "a listed asset stays listed")
        pool.configuration = configuration
        while pool.collateral.count < configuration.assets.count { pool.collateral.append(CometCollateral()) }
    }

    /// Pays base assets out of the reserves.
    ///
    /// - Errors: `insufficientReserves`, `transferOutFailed` where they are lent, arithmetic.
    public mutating func withdrawReserves(_ amount: UInt256, at now: UInt64) throws(CometError) {
        let reserves = try reserves(at: now)
        if reserves.isNegative || amount > reserves.magnitude { throw .insufficientReserves }
        try pool.payOut(amount)
    }

    /// Adds base assets that nobody claims to the reserves; throws `overflow`.
    public mutating func donate(_ amount: UInt256) throws(CometError) {
        pool.baseBalance = try CometError.exact(pool.baseBalance.adding(amount))
    }
}
