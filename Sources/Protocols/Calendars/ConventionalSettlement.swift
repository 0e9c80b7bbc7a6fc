import Units

/// What a trade would take off-chain: when its market deals, and when it is settled.
public struct ConventionalSettlement: Hashable, Sendable {
    /// Whether the market deals at the moment of the trade.
    public let isMarketOpen: Bool
    /// When the market opens; `nil` where it is open.
    public let opensAt: Timestamp?
    /// The date of the session in which it is dealt: the next one where the market is closed.
    public let tradeDate: CivilDate
    /// The date on which cash and securities change hands.
    public let settlementDate: CivilDate
    /// Business days between the two: 1 for T+1.
    public let cycleDays: Int64
    /// The usual close of the market on the settlement date: a short session does not end settlement sooner.
    public let finalAt: Timestamp

    /// Works out the settlement of a trade.
    ///
    /// A day counts if the market deals and dollars move: the exchange is open on Columbus Day and Veterans Day, but
    /// the banks are not, so nothing settles; on Good Friday it is the other way round.
    ///
    /// - Returns: `nil` for what has no market off-chain, and outside `CityTime.knownYears`.
    public init?(_ settlementClass: SettlementClass, at time: Timestamp) {
        guard let market = settlementClass.market, let status = market.status(at: time) else { return nil }
        isMarketOpen = status.isOpen
        opensAt = status.isOpen ? nil : status.nextOpen
        tradeDate = status.session.date
        cycleDays = settlementClass.cycleDays(tradedOn: tradeDate)
        var date = tradeDate
        for _ in 0..<cycleDays { date = market.nextSettlementDay(after: date) }
        settlementDate = date
        finalAt = market.usualClose(on: date)
    }
}

extension MarketHours {
    /// Returns the first day after a date on which trades of the market settle.
    public func nextSettlementDay(after date: CivilDate) -> CivilDate {
        var next = date.adding(days: 1)
        while !isSettlementDay(next) { next = next.adding(days: 1) }
        return next
    }

    /// Days of mourning stop the dealing in New York, but not the settlement.
    private func isSettlementDay(_ date: CivilDate) -> Bool {
        guard HolidayCalendar.federalReserve.isBusinessDay(date) else { return false }
        let isMourning = city == .newYork && calendar.holiday(on: date) == .proclaimed
        return isMourning || calendar.isBusinessDay(date)
    }
}
