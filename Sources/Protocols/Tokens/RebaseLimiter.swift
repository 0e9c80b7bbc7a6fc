import Units

/// Spreads what a report of a staking pool adds, so that no report raises the rate by more than a limit.
///
/// - Units: wei and shares; the limit has 9 decimals, 750,000 being 0.075 percent.
/// - Source: Lido, `PositiveTokenRebaseLimiter.sol`.
public struct RebaseLimiter: Hashable, Sendable {
    /// The greatest rise of the rate.
    public let limit: UInt64
    /// Ether before the report; 0 means without limit.
    public let previousEther: UInt256
    /// Shares before the report.
    public let previousShares: UInt256
    /// Ether with what the report has taken so far; it does not follow without a limit.
    public private(set) var currentEther: UInt256
    /// The most ether that is within the limit.
    public let maximumEther: UInt256

    /// The limit that limits nothing: 2^64 - 1.
    public static let unlimited = UInt64.max

    private static let one = UInt256(1_000_000_000 as UInt128)

    /// Starts a report; errors: `tooLowRebaseLimit` for 0, `tooHighRebaseLimit` above `unlimited`, `arithmetic`.
    public init(
        limit: UInt256, previousEther: UInt256, previousShares: UInt256
    ) throws(StakingError) {
        if limit.isZero { throw .tooLowRebaseLimit }
        guard let exact = UInt64(exactly: limit) else { throw .tooHighRebaseLimit }
        let applied = previousEther.isZero ? RebaseLimiter.unlimited : exact
        self.limit = applied
        self.previousEther = previousEther
        self.previousShares = previousShares
        currentEther = previousEther
        if applied == RebaseLimiter.unlimited {
            maximumEther = .max
        } else {
            maximumEther = try StakingError.exactly { () throws(ArithmeticError) in
                let rise = try limit.multiplied(by: previousEther).dividedDown(by: RebaseLimiter.one)
                return try previousEther.adding(rise)
            }
        }
    }

    /// Whether nothing more is within the limit.
    public var isLimitReached: Bool { currentEther >= maximumEther }

    /// Takes ether away; throws `negativeTotalPooledEther` for more than there is, if there is a limit.
    public mutating func decrease(_ ether: UInt256) throws(StakingError) {
        if limit == RebaseLimiter.unlimited { return }
        if ether > currentEther { throw .negativeTotalPooledEther }
        currentEther = currentEther &- ether
    }

    /// Adds ether up to the limit, and returns how much of it that is; throws `arithmetic`.
    public mutating func increase(_ ether: UInt256) throws(StakingError) -> UInt256 {
        if limit == RebaseLimiter.unlimited { return ether }
        let before = currentEther
        let sum = try StakingError.exactly { () throws(ArithmeticError) in try before.adding(ether) }
        currentEther = min(sum, maximumEther)
        return currentEther &- before
    }

    /// Returns how many shares may still be burned within the limit.
    ///
    /// - Rounding: the rate and the shares down.
    /// - Errors: `arithmetic`.
    public func maximumSharesToBurn() throws(StakingError) -> UInt256 {
        if limit == RebaseLimiter.unlimited { return previousShares }
        if isLimitReached { return .zero }
        return try StakingError.exactly { () throws(ArithmeticError) in
            let greatest = try UInt256(limit).adding(RebaseLimiter.one)
            let rate = try currentEther.multiplied(by: RebaseLimiter.one).dividedDown(by: previousEther)
            return try previousShares.multiplied(by: greatest.subtracting(rate)).dividedDown(by: greatest)
        }
    }
}
