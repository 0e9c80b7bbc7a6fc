import Units

/// The prices of one instrument as a file recorded them, in the order of the file and of time.
///
/// The file is comma-separated, plain or gzip, with a header. Of its columns two things are used, found by
/// name in any case:
/// - the time: the leftmost of `ts`, `time`, `timestamp`, `ts_ms`, `event_ms`, `recv_ns`, `updated_at` (a
///   recorder's own clock stands first), else the one column that ends in `updated_at`, else `date`; for its
///   units see `TimeText`;
/// - the price: `close`, else `price`, else the middle of `bid` and `ask`, else of `bid_close` and `ask_close`,
///   else `answer` with the decimals that `Options` gives, else `price_usd` or the one column that ends so.
///
/// Every row is used or counted in `faults`: one that cannot be read, whose price is not above 0, whose bid
/// is above its ask, or that is earlier than the row used before it, is skipped. Rows of equal time stay as
/// they follow each other.
///
/// - Rounding: prices of more than 18 decimals, and middles of more than that, are rounded down.
public struct PriceFile: Sendable {
    /// The file.
    public let path: SafeText
    /// The instrument.
    public let symbol: SafeText
    /// The rows that are inside the window; never empty.
    public let rows: [PriceRow]
    /// The rows that were skipped, inside the window and outside.
    public let faults: RowFaults

    /// What a file does not say about itself, and which part of it is wanted.
    public struct Options: Hashable, Sendable {
        /// Decimal places of an `answer` column, 0 to 36.
        public var decimals: Int?
        /// The first moment wanted.
        public var from: Timestamp?
        /// The first moment no longer wanted.
        public var to: Timestamp?

        /// Makes options; without any, the whole file is wanted.
        public init(decimals: Int? = nil, from: Timestamp? = nil, to: Timestamp? = nil) {
            self.decimals = decimals
            self.from = from
            self.to = to
        }
    }

    /// Reads a price file.
    ///
    /// - Throws: what `FileContents.read` throws; `data` without a time or a price column, without a good row, or
    ///   without one inside the window; `usage` when an `answer` column has no decimals.
    public static func load(
        _ path: String, symbol: SafeText, options: Options = Options()
    ) throws(FileError) -> PriceFile {
        try PriceFile(try FileContents.read(path), symbol: symbol, options: options)
    }

    /// Makes a price file of contents that are already read.
    ///
    /// - Throws: as `load`.
    public init(
        _ contents: FileContents, symbol: SafeText, options: Options = Options()
    ) throws(FileError) {
        var reading = try PriceReading(contents, options: options)
        reading.readRows(contents.plain.span)
        path = contents.path
        self.symbol = symbol
        rows = try reading.usableRows()
        faults = reading.faults
    }
}

/// A price at its time.
public struct PriceRow: Hashable, Sendable {
    /// When the price applies.
    public var time: Timestamp
    /// The price; above 0.
    public var price: Price
    /// The line of the file, from 1 for the header.
    public var row: UInt32

    /// Makes a row.
    public init(time: Timestamp, price: Price, row: UInt32) {
        self.time = time
        self.price = price
        self.row = row
    }
}
