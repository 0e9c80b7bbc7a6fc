import Reports
import Units

extension ScreenState {
    /// Returns what the screen asks for as time passes: a preview of the ticket while it is open.
    public mutating func due(_ newest: ScreenReports) -> [Intent] {
        ticket.follow(newest.preview, at: newest.now)
        guard areas.form != .line, focus == .ticket, !ticket.isEmpty, let orders = try? ticket.orders(),
            let request = ticket.ask(at: newest.now)
        else { return [] }
        return [.preview(orders, request: request)]
    }

    /// Says what the desk said since the last picture.
    mutating func hear(_ desk: DeskReport) {
        guard desk.noticeCount > heardNoticeCount else { return }
        heardNoticeCount = desk.noticeCount
        say(desk.notice, isFailure: true)
    }

    /// Takes the keys that trade; returns whether the key was one of them.
    mutating func trade(_ action: Action, _ reports: ScreenReports) -> Bool {
        switch action {
        case .kill: open(.confirm(.kill))
        case .tripBreaker: open(.confirm(.trip(selectedScope(reports))))
        case .wholeBook where focus == .positions: showsAccountPositions.toggle()
        case .why where focus == .blotter: explainSelected(reports)
        case .cancelOrder where focus == .blotter: cancelSelected(reports)
        case .editTicket where focus == .ticket:
            if ticket.field == nil { ticket.select(.symbol) }
            open(.field)
        case .addLeg where focus == .ticket: addLeg()
        case .dropLeg where focus == .ticket:
            if !ticket.dropLeg() { say("the basket has no other leg", isFailure: true) }
        case .clearTicket where focus == .ticket: ticket.clear()
        case .wholeBook, .why, .cancelOrder, .editTicket, .addLeg, .dropLeg, .clearTicket: break
        default: return false
        }
        return true
    }

    /// Puts an order on the ticket and shows it; legs of a basket stay.
    mutating func stage(_ order: OrderTicket) {
        ticket.stage(order)
        show(.ticket)
    }

    private mutating func addLeg() {
        do throws(TicketProblem) { try ticket.addLeg() } catch { say(error.sentence, isFailure: true) }
    }

    /// Enter on the ticket; what is sent clears it, and the blotter shows what becomes of it.
    mutating func enterTicket(_ reports: ScreenReports) -> [Intent] {
        switch ticket.enter(at: reports.now) {
        case .fill(let field):
            ticket.select(field)
            open(.field)
        case .say(let sentence): say(sentence, isFailure: true)
        case .type(let wanted): open(.typed(wanted))
        case .armed: say("armed: Enter sends it")
        case .send(let orders):
            sentCount += 1
            ticket.clear()
            show(.blotter)
            order.moveToTop()
            return [.send(orders, clientID: sentCount)]
        }
        return []
    }

    /// Takes a key of what has to be typed; Enter on the right word goes on, and sends nothing.
    mutating func typeConfirmation(
        _ key: Key, _ wanted: TypedConfirmation, _ reports: ScreenReports
    ) -> [Intent] {
        switch key {
        case .escape: prompt = nil
        case .enter where confirmation.text == wanted.word.text: return take(wanted, reports)
        case .enter: say(SafeText("that is not \(wanted.word)"), isFailure: true)
        default: confirmation.take(key)
        }
        return []
    }

    private mutating func take(_ wanted: TypedConfirmation, _ reports: ScreenReports) -> [Intent] {
        prompt = nil
        let word = SafeText(confirmation.text)
        switch wanted {
        case .release: return [.release(word: word)]
        case .reset(let name): return [.resetBreaker(name, word: word)]
        case .accountName, .yes: break
        }
        guard ticket.confirm(wanted, at: reports.now) else {
            say("the preview has changed: look at it again", isFailure: true)
            return []
        }
        return enterTicket(reports)
    }

    /// Takes the answer to a question: only `y` is a yes.
    mutating func answer(_ key: Key, _ wanted: Confirmation) -> [Intent] {
        prompt = nil
        guard key == .character("y") else { return [] }
        return switch wanted {
        case .kill: [.kill]
        case .cancel(let id): [.cancelOrder(id)]
        case .trip(let name): [.tripBreaker(name)]
        }
    }

    /// What a breaker that is tripped by a key is about: the selected instrument or account, or else the desk.
    private func selectedScope(_ reports: ScreenReports) -> SafeText {
        switch focus {
        case .market: instruments(reports).first { $0.instrument == instrument.id }?.symbol ?? "desk"
        case .health: areas.account ?? "desk"
        case .positions, .ticket, .blotter, .alerts: "desk"
        }
    }

    private mutating func cancelSelected(_ reports: ScreenReports) {
        guard let row = blotter(reports).first(where: { $0.id == order.id }) else {
            return say("no order is selected", isFailure: true)
        }
        guard row.state.isWorking else {
            return say(SafeText("order \(row.id.number) does not work any more"), isFailure: true)
        }
        open(.confirm(.cancel(row.id)))
    }

    /// Covers the panels with why the selected order stands as it does.
    mutating func explainSelected(_ reports: ScreenReports) {
        guard let id = order.id else { return say("no order is selected", isFailure: true) }
        cover(with: .why(id))
    }

    /// Covers the panels with why an order stands as it does.
    mutating func explain(_ id: OrderID, _ reports: ScreenReports) throws(CommandFailure) {
        _ = try row(id, "why", reports)
        cover(with: .why(id))
    }

    /// Returns what gives an order another quantity, another limit or both.
    func replacement(
        _ id: OrderID, quantity: DecimalNumber?, limit: DecimalNumber?, _ reports: ScreenReports
    ) throws(CommandFailure) -> Intent {
        let row = try row(id, "replace", reports)
        guard let former = row.limit, row.quantity != .max else {
            throw CommandFailure("replace: order \(id.number) has no limit", at: 0)
        }
        var left = row.quantity &- row.filled
        var price = former
        do throws(DecimalFailure) {
            if let quantity {
                guard quantity.isExact(decimals: Int(row.decimals)) else { throw .tooManyDigits }
                left = UInt256(try quantity.scaled(decimals: Int(row.decimals), rounding: .down))
            }
            if let limit { price = try limit.price(rounding: .down) }
        } catch {
            throw CommandFailure("replace: \(row.symbol) has \(row.decimals) decimals", at: 0)
        }
        return .replaceOrder(id, quantity: left, limit: price)
    }

    private func row(
        _ id: OrderID, _ verb: String, _ reports: ScreenReports
    ) throws(CommandFailure) -> BlotterRow {
        let rows = reports.desk.blotter.rows
        guard let row = rows.first(where: { $0.id == id }) else {
            throw CommandFailure("\(verb): order \(id.number) is not among the \(rows.count) shown", at: 0)
        }
        return row
    }
}
