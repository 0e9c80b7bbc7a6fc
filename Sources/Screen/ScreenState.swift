import Reports
import Units

/// What a user sees and has chosen on the screen: everything about the picture that the desk does not know.
public struct ScreenState: Sendable {
    /// What covers the panels.
    enum Overlay: Hashable, Sendable { case help, account, faults, sort, why(OrderID), exposure, breakers }

    /// What is typed into, or asked.
    enum Prompt: Hashable, Sendable {
        case filter, command
        /// The selected field of the ticket.
        case field
        case typed(TypedConfirmation)
        case confirm(Confirmation)
    }

    /// What is done when `y` is pressed.
    enum Confirmation: Hashable, Sendable { case kill, cancel(OrderID), trip(SafeText) }

    var focus = PanelKind.health
    var overlay: Overlay?
    var isZoomed = false
    var prompt: Prompt?
    var filter = FilterPrompt()
    var command = CommandPrompt()
    var orders = ListOrders()
    /// The column that the picker of columns stands on.
    var sortChoice = 0
    var health = HealthSelection()
    var position = RowSelection<PositionKey>(keepsTop: true)
    /// Whether positions are those of the selected account and not of the whole book.
    var showsAccountPositions = false
    var instrument = RowSelection<InstrumentID>(keepsTop: false)
    var ticket = Ticket()
    /// What is typed to confirm something.
    var confirmation = TextField()
    /// Baskets that were sent.
    var sentCount: UInt64 = 0
    var order = RowSelection<OrderID>(keepsTop: true)
    var alert = RowSelection<UInt64>(keepsTop: true)
    /// The first line of the overlay that is shown.
    var overlayScroll = 0
    var chartStyle = ChartStyle.braille
    /// The reports that a frozen screen goes on showing.
    var frozen: ScreenReports?
    var areas = PanelAreas()
    /// Notices of the desk that have been said.
    var heardNoticeCount: UInt64 = 0
    /// Bells of the desk that were over when the screen opened.
    var formerBells: UInt64?
    /// What the last key led to, until the next one.
    private(set) var message: Message?
    var counts = StatusCounts()
    let keys: KeyTable
    private var themeIndex: Int
    private let themes: [Theme]
    let usesUnicode: Bool
    let notice: SafeText?
    private let exposureLimits: ExposureLimits

    /// A line for the user.
    struct Message: Hashable, Sendable {
        var text: SafeText
        var isFailure: Bool
    }

    /// Makes the screen's state as the desk opens.
    ///
    /// - Parameters:
    ///   - themes: the themes to switch through; at least one, the first comes first.
    ///   - notice: what the user should know of the terminal, for the status line.
    ///   - keys: what keys do.
    ///   - exposureLimits: what exposure is held against.
    public init(
        themes: [Theme] = Theme.builtIn, usesUnicode: Bool, notice: SafeText? = nil,
        keys: KeyTable = .standard, exposureLimits: ExposureLimits = ExposureLimits()
    ) {
        precondition(!themes.isEmpty, "a screen needs a theme")
        self.themes = themes
        self.usesUnicode = usesUnicode
        self.notice = notice
        self.keys = keys
        self.exposureLimits = exposureLimits
        themeIndex = 0
    }

    /// The theme in use.
    public var theme: Theme { themes[themeIndex] }

    /// Says a line to the user, in the status line until the next key.
    public mutating func say(_ text: SafeText, isFailure: Bool = false) {
        message = Message(text: text, isFailure: isFailure)
    }

    /// What the screen wants in its next report.
    public var request: ReportRequest {
        ReportRequest(
            health: viewport, positions: showsAccountPositions ? areas.account : nil,
            exposure: overlay == .exposure ? exposureLimits : nil)
    }

    /// The rows of accounts that the screen wants in its next report.
    public var viewport: HealthViewport {
        guard areas.form != .line else { return HealthViewport(lines: 0..<1) }
        guard filter.isEmpty, orders.isReported(.health) else { return HealthViewport() }
        // A page more at both ends, so that a page that is turned has its lines.
        let page = max(areas[.health].height, ScreenState.leastPage)
        let first = max(0, min(health.scroll, health.rank) - page)
        let end = max(health.scroll, health.rank) + 2 * page
        return HealthViewport(offset: health.scroll - ScreenState.spareRows, lines: first..<end)
    }

    private static let leastPage = 20

    /// Rows beyond the visible ones, so that a page is there before it is asked for.
    private static let spareRows = 64

    mutating func nextTheme() { themeIndex = (themeIndex + 1) % themes.count }

    /// Switches to a theme that the screen has.
    mutating func choose(theme name: SafeText) {
        themeIndex = themes.firstIndex { $0.name == name } ?? themeIndex
    }

    var themeNames: [SafeText] { themes.map(\.name) }

    mutating func clearMessage() { message = nil }
}

/// What the picture that was drawn last shows, and where: for the mouse, for pages, and so that only an alert
/// that has been shown is acknowledged.
struct PanelAreas: Sendable {
    var form = ScreenLayout.Form.column
    /// The first alert that nobody has seen.
    var openAlert: UInt64?
    /// The name of the account that is selected.
    var account: SafeText?
    /// Places of the first rows of the lists.
    var firstPosition = 0
    var firstInstrument = 0
    var firstOrder = 0
    var firstAlert = 0
    /// Where the fields and legs of the ticket stand.
    var ticketPlaces: [TicketPlace] = []
    /// Where the names of the screens stand.
    var screenNames: [ScreenName] = []
    private var areas = PanelKind.allCases.map { _ in Area(column: 0, row: 0, width: 0, height: 0) }

    subscript(panel: PanelKind) -> Area {
        get { areas[panel.rawValue] }
        set { areas[panel.rawValue] = newValue }
    }
}
