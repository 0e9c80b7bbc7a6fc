import Units

/// How many accounts stand in each zone of health: kept as accounts move, so that nobody has to count them.
public struct ZoneCensus: Sendable {
    /// Accounts that owe something, by their zone.
    private var byZone = InlineArray<8, Int>(repeating: 0)
    /// Accounts without debt; they have no health factor.
    public private(set) var withoutDebtCount = 0
    /// Accounts that wait for the first price of one of their assets.
    public private(set) var awaitingPriceCount = 0

    /// Accounts that have a health factor.
    public var rankedCount: Int { count(upToZone: DeskState.zoneCount - 1) }

    /// Accounts with a health factor in a zone.
    public func count(inZone zone: Int) -> Int { byZone[zone] }

    /// Accounts with a health factor in a zone or a worse one.
    public func count(upToZone zone: Int) -> Int { (0...zone).reduce(0) { $0 + byZone[$1] } }

    /// The zone in which the account of a rank stands, the last zone beyond the last account.
    public func zone(ofRank rank: Int) -> Int {
        let zones = 0..<DeskState.zoneCount
        return zones.first { count(upToZone: $0) >= rank } ?? DeskState.zoneCount - 1
    }

    mutating func add(_ progress: AccountProgress) { change(progress, by: 1) }

    mutating func remove(_ progress: AccountProgress) { change(progress, by: -1) }

    mutating func add(_ other: ZoneCensus) {
        for zone in byZone.indices { byZone[zone] += other.byZone[zone] }
        withoutDebtCount += other.withoutDebtCount
        awaitingPriceCount += other.awaitingPriceCount
    }

    private mutating func change(_ progress: AccountProgress, by step: Int) {
        if !progress.hasDebt {
            withoutDebtCount += step
        } else if progress.zone == AccountProgress.unseen {
            awaitingPriceCount += step
        } else {
            byZone[Int(progress.zone)] += step
        }
    }
}

extension DeskState {
    /// How many accounts stand in each zone of health.
    public var zoneCensus: ZoneCensus {
        book.chunks.reduce(into: ZoneCensus()) { $0.add($1.census) }
    }

    /// Calls `body` with each account that owes something and stands in a zone or a worse one, in the order of
    /// the book. Where nobody does nobody is looked at.
    public func forEachDebtor(upToZone zone: Int, _ body: (AccountID) -> Void) {
        var first = 0
        for chunk in book.chunks {
            if chunk.census.count(upToZone: zone) > 0 {
                for (index, progress) in chunk.progress.enumerated()
                where progress.hasDebt && Int(progress.zone) <= zone {
                    body(AccountID(UInt32(first + index)))
                }
            }
            first += chunk.progress.count
        }
    }
}
