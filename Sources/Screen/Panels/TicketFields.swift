import Reports
import Units

/// The fields of the ticket, one behind the other as far as there is room on a row.
enum TicketFields {
    /// Draws the fields and returns how many rows they take.
    static func draw(_ picture: inout Picture, in area: Area, _ content: TicketPanel.Content) -> Int {
        let form = content.ticket.form
        var (column, row) = (area.column, area.row)
        let right = area.column + area.width
        for field in TicketField.allCases where form.applies(field) {
            let width = width(of: field, in: area.width, form.side)
            let size = TextWidth.of(field.label) + width + 5
            if column + size > right, column > area.column { (column, row) = (area.column, row + 1) }
            guard row < area.row + area.height else { break }
            let place = Area(column: column, row: row, width: min(size, right - column), height: 1)
            draw(field, &picture, place, width: width, content)
            picture.ticketPlaces.append(TicketPlace(place: field.rawValue, area: place))
            column += size
        }
        return min(area.height, row - area.row + 1)
    }

    /// Where columns are dear the long fields are shorter.
    private static func width(
        of field: TicketField, in width: Int, _ side: OrderTicket.Side
    ) -> Int {
        // Pools have longer names than instruments.
        let isPool = side == .provide || side == .remove
        let wanted = isPool && (field == .symbol || field == .counter) ? poolWidth : field.width
        return width < 60 ? min(wanted, 12) : wanted
    }

    private static let poolWidth = 14

    private static func draw(
        _ field: TicketField, _ picture: inout Picture, _ place: Area, width: Int,
        _ content: TicketPanel.Content
    ) {
        let isSelected = content.ticket.field == field && content.isFocused
        let isTyping = isSelected && content.isTyping
        let label = isSelected ? ">\(field.label) " : " \(field.label) "
        let limit = place.column + place.width
        let start =
            picture.pen.write(
                label, column: place.column, row: place.row, isSelected ? .title : .muted, limit: limit) + 1
        picture.pen.put("[", column: start - 1, row: place.row, .border)
        let inside = Area(
            column: start, row: place.row, width: max(0, min(width, limit - start - 1)), height: 1)
        picture.pen.fill(inside, isTyping ? .field : .text)
        let text = content.ticket.form.text(of: field)
        let (shown, cursor) = window(
            text, head: isTyping ? content.ticket.form.head(of: field) : "", width: inside.width)
        picture.pen.write(
            SafeText(shown), column: start, row: place.row, isTyping ? .field : .text, width: inside.width)
        picture.pen.put("]", column: inside.column + inside.width, row: place.row, .border)
        guard isSelected else { return }
        if !isTyping { picture.pen.highlight(inside, .selection) }
        picture.cursor = (start + cursor, place.row)
        picture.echo.append(Area(column: 0, row: place.row, width: picture.pen.canvas.width, height: 1))
    }

    /// The part of a text that has the cursor, and the column of the cursor in it.
    private static func window(_ text: String, head: String, width: Int) -> (text: String, cursor: Int) {
        var (skipped, rest) = (0, TextWidth.of(head))
        for character in head {
            guard rest >= width, rest > 0 else { break }
            rest -= TextWidth.of(character)
            skipped += 1
        }
        return (String(text.dropFirst(skipped)), rest)
    }
}
