import Units

/// A market of Morpho Blue: one loan asset against one collateral asset, and everybody's positions in it.
///
/// A value: a copy is a preview. An operation that throws changes nothing. Assets themselves move outside:
/// each operation returns the amounts that change hands.
///
/// - Units: amounts in smallest units, times in seconds, prices scaled by 1e36, shares of one as WADs.
/// - Source: morpho-blue, `Morpho.sol`.
public struct MorphoMarket: Hashable, Sendable {
    /// The greatest fee: a quarter of the interest.
    public static let mostFee: UInt256 = 250_000_000_000_000_000

    var pool: MorphoPool
    /// Everybody's positions, in the order in which accounts were opened.
    public internal(set) var positions: ChunkedArray<MorphoPosition>
    /// The account whose shares the fee becomes; it may change hands without interest being brought up to date.
    public private(set) var feeRecipient = 0

    /// Creates a market in which only the fee recipient has an account; throws `maxLltvExceeded` from 100 % on.
    public init(lltv: UInt256, rateModel: MorphoRateModel, at now: UInt64) throws(MorphoError) {
        try self.init(
            lltv: lltv, rateModel: rateModel, supplied: MorphoShareTotals(), borrowed: MorphoShareTotals(),
            positions: [MorphoPosition()], lastUpdate: now)
    }

    /// Makes a market as it was found.
    ///
    /// - Parameters:
    ///   - positions: the fee recipient's first; the shares of each side add up to its total.
    ///   - rateAtTarget: as the adaptive curve has it, a WAD per second.
    /// - Errors: `maxLltvExceeded` from 100 % on, `maxFeeExceeded`.
    public init(
        lltv: UInt256, rateModel: MorphoRateModel, fee: UInt256 = 0, supplied: MorphoShareTotals,
        borrowed: MorphoShareTotals, positions: some Sequence<MorphoPosition>, lastUpdate: UInt64,
        rateAtTarget: UInt256 = MorphoAdaptiveCurve.initialRateAtTarget
    ) throws(MorphoError) {
        if lltv >= Wad.one { throw .maxLltvExceeded }
        if fee > MorphoMarket.mostFee { throw .maxFeeExceeded }
        pool = MorphoPool(
            lltv: lltv, rateModel: rateModel, fee: fee, supplied: supplied, borrowed: borrowed,
            lastUpdate: lastUpdate, rateAtTarget: rateAtTarget)
        self.positions = ChunkedArray(positions)
        precondition(!self.positions.isEmpty, "the fee recipient has an account")
    }

    /// Opens an account and returns its place.
    public mutating func openAccount() -> Int {
        positions.append(MorphoPosition())
        return positions.count - 1
    }

    /// Takes another share of the interest from now on; interest up to now keeps the former one.
    ///
    /// - Errors: `alreadySet`, `maxFeeExceeded`, arithmetic.
    public mutating func setFee(_ fee: UInt256, at now: UInt64) throws(MorphoError) {
        if fee == pool.fee { throw .alreadySet }
        if fee > MorphoMarket.mostFee { throw .maxFeeExceeded }
        try change(feeRecipient, at: now) { (pool, _) in pool.fee = fee }
    }

    /// Gives coming fees to another account, those not yet brought up to date too; throws `alreadySet`.
    public mutating func setFeeRecipient(_ account: Int) throws(MorphoError) {
        precondition(positions.indices.contains(account), "an account is opened before it is used")
        if account == feeRecipient { throw .alreadySet }
        feeRecipient = account
    }

    /// Adds collateral to a position without bringing interest up to date.
    ///
    /// - Errors: `zeroAssets`, `maxUint128Exceeded`, arithmetic.
    public mutating func supplyCollateral(_ assets: UInt256, for account: Int) throws(MorphoError) {
        precondition(positions.indices.contains(account), "an account is opened before it is used")
        if assets.isZero { throw .zeroAssets }
        positions[account].collateral = try positions[account].collateral.adding128(assets)
    }

    /// Brings interest up to date, lets an operation change copies of the pool and of a position, and takes
    /// everything over when it succeeds.
    mutating func change<Result>(
        _ account: Int, at now: UInt64,
        _ operation: (inout MorphoPool, inout MorphoPosition) throws(MorphoError) -> Result
    ) throws(MorphoError) -> Result {
        precondition(positions.indices.contains(account), "an account is opened before it is used")
        var pool = pool
        let feeShares = try pool.accrue(to: now)
        var recipient = positions[feeRecipient]
        recipient.supplyShares = try MorphoError.exact(recipient.supplyShares.adding(feeShares))
        var changed = account == feeRecipient ? recipient : positions[account]
        let result = try operation(&pool, &changed)
        self.pool = pool
        if !feeShares.isZero { positions[feeRecipient] = recipient }
        positions[account] = changed
        return result
    }
}
