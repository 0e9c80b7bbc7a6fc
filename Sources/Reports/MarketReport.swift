import Units

/// The prices of the market as they came; they are never held back for the journal.
public struct MarketReport: Sendable {
    /// One row an instrument, in the order of the registry.
    public var rows: [MarketRow] = []
    /// The desk's time: that of the newest tick.
    public var time: Timestamp

    /// Makes a report.
    public init(rows: [MarketRow] = [], time: Timestamp) {
        self.rows = rows
        self.time = time
    }
}

/// One instrument of the market.
public struct MarketRow: Sendable {
    /// The instrument.
    public var instrument: InstrumentID
    /// Its symbol.
    public var symbol: SafeText
    /// The newest accepted price; `nil` before the first.
    public var price: Price?
    /// The first price of the run, from which `changeBasisPoints` counts.
    public var firstPrice: Price?
    /// Change since the first price of the run in basis points, rounded toward zero.
    public var changeBasisPoints: Int64
    /// When the newest price came.
    public var time: Timestamp?
    /// Closing prices of equal spans of desk time, oldest first, at most 256; the last one is still open.
    public var history: [Price]
    /// Nanoseconds that one entry of `history` spans.
    public var historySpan: Int64
    /// Prices refused so far as steps of more than 100 times that nothing confirmed.
    public var refusedCount: UInt64
    /// A price that steps by more than 100 times and waits for two rows to agree.
    public var heldPrice: Price?

    /// Makes a row.
    public init(
        instrument: InstrumentID, symbol: SafeText, price: Price?, firstPrice: Price?,
        changeBasisPoints: Int64,
        time: Timestamp?, history: [Price], historySpan: Int64, refusedCount: UInt64, heldPrice: Price?
    ) {
        self.instrument = instrument
        self.symbol = symbol
        self.price = price
        self.firstPrice = firstPrice
        self.changeBasisPoints = changeBasisPoints
        self.time = time
        self.history = history
        self.historySpan = historySpan
        self.refusedCount = refusedCount
        self.heldPrice = heldPrice
    }
}
