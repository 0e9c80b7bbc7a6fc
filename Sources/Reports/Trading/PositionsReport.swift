import Units

/// What the accounts of the desk hold and owe, with what it cost and brought.
public struct PositionsReport: Sendable {
    /// The account that the rows are of; `nil` for the whole book, netted by instrument.
    public var account: SafeText?
    /// One row for each kind of holding, debts with negative values; at most 256.
    public var rows: [PositionRow] = []
    /// The sums over all rows, also those beyond 256.
    public var totals = PositionFigures()

    /// Makes an empty report.
    public init(account: SafeText? = nil) { self.account = account }
}

/// One holding.
public struct PositionRow: Sendable {
    /// In what form something is held.
    public enum Kind: UInt8, Sendable {
        /// In the wallet.
        case cash
        /// Supplied to a lending venue.
        case supplied
        /// Owed to a lending venue.
        case owed
        /// Liquidity in a pool.
        case liquidity
        /// On its way: to another chain, into a fund or out of one.
        case pending
        /// All of these of one instrument, over the book.
        case net
    }

    /// The form.
    public var kind: Kind
    /// The instrument, or the pool.
    public var symbol: SafeText
    /// Where it is: the venue's name, empty for a wallet.
    public var venue: SafeText
    /// How much, in smallest units; negative for a debt.
    public var quantity: Int256
    /// Decimal places of the quantity.
    public var decimals: UInt8
    /// What a whole unit cost on average; `nil` where nothing was bought or it cannot be said.
    public var averageCost: Price?
    /// What venues take it to be worth; `nil` before the first price.
    public var price: Price?
    /// The figures in the base currency; `nil` before the first price.
    public var figures: PositionFigures?

    /// Makes a row.
    public init(
        kind: Kind, symbol: SafeText, venue: SafeText, quantity: Int256, decimals: UInt8,
        averageCost: Price? = nil, price: Price? = nil, figures: PositionFigures? = nil
    ) {
        self.kind = kind
        self.symbol = symbol
        self.venue = venue
        self.quantity = quantity
        self.decimals = decimals
        self.averageCost = averageCost
        self.price = price
        self.figures = figures
    }
}

/// Figures of one holding or of a sum of them, in the base currency times 1e8.
public struct PositionFigures: Hashable, Sendable {
    /// What it is worth: rounded down for what is held and up for what is owed.
    public var value: Int128 = 0
    /// Profit of what was sold or closed; on the instrument's first row of an account, zero on its others.
    public var realised: Int128 = 0
    /// Profit of what is still held; on the same row.
    public var unrealised: Int128 = 0
    /// Realised and unrealised profit since midnight UTC, or since the run began.
    public var day: Int128 = 0
    /// What it earns (or costs) a year at the rates now.
    public var yearlyYield: Int128 = 0
    /// Share of the net assets in basis points, rounded toward zero.
    public var weightBasisPoints: Int64 = 0
    /// Change of the value for a rise of the instrument's price by one whole base unit of currency, in smallest
    /// units times 1e8 over the instrument's unit: the quantity itself for anything but options.
    public var delta: Int128 = 0

    /// Makes figures of zero.
    public init() {}
}
