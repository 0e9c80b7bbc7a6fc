import Reports
import Units

/// The ticket: its fields, the legs of its basket, and what sending it now would do.
enum TicketPanel {
    /// What is drawn.
    struct Content {
        var ticket: Ticket
        var isTyping: Bool
        var isFocused: Bool
        var now: Int64
    }

    static func draw(_ picture: inout Picture, in area: Area, _ content: Content) {
        guard area.width > 10, area.height > 0 else { return }
        let head = area.rows(0, area.height - 1)
        var used = TicketFields.draw(&picture, in: head, content)
        used += drawLegs(&picture, in: head.rows(used, head.height - used), content)
        let rest = head.rows(used, head.height - used)
        if let preview = content.ticket.watch.report { TicketPreview.draw(&picture, in: rest, preview) }
        drawState(&picture, row: area.row + area.height - 1, area, content)
    }

    /// Draws the orders of the basket and returns how many rows they take.
    private static func drawLegs(_ picture: inout Picture, in area: Area, _ content: Content) -> Int {
        let legs = content.ticket.legs
        let count = min(legs.count, max(0, area.height / 2))
        let selected = content.ticket.leg
        let first = max(0, min((selected ?? 0) - count + 1, legs.count - count))
        for offset in 0..<count {
            let line = Area(column: area.column, row: area.row + offset, width: area.width, height: 1)
            picture.ticketPlaces.append(
                TicketPlace(place: TicketField.allCases.count + first + offset, area: line))
            let text = "leg \(first + offset + 1)  \(words(legs[first + offset]))"
            picture.pen.write(SafeText(text), column: line.column + 1, row: line.row, width: line.width - 2)
            if first + offset == selected { picture.mark(line, isFocused: content.isFocused) }
        }
        return count
    }

    /// An order on one line.
    static func words(_ order: OrderTicket) -> String {
        let quantity = order.quantity?.exactText ?? (order.side.hasQuantity ? "all" : "")
        var words = [order.side.rawValue, quantity, order.symbol.text].filter { !$0.isEmpty }
        if !order.counterSymbol.text.isEmpty {
            let word = [.sell: "for", .send: "to"][order.side] ?? "with"
            words.append("\(word) \(order.counterSymbol)")
        }
        if let counter = order.counterQuantity { words.append("with \(counter.exactText)") }
        if let limit = order.limit { words.append("@ \(limit.exactText)") }
        if order.side.isTrade { words.append(order.timeInForce.word) }
        return words.joined(separator: " ") + "  \(order.account)"
    }

    private static func drawState(_ picture: inout Picture, row: Int, _ area: Area, _ content: Content) {
        let state = TicketState.line(content.ticket, at: content.now)
        picture.pen.write(
            SafeText(state.text), column: area.column + 1, row: row, state.role, width: area.width - 2)
    }
}

/// How far a ticket has come, in words.
enum TicketState {
    static func line(_ ticket: Ticket, at now: Int64) -> (text: String, role: Role) {
        let stage = ticket.stage(at: now)
        switch stage {
        case .empty: return ("nothing staged: e fills in the fields, :sell 60 ETH @3305 too", .muted)
        case .armed: return ("ARMED: Enter sends it; any change disarms it", .critical)
        case .staged, .previewed: break
        }
        do throws(TicketProblem) { _ = try ticket.orders() } catch { return (error.sentence.text, .warning) }
        guard stage == .previewed, let preview = ticket.watch.report else {
            let isOld = ticket.watch.report != nil
            return isOld
                ? ("staged: the preview is older than 2 s", .warning)
                : ("staged: the preview is on its way", .muted)
        }
        if let refusal = preview.refusal { return ("!! would be refused: \(refusal)", .critical) }
        let rest = preview.rests ? ", would wait for its price" : preview.shortfall.map { ", \($0)" } ?? ""
        if let name = preview.accountToType {
            return (" ! previewed\(rest): Enter, then type \(name) to arm", .warning)
        }
        guard preview.toConfirm.isEmpty else {
            return (" ! previewed\(rest): Enter, then type yes to arm", .warning)
        }
        return ("previewed\(rest): Enter arms it", preview.shortfall == nil ? .title : .warning)
    }
}
