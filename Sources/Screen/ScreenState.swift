import Reports
import Units

/// What a user sees and has chosen on the screen: everything about the picture that the desk does not know.
public struct ScreenState: Sendable {
    /// What covers the panels.
    enum Overlay: Hashable, Sendable { case help, account, faults }

    var focus = PanelKind.health
    var overlay: Overlay?
    var isZoomed = false
    var isFiltering = false
    var filter = TextField()
    var health = HealthSelection()
    var instrument = 0
    var alert = AlertSelection()
    /// The first line of the overlay that is shown.
    var overlayScroll = 0
    var chartStyle = ChartStyle.braille
    /// The reports that a frozen screen goes on showing.
    var frozen: ScreenReports?
    var areas = PanelAreas()
    /// Bells of the desk that were over when the screen opened.
    var formerBells: UInt64?
    private var themeIndex: Int
    private let themes: [Theme]
    let usesUnicode: Bool
    let notice: SafeText?

    /// Makes the screen's state as the desk opens.
    ///
    /// - Parameters:
    ///   - themes: the themes to switch through; at least one, the first comes first.
    ///   - notice: what the user should know of the terminal, for the status line.
    public init(themes: [Theme] = Theme.builtIn, usesUnicode: Bool, notice: SafeText? = nil) {
        precondition(!themes.isEmpty, "a screen needs a theme")
        self.themes = themes
        self.usesUnicode = usesUnicode
        self.notice = notice
        themeIndex = 0
    }

    /// The theme in use.
    public var theme: Theme { themes[themeIndex] }

    /// The rows of accounts that the screen wants in its next report.
    public var viewport: HealthViewport {
        guard filter.text.isEmpty, areas.form != .line else { return HealthViewport() }
        return HealthViewport(offset: health.scroll - ScreenState.spareRows)
    }

    /// Rows beyond the visible ones, so that a page is there before it is asked for.
    private static let spareRows = 64

    mutating func nextTheme() { themeIndex = (themeIndex + 1) % themes.count }
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
