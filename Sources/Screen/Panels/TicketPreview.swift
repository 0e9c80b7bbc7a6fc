import Reports
import Units

/// What sending the ticket now would do: figures before and after, the route, the checks.
enum TicketPreview {
    static func draw(_ picture: inout Picture, in wide: Area, _ preview: PreviewReport) {
        guard wide.height > 0 else { return }
        // Figures that stand far apart are hard to read as one row.
        let area = Area(
            column: wide.column, row: wide.row, width: min(wide.width, greatestWidth), height: wide.height)
        // Where rows are dear they are worth more than headings.
        let hasHeadings = area.height >= leastHeightForHeadings
        let heading = hasHeadings ? 1 : 0
        let checks = CheckTokens.lines(preview.checks, width: area.width - 2)
        let checkRows = checks.isEmpty ? 0 : min(checks.count, max(1, area.height / 5)) + heading
        var room = area.height - checkRows
        let routeRows = preview.route.isEmpty ? 0 : min(preview.route.count + heading, max(0, room / 3))
        room -= routeRows
        var row = area.row
        row += drawFigures(
            &picture, Area(column: area.column, row: row, width: area.width, height: room), preview, heading)
        row += drawRoute(
            &picture, Area(column: area.column, row: row, width: area.width, height: routeRows),
            preview.route,
            heading)
        drawChecks(
            &picture, Area(column: area.column, row: row, width: area.width, height: checkRows), checks,
            heading)
    }

    private static let leastHeightForHeadings = 11
    private static let greatestWidth = 100

    private static func head(
        _ picture: inout Picture, _ area: Area, _ title: String, _ note: String, _ heading: Int
    ) -> Area {
        guard heading > 0, area.height > 1 else { return area }
        return picture.pen.rule(area, title: title, note: note, isFocused: false)
    }

    // MARK: Figures

    private static let figureColumns: [TableColumn] = [
        TableColumn(title: "", width: 12, side: .left, rank: 100, isFlexible: true),
        TableColumn(title: "BEFORE", width: 12, rank: 80),
        TableColumn(title: "AFTER", width: 12, rank: 99),
        TableColumn(title: "CHANGE", width: 14, rank: 50),
    ]

    private static func drawFigures(
        _ picture: inout Picture, _ area: Area, _ preview: PreviewReport, _ heading: Int
    ) -> Int {
        let figures = preview.figures
        guard !figures.isEmpty, area.height > 0 else { return 0 }
        let note = preview.refusal == nil ? "what-if, nothing sent" : "would be refused: as far as computed"
        var inside = head(&picture, area, "preview", note, heading)
        let table = TableLayout(figureColumns, width: inside.width - 3)
        if inside.height > figures.count {
            for place in table.places {
                picture.pen.write(
                    figureColumns[place.column].title, in: place, of: figureColumns, left: inside.column + 1,
                    row: inside.row, .muted)
            }
            inside = inside.rows(1, inside.height - 1)
        }
        let shown = FigureWords.chosen(figures, count: inside.height)
        for (offset, figure) in shown.enumerated() {
            draw(figure, &picture.pen, table, left: inside.column + 1, row: inside.row + offset)
        }
        return inside.row + shown.count - area.row
    }

    private static func draw(
        _ figure: PreviewFigure, _ pen: inout Pen, _ table: TableLayout, left: Int, row: Int
    ) {
        for place in table.places {
            switch place.column {
            case 0: pen.write(figure.name, column: left, row: row, .text, width: place.width)
            case 1:
                let text = figure.hasBefore ? FigureWords.text(figure.before, figure.form, place.width) : ""
                pen.write(text, in: place, of: figureColumns, left: left, row: row, .muted)
            case 2:
                let text = figure.hasAfter ? FigureWords.text(figure.after, figure.form, place.width) : ""
                pen.write(text, in: place, of: figureColumns, left: left, row: row, .text)
            default:
                let change = FigureWords.change(figure, place.width)
                pen.write(change.text, in: place, of: figureColumns, left: left, row: row, change.role)
            }
        }
    }

    // MARK: Route

