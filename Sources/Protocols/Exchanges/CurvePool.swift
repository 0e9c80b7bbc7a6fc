import Units

/// A StableSwap pool of Curve: coins that are worth the same, traded on one curve.
///
/// What an exchange takes is what arrives, so that a coin that charges for its transfer is the caller's matter.
/// Who owns the liquidity is the ledger's matter: the results say what to credit. A call that throws changes
/// nothing.
///
/// - Units: smallest units of each coin; liquidity in 18 decimals; fees in 1e-10.
/// - Rounding: against the caller; the admin's share of a fee down, in favour of the owners of the liquidity.
/// - Source: curve-contract, `SwapTemplateBase.vy` and `StableSwap3Pool.vy`.
public struct CurvePool: Hashable, Sendable {
    /// The contract whose rules apply.
    public let dialect: CurveDialect
    /// What lifts each coin to 18 decimals: 10^(18 - decimals).
    public let precisions: [UInt256]
    /// What belongs to the owners of the liquidity, of each coin.
    public internal(set) var balances: [UInt256]
    /// What belongs to the admin, of each coin.
    public internal(set) var adminBalances: [UInt256]
    /// All liquidity there is.
    public internal(set) var totalSupply: UInt256
    /// The amplification over time.
    public internal(set) var amplification: CurveAmplification
    /// What an exchange costs of what it gives, in 1e-10.
    public let fee: UInt256
    /// The admin's share of a fee, in 1e-10.
    public let adminFee: UInt256
    /// Whether the pool is stopped; `removeLiquidity` goes on.
    public var isKilled = false

    /// One whole of the fees: 1e10.
    public static var feeDenominator: UInt256 { 10_000_000_000 }
    /// One whole of the rates: 1e18.
    static var precision: UInt256 { Wad.one }

    /// Makes a pool, empty unless said otherwise.
    ///
    /// - Errors: `wrongCoinCount` for fewer than 2 coins, and for a list of another length than `precisions`.
    public init(
        dialect: CurveDialect, precisions: [UInt256], amplification: CurveAmplification, fee: UInt256,
        adminFee: UInt256, balances: [UInt256]? = nil, adminBalances: [UInt256]? = nil,
        totalSupply: UInt256 = .zero
    ) throws(CurveError) {
        let nothing = precisions.map { _ in UInt256.zero }
        self.dialect = dialect
        self.precisions = precisions
        self.balances = balances ?? nothing
        self.adminBalances = adminBalances ?? nothing
        self.totalSupply = totalSupply
        self.amplification = amplification
        self.fee = fee
        self.adminFee = adminFee
        let counts = [self.balances.count, self.adminBalances.count]
        if precisions.count < 2 || counts != [precisions.count, precisions.count] { throw .wrongCoinCount }
    }

    /// Returns the worth of one unit of liquidity in 18 decimals; it never falls but by a change of the amplification.
    ///
    /// - Rounding: down.
    /// - Errors: `arithmetic`, also without supply; `notConverged`.
    public func virtualPrice(at time: UInt64) throws(CurveError) -> UInt256 {
        let value = try curve(at: time).value(of: normalized(balances))
        return try CurveError.exactly { () throws(ArithmeticError) in
            try value.multiplied(by: CurvePool.precision).dividedDown(by: totalSupply)
        }
    }

    /// Moves the amplification in a straight line to another value; errors as `ramped` of `CurveAmplification`.
    public mutating func rampAmplification(
        to target: UInt256, until end: UInt64, at time: UInt64
    ) throws(CurveError) {
        amplification = try amplification.ramped(to: target, until: end, at: time, dialect: dialect)
    }

    /// Leaves the amplification where it is.
    public mutating func stopRamp(at time: UInt64) throws(CurveError) {
        amplification = try amplification.stopped(at: time)
    }

    /// Pays out what belongs to the admin, of each coin.
    public mutating func withdrawAdminBalances() -> [UInt256] {
        let paid = adminBalances
        adminBalances = adminBalances.map { _ in .zero }
        return paid
    }

    /// Gives what belongs to the admin to the owners of the liquidity; throws `arithmetic`.
    public mutating func donateAdminBalances() throws(CurveError) {
        balances = try CurveError.exactly { () throws(ArithmeticError) in
            try balances.pairwise(adminBalances) { (mine, theirs) throws(ArithmeticError) in
                try mine.adding(theirs)
            }
        }
        adminBalances = adminBalances.map { _ in .zero }
    }

    /// Returns the curve on which the pool trades at a time.
    public func curve(at time: UInt64) throws(CurveError) -> CurveInvariant {
        CurveInvariant(dialect: dialect, amplification: try amplification.value(at: time))
    }
}

/// Steps that several calls share.
extension CurvePool {
    /// Lifts amounts of the coins to 18 decimals.
    func normalized(_ amounts: [UInt256]) throws(CurveError) -> [UInt256] {
        try CurveError.exactly { () throws(ArithmeticError) in
            try amounts.pairwise(precisions) { (amount, precision) throws(ArithmeticError) in
                try precision.multiplied(by: CurvePool.precision).multiplied(by: amount)
                    .dividedDown(by: CurvePool.precision)
            }
        }
    }

    /// Brings 18 decimals down to the units of a coin.
    func denormalized(_ amount: UInt256, of coin: Int) throws(ArithmeticError) -> UInt256 {
        try amount.multiplied(by: CurvePool.precision)
            .dividedDown(by: precisions[coin].multiplied(by: CurvePool.precision))
    }

    /// What a deposit or withdrawal costs of each coin's distance from the pool's proportions.
    func imbalanceFee() throws(ArithmeticError) -> UInt256 {
        let count = UInt256(UInt64(precisions.count))
        return try fee.multiplied(by: count).dividedDown(by: (count &- 1).multiplied(by: 4))
    }

    /// The share of an amount that a fee takes, rounded down.
    static func share(_ fee: UInt256, of amount: UInt256) throws(ArithmeticError) -> UInt256 {
        try fee.multiplied(by: amount).dividedDown(by: feeDenominator)
    }

    func checkCoin(_ coin: Int) throws(CurveError) {
        if !precisions.indices.contains(coin) { throw .coinOutOfRange }
    }

    func checkCount(_ amounts: [UInt256]) throws(CurveError) {
        if amounts.count != precisions.count { throw .wrongCoinCount }
    }
}

extension [UInt256] {
    /// Returns what `combine` makes of each element and the one in its place in the other list.
    func pairwise(
        _ other: [UInt256], _ combine: (UInt256, UInt256) throws(ArithmeticError) -> UInt256
    ) throws(ArithmeticError) -> [UInt256] {
        var combined: [UInt256] = []
        combined.reserveCapacity(count)
        for (mine, theirs) in zip(self, other) { combined.append(try combine(mine, theirs)) }
        return combined
    }
}
