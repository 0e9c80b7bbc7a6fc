import Reports

/// A picture while it is drawn: the pen, what it is drawn from, and what the terminal must know of it.
struct Picture {
    var pen: Pen
    let reports: ScreenReports
    let listing: HealthListing
    /// Instruments and alerts in the order in which they are listed.
    let instruments: [MarketRow]
    let alerts: [AlertRow]
    /// What keys do, for help and hints.
    let keys: KeyTable
    /// Where the hardware cursor rests.
    var cursor: (column: Int, row: Int)?
    /// The echo of keys.
    var echo: [Area] = []
    /// The title of the focused panel: what a key that changes the focus is seen by.
    var titles: [Area] = []
    /// Alerts that nobody has seen.
    var alarms: [Area] = []

    init(
        pen: Pen, reports: ScreenReports, listing: HealthListing, instruments: [MarketRow],
        alerts: [AlertRow], keys: KeyTable
    ) {
        self.pen = pen
        self.reports = reports
        self.listing = listing
        self.instruments = instruments
        self.alerts = alerts
        self.keys = keys
    }

    /// Draws the frame or rule of a panel and returns the area for its content.
    mutating func panel(
        _ area: Area, _ title: (text: String, note: String), isFramed: Bool, isFocused: Bool
    ) -> Area {
        if isFocused { titles.append(Area(column: area.column, row: area.row, width: area.width, height: 1)) }
        return isFramed
            ? pen.frame(area, title: title.text, note: title.note, isFocused: isFocused)
            : pen.rule(area, title: title.text, note: title.note, isFocused: isFocused)
    }
}