    private static let routeColumns: [TableColumn] = [
        TableColumn(title: "POOL", width: 10, side: .left, rank: 100, isFlexible: true),
        TableColumn(title: "CHAIN", width: 8, side: .left, rank: 30),
        TableColumn(title: "PAYS", width: 17, rank: 90),
        TableColumn(title: "GETS", width: 19, rank: 95),
        TableColumn(title: "IMPACT", width: 8, rank: 60),
    ]

    private static func drawRoute(
        _ picture: inout Picture, _ area: Area, _ route: [RouteLeg], _ heading: Int
    ) -> Int {
        guard area.height > 0 else { return 0 }
        let inside = head(&picture, area, "route", "", heading)
        let table = TableLayout(routeColumns, width: inside.width - 3)
        for (offset, leg) in route.prefix(inside.height).enumerated() {
            draw(leg, &picture.pen, table, left: inside.column + 1, row: inside.row + offset)
        }
        return inside.row + min(route.count, inside.height) - area.row
    }

    private static func draw(_ leg: RouteLeg, _ pen: inout Pen, _ table: TableLayout, left: Int, row: Int) {
        for place in table.places {
            let (column, width) = (left + place.start, place.width)
            switch place.column {
            case 0: pen.write(leg.pool, column: column, row: row, .text, width: width)
            case 1: pen.write(leg.chain, column: column, row: row, .muted, width: width)
            case 2:
                let text = FigureWords.amount(leg.paidAmount, leg.paidDecimals, of: leg.paid, width: width)
                pen.write(text, in: place, of: routeColumns, left: left, row: row, .text)
            case 3:
                let text = FigureWords.amount(
                    leg.receivedAmount, leg.receivedDecimals, of: leg.received, width: width)
                pen.write(text, in: place, of: routeColumns, left: left, row: row, .text)
            default:
                let impact = Figures.count(min(leg.impactBasisPoints, 99_999)) + "bp"
                pen.write(impact, in: place, of: routeColumns, left: left, row: row, .muted)
            }
        }
    }

    // MARK: Checks

    private static func drawChecks(
        _ picture: inout Picture, _ area: Area, _ lines: [[CheckRow]], _ heading: Int
    ) {
        guard area.height > 0 else { return }
        let inside = head(&picture, area, "checks", "", heading)
        for (offset, line) in lines.prefix(inside.height).enumerated() {
            var column = inside.column + 1
            for check in line {
                column = picture.pen.write(
                    check.verdict.glyph, column: column, row: inside.row + offset, check.verdict.role,
                    limit: inside.column + inside.width)
                let text = SafeText(" \(CheckTokens.words(check))  ")
                column = picture.pen.write(
                    text, column: column, row: inside.row + offset, .text,
                    width: inside.column + inside.width - column)
            }
        }
    }
}

/// The checks of a basket on as few lines as they need: what blocks and what warns first, with its numbers.
enum CheckTokens {
    static func lines(_ checks: [CheckRow], width: Int) -> [[CheckRow]] {
        var lines: [[CheckRow]] = []
        var room = 0
        for check in merged(checks) {
            let size = TextWidth.of(words(check)) + 5
            if size > room || lines.isEmpty {
                lines.append([])
                room = width
            }
            lines[lines.count - 1].append(check)
            room -= size
        }
        return lines
    }

    /// What passed is only named.
    static func words(_ check: CheckRow) -> String {
        check.verdict == .passed || check.verdict == .exempt ? check.name.text : check.words
    }

    /// Each check once, as it stands worst; those that do not apply are left out.
    private static func merged(_ checks: [CheckRow]) -> [CheckRow] {
        var merged: [CheckRow] = []
        for check in checks where check.verdict != .exempt {
            guard let place = merged.firstIndex(where: { $0.name == check.name }) else {
                merged.append(check)
                continue
            }
            if check.verdict.rank > merged[place].verdict.rank { merged[place] = check }
        }
        return merged.ordered(isInverted: true) { $0.verdict.rank }
    }
}

extension CheckResult.Verdict {
    fileprivate var rank: Int {
        switch self {
        case .exempt: 0
        case .passed: 1
        case .warned: 2
        case .denied: 3
        }
    }
}
