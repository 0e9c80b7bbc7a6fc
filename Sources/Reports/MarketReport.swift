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
    /// What the market pays elsewhere; `nil` where nobody says so.
    public var benchmark: Price?
    /// Nanoseconds of desk time since the benchmark came; `nil` without one.
    public var benchmarkAge: Int64?
    /// How far the price lies above the benchmark, in basis points of it, rounded toward zero.
    public var benchmarkGapBasisPoints: Int64?
    /// The pools that trade the instrument for another one, in the order of the desk.
    public var pools: [PoolQuote] = []

    /// Makes a row of which neither a benchmark nor a pool is known.
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

/// What one pool pays for an instrument.
public struct PoolQuote: Hashable, Sendable {
    /// The pool.
    public var pool: SafeText
    /// The chain that it lives on.
    public var chain: SafeText
    /// What it pays in.
    public var quote: SafeText
    /// What it pays at the margin, before its fee: quote per whole unit; `nil` while it is empty.
    public var price: Price?
    /// How far that lies above the prices of the venues, in basis points, rounded toward zero; `nil` while
    /// one of the prices is not known.
    public var gapBasisPoints: Int64?
    /// What it holds of both sides, in the base currency times 1e8, rounded down.
    public var depth: UInt128
    /// What it keeps of each trade, in basis points.
    public var feeBasisPoints: UInt64

    /// Makes a quote.
    public init(
        pool: SafeText, chain: SafeText, quote: SafeText, price: Price?, gapBasisPoints: Int64?,
        depth: UInt128, feeBasisPoints: UInt64
    ) {
        self.pool = pool
        self.chain = chain
        self.quote = quote
        self.price = price
        self.gapBasisPoints = gapBasisPoints
        self.depth = depth
        self.feeBasisPoints = feeBasisPoints
    }
}
