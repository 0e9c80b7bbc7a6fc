import Units

/// A lending market of Aave v3.7: its reserves, its eMode categories and everybody's accounts.
///
/// A value: a copy is a preview. An operation that throws changes nothing. Assets themselves move outside:
/// each operation returns the amount that changes hands.
///
/// - Units: amounts in smallest units, times in seconds, prices in the base currency scaled by 1e8.
/// - Source: aave-v3-origin, v3.7.
public struct AaveMarket: Hashable, Sendable {
    /// The account to which fees go: the first.
    public static let treasury = 0

    var pool = AavePool()
    /// Everybody's accounts, in the order in which they were opened.
    public internal(set) var accounts: ChunkedArray<AaveAccount>

    /// Makes a market without reserves, in which only the treasury has an account.
    public init() { accounts = [AaveAccount()] }

    /// Makes a market as it was found.
    ///
    /// - Parameters:
    ///   - reserves: at most 128; their totals are the sums over the accounts.
    ///   - categories: categories 1, 2 and so on; nil where none is set up.
    ///   - accounts: the treasury's first.
    public init(
        reserves: [AaveReserve], categories: [AaveEModeCategory?] = [], accounts: some Sequence<AaveAccount>
    ) {
        precondition(reserves.count <= AaveMarket.mostReserves, "a bitmap has 128 bits")

        pool = AavePool(reserves: reserves, categories: categories)
        self.accounts = ChunkedArray(accounts)
        precondition(!self.accounts.isEmpty, "the treasury has an account")
    }

    /// The reserves in the order in which they were listed.
    public var reserves: [AaveReserve] { pool.reserves }

    /// Categories 1, 2 and so on; nil where none is set up.
    public var categories: [AaveEModeCategory?] { pool.categories }

    /// Opens an account and returns its place.
    public mutating func openAccount() -> Int {
        accounts.append(AaveAccount())
        return accounts.count - 1
    }

    /// Values an account.
    ///
    /// - Errors: `priceMissing` for what it has as collateral or owes, arithmetic.
    public func accountData(of account: Int, at moment: AaveMoment) throws(AaveError) -> AaveAccountData {
        try pool.accountData(of: accounts[account], at: moment)
    }

    /// Returns the market with interest brought up to a time; its accounts are shared until written.
    ///
    /// For many readings at one moment: each reading does the same on the way.
    /// - Errors: arithmetic.
    public func accrued(to now: UInt64) throws(AaveError) -> AaveMarket {
        var market = self
        for reserve in reserves.indices { market.pool.reserves[reserve] = try pool.accrued(reserve, to: now) }
        return market
    }

    static let mostReserves = 128

    /// Lets an operation change copies of the pool and of an account, and takes both over when it succeeds.
    mutating func change<Result>(
        _ account: Int,
        _ operation: (inout AavePool, inout AaveAccount) throws(AaveError) -> Result
    ) throws(AaveError) -> Result {
        precondition(accounts.indices.contains(account), "an account is opened before it is used")
        var (pool, changed) = (pool, accounts[account])
        let result = try operation(&pool, &changed)
        (self.pool, accounts[account]) = (pool, changed)
        return result
    }

    /// Lets an account take over scaled units that another has given up.
    mutating func hand(_ scaled: UInt256, of reserve: Int, to account: Int) {
        if scaled.isZero { return }
        accounts[account][reserve].scaledSupply = accounts[account][reserve].scaledSupply &+ scaled
    }
}
