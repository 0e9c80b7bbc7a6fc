import Reports
import Units

/// What a user sees and has chosen on the screen: everything about the picture that the desk does not know.
public struct ScreenState: Sendable {
    /// What covers the panels.
    enum Overlay: Hashable, Sendable { case help, account, faults, sort }

    /// What is typed into.
    enum Prompt: Hashable, Sendable { case filter, command }

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
    var instrument = RowSelection<InstrumentID>(keepsTop: false)
    var alert = RowSelection<UInt64>(keepsTop: true)
    /// The first line of the overlay that is shown.
    var overlayScroll = 0
    var chartStyle = ChartStyle.braille
    /// The reports that a frozen screen goes on showing.
    var frozen: ScreenReports?
    var areas = PanelAreas()
    /// Bells of the desk that were over when the screen opened.
    var formerBells: UInt64?
    /// What the last key led to, until the next one.
    private(set) var message: Message?
    let keys: KeyTable
    private var themeIndex: Int
    private let themes: [Theme]
    let usesUnicode: Bool
    let notice: SafeText?

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
    public init(
        themes: [Theme] = Theme.builtIn, usesUnicode: Bool, notice: SafeText? = nil,
        keys: KeyTable = .standard
    ) {
        precondition(!themes.isEmpty, "a screen needs a theme")
        self.themes = themes
        self.usesUnicode = usesUnicode
        self.notice = notice
        self.keys = keys
        themeIndex = 0
    }

    /// The theme in use.
    public var theme: Theme { themes[themeIndex] }

    /// Says a line to the user, in the status line until the next key.
    public mutating func say(_ text: SafeText, isFailure: Bool = false) {
        message = Message(text: text, isFailure: isFailure)
    }

    /// The rows of accounts that the screen wants in its next report.
    public var viewport: HealthViewport {
        guard filter.isEmpty, orders.isReported(.health), areas.form != .line else { return HealthViewport() }
        return HealthViewport(offset: health.scroll - ScreenState.spareRows)
    }

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
    /// Places of the first rows of the lists.
    var firstInstrument = 0
    var firstAlert = 0
    var health = Area(column: 0, row: 0, width: 0, height: 0)
    var market = Area(column: 0, row: 0, width: 0, height: 0)
    var alerts = Area(column: 0, row: 0, width: 0, height: 0)
}
