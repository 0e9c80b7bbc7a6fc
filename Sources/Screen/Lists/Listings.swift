import Reports
import Units

/// The accounts of a report that pass the filter, in the order asked for, and where they stand in the whole
/// list.
struct HealthListing {
    let rows: [HealthRow]
    /// Place of `rows[0]` in the listed order.
    let first: Int
    /// Rows in the listed order.
    let count: Int
    /// Whether only rows of the report are listed although the book has more.
    let isPart: Bool

    init(
        _ report: HealthReport, filter: HealthFilter = HealthFilter(),
        order: ListOrder = ListOrder(column: .health)
    ) {
        guard !filter.terms.isEmpty || order != ListOrder(column: .health) else {
            (rows, first, isPart) = (report.rows, report.firstRow, false)
            count = max(report.accountCount, report.rows.count)
            return
        }
        rows = report.rows.filter(filter.admits).ordered(by: order)
        (first, count, isPart) = (0, rows.count, report.accountCount > report.rows.count)
    }

    func row(at rank: Int) -> HealthRow? {
        rows.indices.contains(rank - first) ? rows[rank - first] : nil
    }
}

extension [HealthRow] {
    fileprivate func ordered(by order: ListOrder) -> [HealthRow] {
        let isInverted = order.isInverted
        switch order.column {
        case .account: return ordered(isInverted: isInverted) { $0.name }
        case .venue: return ordered(isInverted: isInverted) { $0.venue }
        case .distance: return ordered(isInverted: isInverted) { $0.line?.distanceBasisPoints.magnitude }
        case .debt: return ordered(isInverted: !isInverted) { $0.debt }
        case .age: return ordered(isInverted: !isInverted) { $0.priceAge }
        default: return ordered(isInverted: isInverted) { $0.healthFactor }
        }
    }
}

extension [MarketRow] {
    /// The instruments in the order asked for.
    func ordered(by order: ListOrder) -> [MarketRow] {
        let isInverted = order.isInverted
        switch order.column {
        case .symbol: return ordered(isInverted: isInverted) { $0.symbol }
        case .price: return ordered(isInverted: !isInverted) { $0.price?.raw }
        case .change: return ordered(isInverted: isInverted) { $0.price == nil ? nil : $0.changeBasisPoints }
        case .age: return ordered(isInverted: isInverted) { $0.time?.nanoseconds }
        default: return isInverted ? reversed() : self
        }
    }
}

extension [PositionRow] {
    /// The holdings in the order asked for.
    func ordered(by order: ListOrder) -> [PositionRow] {
        let isInverted = order.isInverted
        switch order.column {
        case .symbol: return ordered(isInverted: isInverted) { $0.symbol }
        case .venue: return ordered(isInverted: isInverted) { $0.venue }
        case .value: return ordered(isInverted: !isInverted) { $0.figures?.value }
        case .day: return ordered(isInverted: isInverted) { $0.figures?.day }
        case .total: return ordered(isInverted: isInverted) { $0.figures?.total }
        case .weight: return ordered(isInverted: !isInverted) { $0.figures?.weightBasisPoints }
        default: return isInverted ? reversed() : self
        }
    }
}

extension [BlotterRow] {
    /// The orders in the order asked for.
    func ordered(by order: ListOrder) -> [BlotterRow] {
        let isInverted = order.isInverted
        switch order.column {
        case .id: return ordered(isInverted: !isInverted) { $0.id }
        case .time: return ordered(isInverted: !isInverted) { $0.changedAt.nanoseconds }
        case .account: return ordered(isInverted: isInverted) { $0.account }
        case .side: return ordered(isInverted: isInverted) { $0.side }
        case .symbol: return ordered(isInverted: isInverted) { $0.symbol }
        case .state: return ordered(isInverted: isInverted) { $0.state.rawValue }
        default: return isInverted ? reversed() : self
        }
    }
}

extension PositionFigures {
    /// Profit of what was closed and of what is held.
    var total: Int128 { realised &+ unrealised }
}

extension [AlertRow] {
    /// The alerts in the order asked for.
    func ordered(by order: ListOrder) -> [AlertRow] {
        let isInverted = order.isInverted
        switch order.column {
        case .time: return ordered(isInverted: !isInverted) { $0.id }
        case .severity: return ordered(isInverted: !isInverted) { $0.severity }
        case .account: return ordered(isInverted: isInverted) { $0.account }
        case .health: return ordered(isInverted: isInverted) { $0.value }
        case .state: return ordered(isInverted: isInverted) { $0.state.place }
        default: return isInverted ? reversed() : self
        }
    }
}

extension AlertState {
    fileprivate var place: Int {
        switch self {
        case .raised: 0
        case .acknowledged: 1
        case .cleared: 2
        }
    }
}
