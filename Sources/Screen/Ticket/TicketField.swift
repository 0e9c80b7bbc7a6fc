/// A field of the ticket.
enum TicketField: Int, CaseIterable, Hashable, Sendable {
    case account, side, symbol, counter, quantity, kind, price, timeInForce

    /// What stands before it.
    var label: String {
        switch self {
        case .account: "Account"
        case .side: "Side"
        case .symbol: "Symbol"
        case .counter: "Counter"
        case .quantity: "Qty"
        case .kind: "Type"
        case .price: "Px"
        case .timeInForce: "TIF"
        }
    }

    /// Columns that its content is given.
    var width: Int {
        switch self {
        case .account: 12
        case .side, .symbol: 8
        case .counter: 6
        case .quantity, .price: 14
        case .kind: 6
        case .timeInForce: 3
        }
    }

    /// Whether one of a few words stands in it, and not text.
    var isChoice: Bool { self == .side || self == .kind || self == .timeInForce }
}

extension TicketField {
    /// What keys do while a field is filled in.
    static let hints: [(key: String, word: String)] = [
        ("Tab", "next field"), ("Left Right", "choose"), ("Enter", "done"), ("Esc", "back"),
    ]
}
