import Reports
import Units

/// What each pool pays for one instrument, against the price that venues take and the market's own.
enum PoolsPanel {
    private enum Field: Int { case pool, chain, price, gap, depth, fee }

    /// In the order of `Field`.
    private static let columns: [TableColumn] = [
        TableColumn(title: "POOL", width: 10, side: .left, rank: 100, isFlexible: true),
        TableColumn(title: "CHAIN", width: 6, side: .left, rank: 30),
        TableColumn(title: "PX", width: 11, rank: 99),
        TableColumn(title: "DEV", width: 7, rank: 90),
        TableColumn(title: "DEPTH", width: 9, rank: 60),
        TableColumn(title: "FEE", width: 5, rank: 20),
    ]

    static func draw(_ picture: inout Picture, in area: Area, row: MarketRow?) {
        guard area.width > 10, area.height > 0, let row else { return }
        let table = TableLayout(columns, width: area.width - 2)
        for place in table.places {
            picture.pen.write(
                columns[place.column].title, in: place, of: columns, left: area.column + 1, row: area.row,
                .muted)
        }
        var line = area.row + 1
        for pool in row.pools.prefix(max(0, area.height - 3)) {
            draw(pool, &picture.pen, table, left: area.column + 1, row: line)
            line += 1
        }
        for text in notes(row, at: picture.reports.market.time) where line < area.row + area.height {
            picture.pen.write(
                SafeText(text), column: area.column + 1, row: line, .muted, width: area.width - 2)
            line += 1
        }
    }

    private static func draw(_ pool: PoolQuote, _ pen: inout Pen, _ table: TableLayout, left: Int, row: Int) {
        for place in table.places {
            let (column, width) = (left + place.start, place.width)
            switch Field(rawValue: place.column) {
            case .pool: pen.write(pool.pool, column: column, row: row, .text, width: width)
            case .chain: pen.write(pool.chain, column: column, row: row, .muted, width: width)
            case .price:
                pen.write(
                    Figures.price(pool.price, width: width), in: place, of: columns, left: left, row: row,
                    .text)
            case .gap:
                let role: Role = (pool.gapBasisPoints?.magnitude ?? 0) > 100 ? .warning : .text
                pen.write(
                    Figures.basisPoints(pool.gapBasisPoints), in: place, of: columns, left: left, row: row,
                    role)
            case .depth:
                let depth = Figures.money(Int128(clamping: pool.depth), width: width)
                pen.write(depth, in: place, of: columns, left: left, row: row, .muted)
            case .fee:
                pen.write("\(pool.feeBasisPoints)bp", in: place, of: columns, left: left, row: row, .muted)
            case nil: break
            }
        }
    }

    /// What the pools are held against, and how far they are apart.
    private static func notes(_ row: MarketRow, at time: Timestamp) -> [String] {
        let age = TimeWords.age(row.time.map { time.nanoseconds(since: $0) })
        var notes = row.pools.isEmpty ? ["no pool trades \(row.symbol) for another token"] : []
        notes.append("oracle \(Figures.price(row.price))  \(age) old")
        if row.benchmark != nil {
            notes.append("benchmark \(Figures.price(row.benchmark))  \(TimeWords.age(row.benchmarkAge)) old")
            notes.append("oracle \(Figures.basisPoints(row.benchmarkGapBasisPoints)) from the benchmark")
        }
        let gaps = row.pools.compactMap(\.gapBasisPoints)
        if gaps.count > 1, let least = gaps.min(), let greatest = gaps.max() {
            notes.append("spread across pools \(greatest &- least)bp")
        }
        return notes
    }
}
