import Reports

/// A picture while it is drawn: the pen, what it is drawn from, and what the terminal must know of it.
struct Picture {
    var pen: Pen
    let reports: ScreenReports
    let listing: HealthListing
    /// The rows of the other lists in the order in which they are listed.
    let lists: ListedRows
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
    /// Where the fields and legs of the ticket stand, for the mouse.
    var ticketPlaces: [TicketPlace] = []
    /// Where the names of the screens stand, for the mouse.
    var screenNames: [ScreenName] = []

    init(
        pen: Pen, reports: ScreenReports, listing: HealthListing, lists: ListedRows, keys: KeyTable
    ) {
        self.pen = pen
        self.reports = reports
        self.listing = listing
        self.lists = lists
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

extension Picture {
    var positions: [PositionRow] { lists.positions }
    var instruments: [MarketRow] { lists.instruments }
    var orders: [BlotterRow] { lists.orders }
    var alerts: [AlertRow] { lists.alerts }

    /// Marks the selected row of a list; in the focused panel the cursor rests there.
    mutating func mark(_ line: Area, isFocused: Bool) {
        pen.put(">", column: line.column, row: line.row, isFocused ? .title : .muted)
        guard isFocused else { return }
        pen.highlight(line, .selection)
        cursor = cursor ?? (line.column, line.row)
        echo.append(line)
    }
}

/// Where a field or a leg of the ticket stands on the screen.
struct TicketPlace: Hashable, Sendable {
    /// Its place on the ticket: the fields first, then the legs.
    var place: Int
    var area: Area
}

/// Where the name of a screen stands.
struct ScreenName: Hashable, Sendable {
    var panel: PanelKind
    var area: Area
}

/// The rows of the lists in the orders chosen.
struct ListedRows {
    var positions: [PositionRow]
    var instruments: [MarketRow]
    var orders: [BlotterRow]
    var alerts: [AlertRow]
}
