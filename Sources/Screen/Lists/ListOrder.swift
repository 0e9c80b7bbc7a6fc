/// What a list can be sorted by.
enum SortColumn: String, CaseIterable, Hashable, Sendable {
    case health, account, venue, state, distance, debt, age
    case listed, symbol, price, change
    case urgency, time, severity
    case value, day, total, weight
    case recent, id, side

    /// The columns of a panel's list; the first is the order in which the desk reports it.
    static func columns(of panel: PanelKind) -> [SortColumn] {
        switch panel {
        case .health: [.health, .account, .venue, .distance, .debt, .age]
        case .market: [.listed, .symbol, .price, .change, .age]
        case .positions: [.listed, .symbol, .venue, .value, .day, .total, .weight]
        case .ticket: []
        case .blotter: [.recent, .id, .time, .account, .side, .symbol, .state]
        case .alerts: [.urgency, .time, .severity, .account, .health, .state]
        }
    }

    /// Which rows come first when the order is not inverted.
    var meaning: String {
        switch self {
        case .health: "worst first"
        case .account, .venue, .symbol, .side: "by name"
        case .value, .weight: "greatest first"
        case .day, .total: "greatest loss first"
        case .recent: "working, then newest"
        case .id: "newest first"
        case .state: "open first"
        case .distance: "nearest to its line first"
        case .debt: "greatest first"
        case .age: "oldest first"
        case .listed: "as the desk lists them"
        case .price: "greatest first"
        case .change: "greatest fall first"
        case .urgency: "open and worst first"
        case .time: "newest first"
        case .severity: "worst first"
        }
    }
}

/// How one list is sorted.
struct ListOrder: Hashable, Sendable {
    var column: SortColumn
    var isInverted = false
}

/// How each panel's list is sorted; a panel keeps its order while others have the focus.
struct ListOrders: Sendable {
    private var orders: [ListOrder] = PanelKind.allCases.map {
        ListOrder(column: SortColumn.columns(of: $0).first ?? .health)
    }

    subscript(panel: PanelKind) -> ListOrder {
        get { orders[panel.rawValue] }
        set { orders[panel.rawValue] = newValue }
    }

    /// Whether a panel's list stands as the desk reports it.
    func isReported(_ panel: PanelKind) -> Bool {
        self[panel] == ListOrder(column: SortColumn.columns(of: panel).first ?? .health)
    }
}

extension Array {
    /// The elements by a key, the least first or last; those without one come last in both directions, and equal
    /// ones stay in their order.
    func ordered<Rank: Comparable>(isInverted: Bool, by rank: (Element) -> Rank?) -> [Element] {
        let ranked = enumerated().map { (place: $0.offset, element: $0.element, rank: rank($0.element)) }
        let sorted = ranked.sorted { left, right in
            guard let leftRank = left.rank, let rightRank = right.rank else {
                return left.rank != nil || (right.rank == nil && left.place < right.place)
            }
            if leftRank == rightRank { return left.place < right.place }
            return isInverted ? rightRank < leftRank : leftRank < rightRank
        }
        return sorted.map(\.element)
    }
}
