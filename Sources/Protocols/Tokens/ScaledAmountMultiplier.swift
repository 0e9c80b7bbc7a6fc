import Units

/// The multiplier by which the amounts of an equity token are shown; what wallets own stays as it is.
///
/// - Units: multipliers with 18 decimals; times in seconds since 1970.
/// - Source: ERC-8056 (Draft), reference implementation.
public struct ScaledAmountMultiplier: Hashable, Sendable {
    /// The multiplier before `effectiveTime`.
    public private(set) var last = Wad.one
    /// The multiplier from `effectiveTime` on.
    public private(set) var new = Wad.one
    /// When `new` takes effect.
    public private(set) var effectiveTime: UInt64 = 0

    /// Makes a multiplier of 1.
    public init() {}

    /// Returns the multiplier at a time.
    public func current(at time: UInt64) -> UInt256 { time >= effectiveTime ? new : last }

    /// Returns what a raw amount shows as, rounded down; throws `arithmetic`.
    public func shown(_ raw: UInt256, at time: UInt64) throws(RebasingTokenError) -> UInt256 {
        try MultiplierToken.amount(forShares: raw, multiplier: current(at: time))
    }

    /// Returns the raw amount of what is shown, rounded down; throws `arithmetic`.
    public func raw(_ shown: UInt256, at time: UInt64) throws(RebasingTokenError) -> UInt256 {
        try MultiplierToken.shares(forAmount: shown, multiplier: current(at: time))
    }

    /// Schedules a multiplier, in place of one that waits.
    ///
    /// In the very second in which one takes effect it still counts as waiting and is lost, as in the reference.
    /// - Errors: `multiplierZero`; `effectiveNow` where the time has come.
    public mutating func schedule(
        _ multiplier: UInt256, effective: UInt64, at time: UInt64
    ) throws(RebasingTokenError) {
        if multiplier.isZero { throw .multiplierZero }
        if effective <= time { throw .effectiveNow }
        if time > effectiveTime { last = new }
        new = multiplier
        effectiveTime = effective
    }
}
