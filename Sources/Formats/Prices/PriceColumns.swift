import Units

/// Where a price file has its times and its prices.
struct PriceColumns {
    /// How a row's price is made.
    enum Source {
        case single(Int)
        case middle(bid: Int, ask: Int)
        case answer(Int, decimals: Int)
    }

    let time: Int
    /// Whether the time column holds calendar dates only, in which a number such as 20210519 is no Unix time.
    let holdsDates: Bool
    let source: Source

    private static let times = ["ts", "time", "timestamp", "ts_ms", "event_ms", "recv_ns", "updated_at"]

    /// What the name of an oracle's time of update may end in, behind the oracle's own.
    private static let updates = ["_updated_at", "_updatedat", "_updated_at_utc", "_updatedat_utc"]

    /// Finds the columns.
    ///
    /// - Throws: `data` when one is missing, or the table is no series of one instrument's prices; `usage` when
    ///   an `answer` has no decimals, or more than 36.
    init(_ header: TableHeader, options: PriceFile.Options, path: SafeText) throws(FileError) {
        try PriceColumns.refuseOtherTables(header, path: path)
        if let column = try header.leftmostColumn(of: PriceColumns.times) {
            (time, holdsDates) = (column, false)
        } else if let column = header.onlyColumn(endingWith: PriceColumns.updates) {
            (time, holdsDates) = (column, false)
        } else if let column = try header.column("date") {
            (time, holdsDates) = (column, true)
        } else {
            let known = PriceColumns.times.joined(separator: ", ")
            throw FileError(
                .data, path: path, what: "has no time column (\(known), date) among: \(header.list)")
        }
        source = try PriceColumns.source(header, options: options, path: path)
    }

    private static func source(
        _ header: TableHeader, options: PriceFile.Options, path: SafeText
    ) throws(FileError) -> Source {
        if let column = try header.firstColumn(of: ["close", "price"]) { return .single(column) }
        for (bid, ask) in [("bid", "ask"), ("bid_close", "ask_close")] {
            if let bid = try header.column(bid), let ask = try header.column(ask) {
                return .middle(bid: bid, ask: ask)
            }
        }
        if let column = try header.column("answer") {
            return .answer(column, decimals: try answerDecimals(options, path: path))
        }
        if let column = try header.column("price_usd") { return .single(column) }
        if let column = header.onlyColumn(endingWith: ["_price_usd"]) { return .single(column) }
        let known = "close, price, bid and ask, bid_close and ask_close, answer"
        throw FileError(.data, path: path, what: "has no price column (\(known)) among: \(header.list)")
    }

    private static func answerDecimals(
        _ options: PriceFile.Options, path: SafeText
    ) throws(FileError) -> Int {
        guard let decimals = options.decimals else {
            throw FileError(
                .usage, path: path,
                what: "has oracle answers, whole numbers: say their decimals (--decimals 8, say)")
        }
        guard (0...36).contains(decimals) else {
            throw FileError(
                .usage, path: path, what: "cannot have \(decimals) decimals: 0 to 36 are possible")
        }
        return decimals
    }

    private static func refuseOtherTables(_ header: TableHeader, path: SafeText) throws(FileError) {
        if header.has("symbol") {
            throw FileError(
                .data, path: path,
                what: "holds several instruments (a symbol column): give each a file of its own")
        }
        if header.has("first_update_id") || header.has("last_update_id") {
            throw FileError(
                .data, path: path,
                what: "is a recording of an order book, not of prices: take its trades or best bid and offer")
        }
    }
}
