import Desk
import Units

extension HealthReport {
    /// Reports the rows of a viewport, worst first; of equal health the earlier in the book comes first.
    ///
    /// Zones order the book coarsely without arithmetic, so exact health is computed only for as many zones,
    /// from the worst on, as the viewport reaches; lines only for the rows that want them.
    public init(_ state: DeskState, viewport: HealthViewport) {
        self.init()
        let census = state.zoneCensus
        accountCount = state.accountCount
        withoutDebtCount = census.withoutDebtCount
        awaitingPriceCount = census.awaitingPriceCount
        countBySeverity = HealthReport.countBySeverity(census, state)
        firstRow = min(viewport.offset, max(0, accountCount - 1))
        let end = firstRow + viewport.count
        if firstRow < census.rankedCount {
            let ranked = HealthReport.worst(end, of: state, deepestZone: census.zone(ofRank: end))
            rows = zip(firstRow..., ranked.dropFirst(firstRow)).map { rank, one in
                HealthRow(state, one.account, one.factor, hasLines: viewport.lines.contains(rank))
            }
        }
        appendUnranked(state, past: max(0, firstRow - census.rankedCount), room: viewport.count - rows.count)
    }

    /// Accounts without a health factor follow the ranked ones, in the order of the book.
    private mutating func appendUnranked(_ state: DeskState, past skipped: Int, room: Int) {
        guard room > 0 else { return }
        let unranked = state.accounts.lazy.filter { !state.hasDebt($0) || state.zone(of: $0) == nil }
        rows += unranked.dropFirst(skipped).prefix(room).map { HealthRow(state, $0, nil, hasLines: true) }
    }

    /// Returns so many accounts, worst first, of those that stand in a zone or a worse one.
    private static func worst(_ count: Int, of state: DeskState, deepestZone: Int) -> [RankedAccount] {
        var found: [RankedAccount] = []
        // Whoever is not worse than the last of the first `count` that were found is not among them.
        var bound: RankedAccount?
        let capacity = max(1_024, 4 * count)
        state.forEachDebtor(upToZone: deepestZone) { account in
            guard let factor = state.healthFactor(of: account) else { return }
            let one = RankedAccount(factor: factor, account: account)
            if let bound, !(one < bound) { return }
            found.append(one)
            guard found.count == capacity else { return }
            found.sort()
            found.removeLast(capacity - count)
            bound = found.last
        }
        found.sort()
        return Array(found.prefix(count))
    }

    private static func countBySeverity(_ census: ZoneCensus, _ state: DeskState) -> [Int] {
        var counts = Array(repeating: 0, count: Severity.allCases.count)
        for zone in 0..<DeskState.zoneCount {
            counts[Int(state.severity(ofZone: zone).rawValue)] += census.count(inZone: zone)
        }
        counts[Int(Severity.ok.rawValue)] += census.withoutDebtCount
        return counts
    }
}

/// An account by its health; of equal health the earlier in the book comes first.
private struct RankedAccount: Comparable {
    var factor: UInt256
    var account: AccountID

    static func < (left: RankedAccount, right: RankedAccount) -> Bool {
        (left.factor, left.account) < (right.factor, right.account)
    }
}

extension HealthRow {
    init(_ state: DeskState, _ account: AccountID, _ factor: UInt256?, hasLines: Bool) {
        let debt = state.debt(of: account)
        self.init(
            account: account, name: state.name(of: account), venue: state.venue(of: account),
            severity: factor.map { state.edges.severity(of: $0) } ?? .ok, healthFactor: factor,
            hasDebt: state.hasDebt(account),
            lines: factor == nil || !hasLines
                ? [] : state.lines(of: account).map { LiquidationLine(state, $0) },
            debt: debt.amount, baseCurrency: debt.currency,
            priceAge: HealthRow.age(of: state.oldestPriceTime(of: account), at: state.time))
        self.hasLines = hasLines
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
