import Reports
import Units

/// The ticket: an order or a basket from the first field to its sending.
///
/// It is staged, previewed, armed and sent, in this order; whatever changes it, and a preview that is too old,
/// takes it back to staged.
struct Ticket: Sendable {
    /// How far it has come.
    enum Stage: Hashable, Sendable { case empty, staged, previewed, armed }

    /// What Enter leads to.
    enum Step: Hashable, Sendable {
        case fill(TicketField)
        case say(SafeText)
        case type(TypedConfirmation)
        case armed
        case send([OrderTicket])
    }

    private(set) var form = TicketForm()
    /// Orders of the basket besides the one in the fields.
    private(set) var legs: [OrderTicket] = []
    /// The field that is selected, or behind the fields the leg.
    private(set) var place = 0
    private(set) var watch = PreviewWatch()
    private var confirmed: Confirmations = []
    private(set) var isArmed = false
    /// When Enter was last pressed on it since it is armed.
    private var lastEnter: Int64 = 0
    /// What it was armed for: another need disarms it.
    private var need: Need?

    /// Nanoseconds without Enter before Enter sends: a key that is held down arms, and sends nothing.
    static let pause: Int64 = 700_000_000
    /// Orders of a basket at most.
    static let greatestCount = 16

    private struct Need: Hashable, Sendable {
        var account: SafeText?
        var confirmations: Confirmations
        var refusal: SafeText?

        init(_ preview: PreviewReport) {
            (account, confirmations, refusal) = (
                preview.accountToType, preview.toConfirm, preview.refusal
            )
        }
    }

    /// The field that is selected; `nil` while a leg is.
    var field: TicketField? { TicketField(rawValue: place) }

    /// The leg that is selected.
    var leg: Int? { field == nil ? place - TicketField.allCases.count : nil }

    /// All orders: the legs, and what stands in the fields.
    func orders() throws(TicketProblem) -> [OrderTicket] {
        if form.isBlank, !legs.isEmpty { return legs }
        return legs + [try form.ticket()]
    }

    /// Whether there is nothing to preview.
    var isEmpty: Bool { form.isBlank && legs.isEmpty }

    func stage(at now: Int64) -> Stage {
        if isEmpty { return .empty }
        guard watch.fresh(at: now) != nil, (try? orders()) != nil else { return .staged }
        return isArmed ? .armed : .previewed
    }
}

extension Ticket {
    /// Changes what stands in the fields; a real change takes the ticket back to staged.
    mutating func change(_ change: (inout TicketForm) -> Void) {
        let former = form.content
        change(&form)
        if form.content != former { restart() }
    }

    /// Adds what stands in the fields to the basket.
    mutating func addLeg() throws(TicketProblem) {
        guard legs.count < Ticket.greatestCount - 1 else {
            throw TicketProblem("a basket has \(Ticket.greatestCount) orders at most")
        }
        legs.append(try form.ticket())
        form.clear()
        restart()
    }

    /// Drops the selected leg, or else the last one; returns whether there was one.
    mutating func dropLeg() -> Bool {
        guard !legs.isEmpty else { return false }
        legs.remove(at: min(leg ?? legs.count - 1, legs.count - 1))
        move(by: 0)
        restart()
        return true
    }

    /// Forgets everything but the account.
    mutating func clear() {
        (legs, place) = ([], 0)
        form.clear()
        restart()
    }

    /// Puts an order into the fields.
    mutating func stage(_ order: OrderTicket) {
        form.fill(with: order)
        place = TicketField.quantity.rawValue
        restart()
    }

    /// Selects another field or leg; fields that mean nothing are passed over.
    mutating func move(by step: Int) {
        let last = TicketField.allCases.count + legs.count - 1
        var wanted = min(max(0, place + step), last)
        let direction = step < 0 ? -1 : 1
        while let field = TicketField(rawValue: wanted), !form.applies(field) { wanted += direction }
        if wanted <= last { place = max(0, wanted) }
        if let field, !form.applies(field) { place = 0 }
    }

    /// Selects the next field, round and round.
    mutating func turn(by step: Int) {
        let fields = TicketField.allCases.filter(form.applies)
        let here = fields.firstIndex { $0.rawValue >= place } ?? 0
        place = fields[(here + step + fields.count) % fields.count].rawValue
    }

    mutating func select(_ field: TicketField) { place = field.rawValue }

    /// Selects what stands at a place: the fields first, then the legs.
    mutating func select(place wanted: Int) {
        guard wanted >= 0, wanted < TicketField.allCases.count + legs.count else { return }
        if TicketField(rawValue: wanted).map(form.applies) ?? true { place = wanted }
    }

    private mutating func restart() {
        watch.forget()
        disarm()
    }

    private mutating func disarm() { (isArmed, confirmed, need) = (false, [], nil) }
}

extension Ticket {
    /// Takes the newest preview, if it is about the ticket as it stands; disarms what it no longer vouches for.
    mutating func follow(_ answer: PreviewReport?, at now: Int64) {
        if let answer { watch.take(answer) }
        guard let need else { return }
        if watch.fresh(at: now).map(Need.init) != need { disarm() }
    }

    /// Returns the number of a preview to ask for, if one is due.
    mutating func ask(at now: Int64) -> UInt64? { watch.ask(at: now) }

    /// What Enter does: it fills in what is missing, arms what has been previewed, and sends what is armed.
    mutating func enter(at now: Int64) -> Step {
        if isEmpty { return .fill(form.firstMissing ?? .symbol) }
        let orders: [OrderTicket]
        do throws(TicketProblem) { orders = try self.orders() } catch {
            return form.firstMissing.map { .fill($0) } ?? .say(error.sentence)
        }
        guard let preview = watch.fresh(at: now) else { return .say("not yet: the preview is on its way") }
        if let refusal = preview.refusal { return .say(SafeText("it cannot be armed: \(refusal)")) }
        guard !isArmed else {
            defer { lastEnter = now }
            guard now - lastEnter >= Ticket.pause else {
                return .say("armed: look at it, then Enter sends it")
            }
            return .send(orders.map { $0.confirmed(confirmed) })
        }
        need = Need(preview)
        if let name = preview.accountToType, !confirmed.contains(.accountTyped) {
            return .type(.accountName(name))
        }
        if !confirmed.isSuperset(of: preview.toConfirm) {
            return .type(.yes(Ticket.doubt(preview.toConfirm)))
        }
        (isArmed, lastEnter) = (true, now)
        return .armed
    }

    /// Takes what was typed as a confirmation of the preview as it is now; returns whether it still is the one
    /// that was asked about.
    mutating func confirm(_ typed: TypedConfirmation, at now: Int64) -> Bool {
        guard let need, watch.fresh(at: now).map(Need.init) == need else {
            disarm()
            return false
        }
        switch typed {
        case .accountName: confirmed.insert(.accountTyped)
        case .yes: confirmed.formUnion(need.confirmations)
        case .release, .reset: break
        }
        return true
    }

    private static func doubt(_ confirmations: Confirmations) -> SafeText {
        if confirmations.contains(.duplicate) { return "an equal order came a moment ago" }
        return "it is many times the usual size"
    }
}

extension OrderTicket {
    fileprivate func confirmed(_ more: Confirmations) -> OrderTicket {
        var copy = self
        copy.confirmations.formUnion(more)
        return copy
    }
}
