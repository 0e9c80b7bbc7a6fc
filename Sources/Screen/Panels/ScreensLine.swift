/// The row below the header: which screens there are and which one is shown.
enum ScreensLine {
    static func draw(_ picture: inout Picture, row: Int, focus: PanelKind, ticket: Ticket) {
        let width = picture.pen.canvas.width
        var column = 0
        for panel in PanelKind.allCases {
            let isShown = panel == focus
            // A ticket that waits is not forgotten while another screen is shown.
            let mark = panel == .ticket && !ticket.isEmpty ? "*" : ""
            let name =
                "\(panel.digit) \(width >= 120 ? String(panel.title.dropFirst(2)) : panel.shortTitle)\(mark)"
            let text = isShown ? "[\(name)]" : " \(name) "
            let end = picture.pen.write(
                text, column: column, row: row, isShown ? .title : .muted, limit: width)
            let area = Area(column: column, row: row, width: end - column, height: 1)
            picture.screenNames.append(ScreenName(panel: panel, area: area))
            column = end
        }
        picture.titles.append(Area(column: 0, row: row, width: width, height: 1))
    }
}
