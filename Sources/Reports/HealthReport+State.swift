import Desk
import Units

extension HealthReport {
    /// Reports the rows of a viewport, worst first; of equal health the earlier in the book comes first.
    ///
    /// Zones order the book coarsely without arithmetic, so exact health is computed only for as many zones,
    /// from the worst on, as the viewport reaches.
    public init(_ state: DeskState, viewport: HealthViewport) {
        self.init()
        let census = ZoneCensus(state)
        accountCount = state.accountCount
        withoutDebtCount = census.withoutDebtCount
        awaitingPriceCount = census.awaitingPriceCount
        countBySeverity = census.countBySeverity
        firstRow = min(viewport.offset, max(0, accountCount - 1))
        let end = firstRow + viewport.count
        if firstRow < census.rankedCount {
            let ranked = HealthReport.ranked(state, deepestZone: census.zone(ofRank: end))
            let shown = ranked.dropFirst(firstRow).prefix(viewport.count)
            rows = shown.map { HealthRow(state, $0.account, $0.factor) }
        }
        appendUnranked(state, past: max(0, firstRow - census.rankedCount), room: viewport.count - rows.count)
    }

    /// Accounts without a health factor follow the ranked ones, in the order of the book.
    private mutating func appendUnranked(_ state: DeskState, past skipped: Int, room: Int) {
        guard room > 0 else { return }
        let unranked = state.accounts.lazy.filter { !state.hasDebt($0) || state.zone(of: $0) == nil }
        rows += unranked.dropFirst(skipped).prefix(room).map { HealthRow(state, $0, nil) }
    }

    private static func ranked(
        _ state: DeskState, deepestZone: Int
    ) -> [(account: AccountID, factor: UInt256)] {
        var found: [(account: AccountID, factor: UInt256)] = []
        for account in state.accounts {
            guard let zone = state.zone(of: account), zone <= deepestZone, state.hasDebt(account),
                let factor = state.healthFactor(of: account)
            else { continue }
            found.append((account, factor))
        }
        return found.sorted { ($0.factor, $0.account) < ($1.factor, $1.account) }
    }
}

extension HealthRow {
    init(_ state: DeskState, _ account: AccountID, _ factor: UInt256?) {
        let debt = state.debt(of: account)
        self.init(
            account: account, name: state.name(of: account), venue: state.venue(of: account),
            severity: factor.map { state.edges.severity(of: $0) } ?? .ok, healthFactor: factor,
            hasDebt: state.hasDebt(account),
            lines: factor == nil ? [] : state.lines(of: account).map { LiquidationLine(state, $0) },
            debt: debt.amount, baseCurrency: debt.currency,
            priceAge: HealthRow.age(of: state.oldestPriceTime(of: account), at: state.time))
    }

    private static func age(of time: Timestamp?, at now: Timestamp) -> Int64? {
        time.map { now.nanoseconds(since: $0) }
    }
}

extension LiquidationLine {
    fileprivate init(_ state: DeskState, _ line: LinePrice) {
        self.init(
            symbol: state.symbol(of: line.instrument), price: line.price,
            distanceBasisPoints: line.distanceBasisPoints)
    }
}

/// How many accounts stand in each zone of health: one look at each account, no arithmetic.
private struct ZoneCensus {
    private var countByZone = Array(repeating: 0, count: DeskState.zoneCount)
    private let severityByZone: [Severity]
    var withoutDebtCount = 0
    var awaitingPriceCount = 0

    init(_ state: DeskState) {
        severityByZone = (0..<DeskState.zoneCount).map { state.severity(ofZone: $0) }
        for account in state.accounts {
            if !state.hasDebt(account) {
                withoutDebtCount += 1
            } else if let zone = state.zone(of: account) {
                countByZone[zone] += 1
            } else {
                awaitingPriceCount += 1
            }
        }
    }

    var rankedCount: Int { countByZone.reduce(0, +) }

    var countBySeverity: [Int] {
        var counts = Array(repeating: 0, count: Severity.allCases.count)
        for (severity, count) in zip(severityByZone, countByZone) {
            counts[Int(severity.rawValue)] += count
        }
        counts[Int(Severity.ok.rawValue)] += withoutDebtCount
        return counts
    }

    /// The zone in which the account of a rank stands, the last zone beyond the last account.
    func zone(ofRank rank: Int) -> Int {
        var seen = 0
        for (zone, count) in countByZone.enumerated() {
            seen += count
            if seen >= rank { return zone }
        }
        return countByZone.count - 1
    }
}
