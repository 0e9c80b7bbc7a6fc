/// The columns that the focused list can be sorted by.
enum SortOverlay {
    static func draw(
        _ picture: inout Picture, panel: PanelKind, choice: Int, order: ListOrder, scroll: inout Int
    ) {
        let columns = SortColumn.columns(of: panel)
        guard !columns.isEmpty else { return }
        let lines = columns.map { column in
            OverlayLine(pieces: [
                (0, column == columns[min(choice, columns.count - 1)] ? ">" : " ", .title),
                (2, column.rawValue, column == order.column ? .title : .text), (12, column.meaning, .muted),
                (38, column == order.column ? (order.isInverted ? "inverted" : "chosen") : "", .watch),
            ])
        }
        let height = max(1, picture.pen.canvas.height - 4)
        scroll = max(0, choice - height + 1)
        let width = picture.overlayWidth(atMost: 46)
        let inside = picture.overlay("Sort \(panel.name)", lines, width: width, scroll: &scroll)
        picture.cursor = (inside.column, inside.row + min(choice, columns.count - 1) - scroll)
        let row = Area(
            column: inside.column, row: inside.row + min(choice, columns.count - 1) - scroll,
            width: inside.width, height: 1)
        picture.pen.highlight(row, .selection)
    }
}
