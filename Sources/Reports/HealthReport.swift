import Units

/// The accounts of the book, worst health first.
public struct HealthReport: Sendable {
    /// The rows asked for, worst first; at most 256.
    public var rows: [HealthRow] = []
    /// Index in the whole worst-first list of `rows[0]`.
    public var firstRow = 0
    /// Accounts in the book.
    public var accountCount = 0
    /// Accounts without debt; they have no health factor.
    public var withoutDebtCount = 0
    /// Accounts that wait for the first price of one of their assets.
    public var awaitingPriceCount = 0
    /// Number of accounts of each severity, indexed by `Severity.rawValue`.
    public var countBySeverity: [Int] = [0, 0, 0, 0, 0]

    /// Makes an empty report.
    public init() {}
}

/// One account of the book.
public struct HealthRow: Sendable {
    /// Position in the book.
    public var account: AccountID
    /// The account's name: an address, or what its file calls it.
    public var name: SafeText
    /// The venue it stands on.
    public var venue: SafeText
    /// How near it is to its line.
    public var severity: Severity
    /// Health factor scaled by 1e18, rounded down as the venue does; `nil` without debt or without prices.
    public var healthFactor: UInt256?
    /// Whether the account owes anything.
    public var hasDebt: Bool
    /// For each asset that alone could liquidate the account the price at which it does, the nearest first.
    public var lines: [LiquidationLine]
    /// Whether the lines were computed; rows that nobody looks at go without.
    public var hasLines = true
    /// Debt in the venue's base currency, scaled by 1e8 (rounded up); `nil` before every price is known.
    public var debt: UInt128?
    /// The base currency's name, "USD" or "ETH".
    public var baseCurrency: SafeText
    /// Nanoseconds since the oldest price that the health factor rests on; `nil` without a price.
    public var priceAge: Int64?

    /// Makes a row.
    public init(
        account: AccountID, name: SafeText, venue: SafeText, severity: Severity, healthFactor: UInt256?,
        hasDebt: Bool, lines: [LiquidationLine], debt: UInt128?, baseCurrency: SafeText, priceAge: Int64?
    ) {
        self.account = account
        self.name = name
        self.venue = venue
        self.severity = severity
        self.healthFactor = healthFactor
        self.hasDebt = hasDebt
        self.lines = lines
        self.debt = debt
        self.baseCurrency = baseCurrency
        self.priceAge = priceAge
    }
}

extension HealthRow {
    /// The line with the least way to go.
    public var line: LiquidationLine? { lines.first }
}

/// The price of one asset at which an account is liquidated, the other prices standing still.
public struct LiquidationLine: Hashable, Sendable {
    /// Symbol of the asset.
    public var symbol: SafeText
    /// The price nearest to now at which the health factor is below 1.
    public var price: Price
    /// How far the price must move to get there: basis points of the price now, negative for a fall.
    public var distanceBasisPoints: Int64

    /// Makes a line.
    public init(symbol: SafeText, price: Price, distanceBasisPoints: Int64) {
        self.symbol = symbol
        self.price = price
        self.distanceBasisPoints = distanceBasisPoints
    }
}
