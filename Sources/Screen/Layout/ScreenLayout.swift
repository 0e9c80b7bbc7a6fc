/// Where everything stands on a screen of a size.
struct ScreenLayout {
    /// What a size has room for.
    enum Form: Sendable { case line, compact, column, watch }

    let form: Form
    /// The row that names the screens.
    private(set) var screens: Area?
    private(set) var health: Area?
    private(set) var account: Area?
    private(set) var positions: Area?
    private(set) var market: Area?
    private(set) var chart: Area?
    /// What each pool pays for the selected instrument.
    private(set) var pools: Area?
    private(set) var ticket: Area?
    private(set) var blotter: Area?
    private(set) var alerts: Area?

    private let focusedPanel: PanelKind

    init(width: Int, height: Int, focus: PanelKind, isZoomed: Bool) {
        focusedPanel = focus
        form = ScreenLayout.form(width: width, height: height)
        let hasScreens = (form == .column || form == .watch) && height >= ScreenLayout.leastHeightForScreens
        let top = hasScreens ? 2 : 1
        let body = Area(column: 0, row: top, width: width, height: max(0, height - top - 2))
        if hasScreens { screens = Area(column: 0, row: 1, width: width, height: 1) }
        switch form {
        case .line: break
        case .compact: isZoomed ? zoom(body) : squeeze(body)
        case .column: isZoomed ? zoom(body) : stack(body)
        case .watch: isZoomed ? zoom(body) : tile(body)
        }
    }

    /// The panels that are on the screen.
    func area(of panel: PanelKind) -> Area? {
        switch panel {
        case .health: health
        case .positions: positions
        case .market: market
        case .ticket: ticket
        case .blotter: blotter
        case .alerts: alerts
        }
    }

    private static let leastHeightForScreens = 24

    private static func form(width: Int, height: Int) -> Form {
        if width >= 120, height >= 40 { return .watch }
        if width >= 80, height >= 20 { return .column }
        return width >= 40 && height >= 12 ? .compact : .line
    }

    /// The focused panel alone.
    private mutating func zoom(_ body: Area) {
        switch focusedPanel {
        case .health: health = body
        case .positions: positions = body
        case .market: form == .compact ? market = body : placeMarket(body)
        case .ticket: ticket = body
        case .blotter: blotter = body
        case .alerts: alerts = body
        }
    }

    /// The worst accounts and the alerts; other panels have the room alone when they have the focus.
    private mutating func squeeze(_ body: Area) {
        guard focusedPanel == .health || focusedPanel == .alerts else { return zoom(body) }
        let healthRows = max(3, body.height * 3 / 5)
        health = body.rows(0, healthRows)
        alerts = body.rows(healthRows, body.height - healthRows)
    }

    /// One panel below the other, parted by rules; digits change what stands above the alerts.
    private mutating func stack(_ body: Area) {
        guard focusedPanel == .health || focusedPanel == .alerts else {
            let alertRows = focusedPanel == .ticket ? 2 : max(4, body.height / 6)
            zoom(body.rows(0, body.height - alertRows))
            return alerts = body.rows(body.height - alertRows, alertRows)
        }
        let alertRows = max(4, body.height / 6)
        let marketRows = max(6, body.height / 4)
        // Where rows are dear more accounts are worth more than more of one account.
        let accountRows = body.height < 19 ? 0 : 4
        let healthRows = body.height - alertRows - marketRows - accountRows
        health = body.rows(0, healthRows)
        if accountRows > 0 { account = body.rows(healthRows, accountRows) }
        (market, chart) = body.rows(healthRows + accountRows, marketRows).split(leftShare: 5, of: 9)
        alerts = body.rows(healthRows + accountRows + marketRows, alertRows)
    }

    /// The list of instruments, and of the selected one the course and the pools.
    private mutating func placeMarket(_ area: Area) {
        let parts = area.split(leftShare: 5, of: 9)
        let chartRows = max(parts.right.height / 2, parts.right.height - ScreenLayout.greatestPoolRows)
        market = parts.left
        chart = parts.right.rows(0, chartRows)
        pools = parts.right.rows(chartRows, parts.right.height - chartRows)
    }

    private static let greatestPoolRows = 14

    /// Panels in frames, side by side; the ticket takes the room that it needs while it has the focus.
    private mutating func tile(_ body: Area) {
        let top = body.height * 3 / 8
        let middle = body.height / 3
        let isWide = body.width >= ScreenLayout.leastWidthForPools
        (health, account) = body.rows(0, top).split(leftShare: isWide ? 9 : 10, of: 15)
        let (centre, bottom) = (body.rows(top, middle), body.rows(top + middle, body.height - top - middle))
        guard focusedPanel != .ticket else {
            let parts = body.rows(top, body.height - top).split(leftShare: 2, of: 3)
            ticket = parts.left
            positions = parts.right.rows(0, middle)
            return alerts = parts.right.rows(middle, parts.right.height - middle)
        }
        (blotter, alerts) = bottom.split(leftShare: 11, of: 20)
        let parts = centre.split(leftShare: 11, of: 20)
        positions = parts.right
        (market, chart) = parts.left.split(leftShare: 5, of: 9)
        guard isWide, let former = account else { return }
        let right = former.split(leftShare: 1, of: 2)
        (account, pools) = (right.left, right.right)
    }

    private static let leastWidthForPools = 160
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

    /// The area in two parts beside each other.
    func split(leftShare: Int, of whole: Int) -> (left: Area, right: Area) {
        let left = width * leftShare / whole
        return (
            Area(column: column, row: row, width: left, height: height),
            Area(column: column + left, row: row, width: width - left, height: height)
        )
    }
}
