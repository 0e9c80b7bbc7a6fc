import Units

/// How a chart draws its line.
enum ChartStyle: CaseIterable, Sendable {
    /// Eight dots a cell.
    case braille
    /// Bars of eighths.
    case block
    /// Asterisks.
    case ascii

    var next: ChartStyle {
        switch self {
        case .braille: .block
        case .block: .ascii
        case .ascii: .braille
        }
    }

    var word: String {
        switch self {
        case .braille: "braille"
        case .block: "block"
        case .ascii: "ascii"
        }
    }
}

extension Pen {
    /// Draws prices over time into an area, with a scale at the left.
    mutating func chart(_ prices: [Price], in area: Area, style: ChartStyle) {
        guard let series = PriceSeries(prices), area.height > 0, area.width > Pen.scaleWidth + 4 else {
            return
        }
        scale(series, in: area)
        let plot = Area(
            column: area.column + Pen.scaleWidth, row: area.row, width: area.width - Pen.scaleWidth,
            height: area.height)
        switch glyphs.isASCII ? .ascii : style {
        case .braille: braille(series, in: plot)
        case .block: blocks(series, in: plot)
        case .ascii: stars(series, in: plot)
        }
    }

    private static let scaleWidth = 12

    private mutating func scale(_ series: PriceSeries, in area: Area) {
        let steps = max(1, area.height - 1)
        guard series.greatest > series.least else {
            return label(series.least, in: area, row: area.height / 2)
        }
        for row in 0..<area.height where area.height < 6 || row % 2 == 0 {
            let share = UInt128(steps - row)
            let span = series.greatest.raw - series.least.raw
            label(Price(raw: series.least.raw + span / UInt128(steps) * share), in: area, row: row)
        }
    }

    private mutating func label(_ price: Price, in area: Area, row: Int) {
        let width = Pen.scaleWidth - 1
        let text = Figures.price(price, width: width)
        write(text, column: area.column + width - TextWidth.of(text), row: area.row + row, .muted)
    }

    /// Dots of a braille cell by column and row, as bits of U+2800.
    private static let dots: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

    private mutating func braille(_ series: PriceSeries, in area: Area) {
        let (width, height) = (area.width * 2, area.height * 4)
        var bits = Array(repeating: UInt32(0), count: area.width * area.height)
        var last: Int?
        for (column, share) in series.resampled(width).enumerated() {
            let row = height - 1 - min(Int(share * Double(height - 1) + 0.5), height - 1)
            // The line is drawn through, so that a leap shows as one stroke and not as two points.
            for step in min(row, last ?? row)...max(row, last ?? row) {
                bits[step / 4 * area.width + column / 2] |= Pen.dots[column % 2][step % 4]
            }
            last = row
        }
        for (index, dots) in bits.enumerated() where dots != 0 {
            guard let glyph = Unicode.Scalar(0x2800 + dots) else { continue }
            put(glyph, column: area.column + index % area.width, row: area.row + index / area.width, .chart)
        }
    }

    private mutating func blocks(_ series: PriceSeries, in area: Area) {
        let eighths = area.height * 8
        for (column, share) in series.resampled(area.width).enumerated() {
            var rest = max(1, Int(share * Double(eighths)))
            for row in stride(from: area.height - 1, through: 0, by: -1) where rest > 0 {
                let level = min(rest, 8)
                put(glyphs.levels[level - 1], column: area.column + column, row: area.row + row, .chart)
                rest -= level
            }
        }
    }

    private mutating func stars(_ series: PriceSeries, in area: Area) {
        for (column, share) in series.resampled(area.width).enumerated() {
            let row = area.height - 1 - min(Int(share * Double(area.height - 1) + 0.5), area.height - 1)
            put("*", column: area.column + column, row: area.row + row, .chart)
        }
    }
}
