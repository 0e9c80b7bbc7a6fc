import Reports
import Units

/// What is lost if one of those that the desk rests on fails, and how long it takes to leave each position.
enum ExposureOverlay {
    static func draw(_ picture: inout Picture, scroll: inout Int) {
        let width = picture.overlayWidth(atMost: 76)
        picture.overlay(
            "Exposure", lines(picture.reports.desk.exposure, width: width), width: width, scroll: &scroll)
    }

    private static func lines(_ report: ExposureReport?, width: Int) -> [OverlayLine] {
        guard let report else { return [OverlayLine("is being added up", .muted)] }
        guard !report.rows.isEmpty || !report.exits.isEmpty else {
            return [OverlayLine("no account that trades holds anything", .muted)]
        }
        let over = report.overCount
        let head =
            "net assets \(Figures.money(report.netAssets))"
            + (over == 0 ? "; every figure within its limit" : "; \(over) beyond their limits")
        return WrappedText.lines(head, width: width).map { OverlayLine($0, over == 0 ? .text : .critical) }
            + [heading(["IF IT FAILS", "LOSS", "SHARE", "LIMIT"], width)]
            + report.rows.map { line($0, width) }
            + [OverlayLine("")] + exits(report, width) + omitted(report)
    }

    private static func exits(_ report: ExposureReport, _ width: Int) -> [OverlayLine] {
        let share = Figures.share(Int64(report.exitShareBasisPoints))
        let head = "days to exit at \(share) of a chain's depth a day"
        return WrappedText.lines(head, width: width).map { OverlayLine($0) }
            + [heading(["INSTRUMENT", "VALUE", "DEPTH", "DAYS"], width)]
            + report.exits.map { line($0, width) }
    }

    private static func omitted(_ report: ExposureReport) -> [OverlayLine] {
        report.omittedCount == 0 ? [] : [OverlayLine("\(report.omittedCount) more rows", .muted)]
    }

    private static func line(_ row: ExposureRow, _ width: Int) -> OverlayLine {
        let share = row.shareBasisPoints.map { Figures.share(Int64(clamping: $0)) } ?? Figures.absent
        return line(
            "\(row.kind.word) \(row.name)",
            [Figures.cost(row.loss, width: 15), share, Figures.share(Int64(row.limitBasisPoints))],
            row.verdict, width)
    }

    private static func line(_ row: ExitRow, _ width: Int) -> OverlayLine {
        line(
            "\(row.symbol) on \(row.chain)",
            [Figures.money(row.value, width: 15), Figures.money(row.depth, width: 10), days(row)],
            row.verdict,
            width)
    }

    /// Tenths of days, rounded up already; what no pool trades has no way out through one.
    private static func days(_ row: ExitRow) -> String {
        guard let tenths = row.tenthsOfDays else { return "no pool" }
        return tenths > 99_999 ? ">9999" : "\(tenths / 10).\(tenths % 10)"
    }

    private static func heading(_ titles: [String], _ width: Int) -> OverlayLine {
        OverlayLine(
            pieces: pieces(titles[0], Array(titles.dropFirst()), width).map { ($0.0, $0.1, .heading) })
    }

    private static func line(
        _ name: String, _ figures: [String], _ verdict: ExposureVerdict, _ width: Int
    ) -> OverlayLine {
        let role: Role = [.text, .warning, .critical][Int(verdict.rawValue)]
        let mark = ["  ", " !", "!!"][Int(verdict.rawValue)]
        let state = (max(0, width - stateWidth), "\(mark) \(verdict.word)", role)
        return OverlayLine(pieces: pieces(name, figures, width).map { ($0.0, $0.1, .text) } + [state])
    }

    private static let stateWidth = 7
    /// Of the loss, the share and the limit, at the left of the state.
    private static let figureWidths = [15, 10, 8]
    private static let leastName = 14

    /// Places a name at the left and figures that end in columns at the right; where there is no room for all of them,
    /// the last ones go first.
    private static func pieces(_ name: String, _ figures: [String], _ width: Int) -> [(Int, String)] {
        var count = figures.count
        while count > 1, figuresWidth(count) + leastName + stateWidth > width { count -= 1 }
        var column = width - stateWidth - figuresWidth(count)
        var pieces = [(0, TextWidth.prefix(name, width: max(1, column)))]
        for (figure, wide) in zip(figures.prefix(count), figureWidths) {
            column += wide + 1
            pieces.append((max(0, column - 1 - TextWidth.of(figure)), figure))
        }
        return pieces
    }

    private static func figuresWidth(_ count: Int) -> Int {
        figureWidths.prefix(count).reduce(0) { $0 + $1 + 1 }
    }
}
