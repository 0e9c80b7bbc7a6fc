import Units

/// What a feed says about the chain itself: whether it runs, and since when.
///
/// - Units: seconds.
/// - Source: aave-v3-core, `protocol/configuration/PriceOracleSentinel.sol` and
///   `protocol/libraries/logic/ValidationLogic.sol`; `uptime` and `grace` of PROMISES.md I52.
public struct UptimeSentinel: Hashable, Sendable {
    /// Whether the chain runs.
    public var isUp: Bool
    /// When that last changed.
    public var changedAt: UInt64
    /// How long after a recovery nobody may borrow or liquidate.
    public var gracePeriod: UInt64

    /// Makes a sentinel.
    public init(isUp: Bool, changedAt: UInt64, gracePeriod: UInt64) {
        self.isUp = isUp
        self.changedAt = changedAt
        self.gracePeriod = gracePeriod
    }

    /// Below this health factor, scaled by 1e18, Aave v3.0 to v3.6 liquidate in spite of the sentinel.
    public static let closeFactorThreshold = UInt256(950_000_000_000_000_000 as UInt128)

    /// Whether the chain runs and the grace period is over, to the second behind its end.
    public func isOperationAllowed(at now: UInt64) -> Bool {
        isUp && now >= changedAt && now - changedAt > gracePeriod
    }

    /// Whether Aave v3.0 to v3.6 let an account of this health factor, scaled by 1e18, be liquidated.
    public func isLiquidationAllowed(healthFactor: UInt256, at now: UInt64) -> Bool {
        healthFactor < UptimeSentinel.closeFactorThreshold || isOperationAllowed(at: now)
    }

    /// Returns how many seconds remain of the grace period; nil while the chain does not run.
    public func remainingGrace(at now: UInt64) -> UInt64? {
        guard isUp else { return nil }
        if isOperationAllowed(at: now) { return 0 }
        // The first moment that is allowed lies one second behind the period's end.
        let (end, isOver) = changedAt.addingReportingOverflow(gracePeriod)
        return isOver || end == .max ? .max - now : end + 1 - now
    }
}
