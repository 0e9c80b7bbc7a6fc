/// Where everything stands on a screen of a size.
struct ScreenLayout {
    /// What a size has room for.
    enum Form: Sendable { case line, compact, column, watch }

    let form: Form
    private(set) var health: Area?
    private(set) var account: Area?
    private(set) var market: Area?
    private(set) var chart: Area?
    private(set) var alerts: Area?

    private let focusedPanel: PanelKind

    init(width: Int, height: Int, focus: PanelKind, isZoomed: Bool) {
        focusedPanel = focus
        form = ScreenLayout.form(width: width, height: height)
        let body = Area(column: 0, row: 1, width: width, height: max(0, height - 3))
        switch form {
        case .line: break
        case .compact: isZoomed && focus != .market ? zoom(focus, body) : squeeze(body)
        case .column: isZoomed ? zoom(focus, body) : stack(body)
        case .watch: isZoomed ? zoom(focus, body) : tile(body)
        }
    }

    private static func form(width: Int, height: Int) -> Form {
        if width >= 120, height >= 40 { return .watch }
        if width >= 80, height >= 20 { return .column }
        return width >= 40 && height >= 12 ? .compact : .line
    }

    private mutating func zoom(_ focus: PanelKind, _ body: Area) {
        switch focus {
        case .health: health = body
        case .market: (market, chart) = ScreenLayout.split(body, leftShare: 9, of: 20)
        case .alerts: alerts = body
        }
    }

    /// The worst accounts and the alerts; the market has the room alone when it has the focus.
    private mutating func squeeze(_ body: Area) {
        guard focusedPanel != .market else { return market = body }
        let healthRows = max(3, body.height * 3 / 5)
        health = body.rows(0, healthRows)
        alerts = body.rows(healthRows, body.height - healthRows)
    }

    /// One panel below the other, parted by rules.
    private mutating func stack(_ body: Area) {
        let alertRows = max(4, body.height / 6)
        let marketRows = max(6, body.height / 4)
        // Where rows are dear more accounts are worth more than more of one account.
        let accountRows = body.height < 19 ? 0 : 4
        let healthRows = body.height - alertRows - marketRows - accountRows
        health = body.rows(0, healthRows)
        if accountRows > 0 { account = body.rows(healthRows, accountRows) }
        (market, chart) = ScreenLayout.split(
            body.rows(healthRows + accountRows, marketRows), leftShare: 5, of: 9)
        alerts = body.rows(healthRows + accountRows + marketRows, alertRows)
    }

    /// Panels in frames, side by side.
    private mutating func tile(_ body: Area) {
        let top = body.height * 2 / 5
        let middle = body.height * 2 / 5
        (health, account) = ScreenLayout.split(body.rows(0, top), leftShare: 2, of: 3)
        (market, chart) = ScreenLayout.split(body.rows(top, middle), leftShare: 9, of: 20)
        alerts = body.rows(top + middle, body.height - top - middle)
    }

    private static func split(_ area: Area, leftShare: Int, of whole: Int) -> (left: Area, right: Area) {
        let left = area.width * leftShare / whole
        return (
            Area(column: area.column, row: area.row, width: left, height: area.height),
            Area(column: area.column + left, row: area.row, width: area.width - left, height: area.height)
        )
    }
}

extension Area {
    /// So many rows of the area from one of them on.
    func rows(_ first: Int, _ count: Int) -> Area {
        Area(column: column, row: row + first, width: width, height: min(count, height - first))
    }

    /// The area without its outermost columns.
    func inset(_ columns: Int) -> Area {
        Area(column: column + columns, row: row, width: width - 2 * columns, height: height)
    }
}
