import Units

/// A market of Compound III: one base asset, collateral assets, and everybody's accounts.
///
/// A value: a copy is a preview. An operation that throws changes nothing. Assets themselves move outside:
/// each operation returns the amounts that change hands.
///
/// - Units: amounts in smallest units, times in seconds, prices scaled by 1e8, indexes by 1e15, factors and rates
///   by 1e18.
/// - Source: comet, `Comet.sol`.
public struct CometMarket: Hashable, Sendable {
    var pool: CometPool
    /// Everybody's accounts, in the order in which they were opened.
    public internal(set) var accounts: ChunkedArray<CometAccount>

    /// Creates a market without accounts.
    public init(_ configuration: CometConfiguration, at now: UInt64) {
        pool = CometPool(configuration, at: now)
        accounts = []
    }

    /// Makes a market as it was found.
    ///
    /// - Parameters:
    ///   - accounts: their balances add up to the totals, but for units that roundings have left over.
    ///   - indexes: as of the last accrual.
    ///   - tracking: the reward indexes of both sides then; 64 bits.
    ///   - supplied: the total of supplied principals as the contract keeps it; nil for the accounts' sum.
    ///   - owed: the total of owed principals; nil for the accounts' sum.
    ///   - baseBalance: what the market holds of the base asset.
    ///   - collateralReserves: what belongs to the market of each collateral asset; none beyond the end.
    public init(
        _ configuration: CometConfiguration, accounts: some Sequence<CometAccount>, indexes: CometIndexes,
        tracking: CometIndexes = CometIndexes(supply: 0, borrow: 0), supplied: UInt256? = nil,
        owed: UInt256? = nil, baseBalance: UInt256, collateralReserves: [UInt256] = [], lastAccrual: UInt64
    ) {
        pool = CometPool(configuration, at: lastAccrual)
        (pool.indexes, pool.tracking, pool.baseBalance) = (indexes, tracking, baseBalance)
        self.accounts = ChunkedArray(accounts)
        for account in self.accounts { pool.count(account) }
        pool.suppliedPrincipal = supplied ?? pool.suppliedPrincipal
        pool.owedPrincipal = owed ?? pool.owedPrincipal
        for (asset, reserves) in collateralReserves.enumerated() {
            pool.collateral[asset].reserves = reserves
        }
    }

    /// Opens an account and returns its place.
    public mutating func openAccount() -> Int {
        accounts.append(CometAccount())
        return accounts.count - 1
    }

    /// Lets an operation change copies of the pool and of an account, and takes both over when it succeeds.
    mutating func change<Result>(
        _ account: Int,
        _ operation: (inout CometPool, inout CometAccount) throws(CometError) -> Result
    ) throws(CometError) -> Result {
        precondition(accounts.indices.contains(account), "an account is opened before it is used")
        var (pool, changed) = (pool, accounts[account])
        let result = try operation(&pool, &changed)
        (self.pool, accounts[account]) = (pool, changed)
        return result
    }

    /// Lets an operation change copies of the pool and of two accounts; throws `noSelfTransfer` where they are
    /// one.
    mutating func change<Result>(
        _ sender: Int, _ receiver: Int,
        _ operation: (inout CometPool, inout CometAccount, inout CometAccount) throws(CometError) -> Result
    ) throws(CometError) -> Result {
        precondition(accounts.indices.contains(receiver), "an account is opened before it is used")
        if pool.pauses.contains(.transfer) { throw .paused }
        if sender == receiver { throw .noSelfTransfer }
        var receiving = accounts[receiver]
        let result = try change(sender) { (pool, sending) throws(CometError) in
            try operation(&pool, &sending, &receiving)
        }
        accounts[receiver] = receiving
        return result
    }
}

extension CometPool {
    /// Adds an account that was there before to the totals.
    fileprivate mutating func count(_ account: CometAccount) {
        let size = account.principal.magnitude
        if account.isBorrowing {
            owedPrincipal = owedPrincipal &+ size
        } else {
            suppliedPrincipal = suppliedPrincipal &+ size
        }
        for asset in account.collateralAssets {
            collateral[asset].supplied = collateral[asset].supplied &+ account[asset]
        }
    }
}
