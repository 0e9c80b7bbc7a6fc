import Reports
import Units

/// The fields of a ticket as they are filled in.
struct TicketForm: Sendable {
    private var texts = TicketField.allCases.map { _ in TextField() }
    private(set) var side = OrderTicket.Side.sell
    private(set) var isLimit = false
    private(set) var timeInForce = TimeInForce.immediateOrCancel

    /// Whether a field means anything for what is to be done.
    func applies(_ field: TicketField) -> Bool {
        switch field {
        case .account, .side: true
        case .symbol: side != .claim
        case .quantity: side.hasQuantity
        case .counter: side.isTrade || side == .provide || side == .send
        case .kind, .timeInForce: side.isTrade
        case .price: (side.isTrade && isLimit) || side == .provide
        }
    }

    /// What stands in a field.
    func text(of field: TicketField) -> String {
        switch field {
        case .side: side.rawValue
        case .kind: isLimit ? "limit" : "market"
        case .timeInForce: timeInForce.word
        default: texts[field.rawValue].text
        }
    }

    /// What stands before the place where typing goes on.
    func head(of field: TicketField) -> String { field.isChoice ? "" : texts[field.rawValue].head }

    /// Whether nothing has been filled in but the account.
    var isBlank: Bool {
        side != .claim && [.symbol, .counter, .quantity, .price].allSatisfy { text(of: $0).isEmpty }
    }

    /// Everything that stands in the fields, for telling whether anything has changed.
    var content: [String] { TicketField.allCases.map(text) }

    mutating func take(_ key: Key, in field: TicketField) {
        guard field.isChoice else { return texts[field.rawValue].take(key) }
        switch key {
        case .left: choose(field, by: -1)
        case .right, .character(" "): choose(field, by: 1)
        case .character(let letter): choose(field, beginningWith: letter)
        default: break
        }
    }

    /// Takes pasted text as one line; a field of words takes none.
    mutating func insert(_ text: String, in field: TicketField) {
        if !field.isChoice { texts[field.rawValue].insert(text) }
    }

    mutating func fill(_ field: TicketField, with text: String) {
        if !field.isChoice { texts[field.rawValue].replace(with: text) }
    }

    /// Holds what another ticket says.
    mutating func fill(with ticket: OrderTicket) {
        (side, isLimit, timeInForce) = (ticket.side, ticket.limit != nil, ticket.timeInForce)
        fill(.account, with: ticket.account.text)
        fill(.symbol, with: ticket.symbol.text)
        fill(.counter, with: ticket.counterSymbol.text)
        if ticket.side == .provide { fill(.counter, with: ticket.counterQuantity?.exactText ?? "") }
        fill(.quantity, with: ticket.quantity?.exactText ?? (ticket.side.hasQuantity ? "all" : ""))
        fill(.price, with: ticket.limit?.exactText ?? ticket.range?.exactText ?? "")
    }

    /// Forgets everything but the account.
    mutating func clear() {
        for field in [TicketField.symbol, .counter, .quantity, .price] { texts[field.rawValue].clear() }
        (side, isLimit, timeInForce) = (.sell, false, .immediateOrCancel)
    }

    private mutating func choose(_ field: TicketField, by step: Int) {
        switch field {
        case .side: side = OrderTicket.Side.allCases.turned(from: side, by: step)
        case .timeInForce: timeInForce = TimeInForce.allCases.turned(from: timeInForce, by: step)
        default: isLimit.toggle()
        }
    }

    private mutating func choose(_ field: TicketField, beginningWith letter: Character) {
        let wanted = letter.lowercased()
        switch field {
        case .side: side = OrderTicket.Side.allCases.first { $0.rawValue.hasPrefix(wanted) } ?? side
        case .timeInForce:
            timeInForce = TimeInForce.allCases.first { $0.word.hasPrefix(wanted) } ?? timeInForce
        default: isLimit = wanted == "l" || (isLimit && wanted != "m")
        }
    }
}

extension TicketForm {
    /// Reads the fields.
    ///
    /// - Errors: a field that has to be filled in and is not, a number that is none.
    func ticket() throws(TicketProblem) -> OrderTicket {
        guard !text(of: .account).isEmpty else { throw TicketProblem("which account?") }
        var ticket = OrderTicket(side: side, account: SafeText(text(of: .account)), symbol: "")
        guard side != .claim else { return ticket }
        guard !text(of: .symbol).isEmpty else { throw TicketProblem("which symbol?") }
        ticket.symbol = SafeText(text(of: .symbol))
        guard side.hasQuantity else { return ticket }
        guard !text(of: .quantity).isEmpty else { throw TicketProblem("how much? a quantity, or all") }
        if text(of: .quantity).lowercased() != "all" { ticket.quantity = try number(.quantity) }
        if side == .provide {
            if !text(of: .counter).isEmpty { ticket.counterQuantity = try number(.counter) }
            ticket.range = try range()
        }
        guard side.isTrade || side == .send else { return ticket }
        guard !text(of: .counter).isEmpty || side.isTrade else {
            throw TicketProblem("send to which account?")
        }
        guard !text(of: .counter).isEmpty else {
            throw TicketProblem("\(side == .sell ? "for" : "with") what? fill in the counter symbol")
        }
        ticket.counterSymbol = SafeText(text(of: .counter))
        guard side.isTrade else { return ticket }
        ticket.timeInForce = timeInForce
        if isLimit { ticket.limit = try number(.price) }
        return ticket
    }

    /// The first field that has to be filled in and is not.
    var firstMissing: TicketField? {
        TicketField.allCases.first {
            applies($0) && text(of: $0).isEmpty && !(side == .provide && ($0 == .counter || $0 == .price))
        }
    }

    /// Reads the price field of liquidity: `2900..3700`, or nothing for all prices.
    private func range() throws(TicketProblem) -> OrderTicket.Range? {
        let text = text(of: .price)
        guard !text.isEmpty else { return nil }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        guard ends.count == 2, let lower = try? DecimalNumber(String(ends[0])),
            let upper = try? DecimalNumber(String(ends[1]))
        else { throw TicketProblem("price: a range is written such as 2900..3700") }
        return OrderTicket.Range(lower: lower, upper: upper)
    }

    private func number(_ field: TicketField) throws(TicketProblem) -> DecimalNumber {
        let text = text(of: field)
        do throws(DecimalFailure) { return try DecimalNumber(text) } catch {
            throw TicketProblem("\(field.label): \(CommandArguments.fact(error, of: text))")
        }
    }
}

extension OrderTicket.Range {
    /// The range as it is written.
    var exactText: String { "\(lower.exactText)..\(upper.exactText)" }
}

extension DecimalNumber {
    /// The number with all its digits, without an exponent.
    var exactText: String {
        let sign = isNegative ? "-" : ""
        if exponent < 0 { return sign + DecimalText.shortest(significand, scale: -exponent) }
        return sign + "\(significand)" + String(repeating: "0", count: exponent)
    }
}

extension Array where Element: Equatable {
    /// The element so many places behind another one, round and round.
    fileprivate func turned(from element: Element, by step: Int) -> Element {
        guard let place = firstIndex(of: element) else { return element }
        return self[(place + step + count) % count]
    }
}
