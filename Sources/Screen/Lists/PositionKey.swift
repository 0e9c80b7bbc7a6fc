import Reports
import Units

/// What a position stays itself by while its figures change.
struct PositionKey: Hashable, Sendable {
    var kind: PositionRow.Kind
    var symbol: SafeText
    var venue: SafeText

    init(_ row: PositionRow) { (kind, symbol, venue) = (row.kind, row.symbol, row.venue) }
}

extension PositionRow.Kind {
    /// What a form of holding is called.
    var word: String {
        switch self {
        case .cash: "cash"
        case .supplied: "supply"
        case .owed: "debt"
        case .liquidity: "pool"
        case .pending: "pending"
        case .net: "net"
        }
    }
}
