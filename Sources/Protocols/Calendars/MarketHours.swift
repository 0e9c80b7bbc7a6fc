import Units

/// One day's dealing in a market.
public struct MarketSession: Hashable, Sendable {
    /// The date in the market's city.
    public let date: CivilDate
    /// The first moment of it.
    public let opensAt: Timestamp
    /// The first moment after it.
    public let closesAt: Timestamp
    /// Whether it ends before its usual time.
    public let isShort: Bool
}

/// How a market stands at a moment.
public struct MarketStatus: Hashable, Sendable {
    /// Whether it deals.
    public let isOpen: Bool
    /// The session that runs or, while the market is closed, the next.
    public let session: MarketSession
    /// When it opens next: after the running session, where there is one.
    public let nextOpen: Timestamp
    /// When the running or the next session closes.
    public var nextClose: Timestamp { session.closesAt }
}

/// When the markets deal in what tokens stand for.
public enum MarketHours: UInt8, CaseIterable, Sendable {
    /// The New York Stock Exchange's core session: 09:30 to 16:00, short days to 13:00.
    case newYorkStockExchange
    /// Bills and notes in New York, as SIFMA recommends: 07:00 to 17:30, short days to 14:00 or 12:00.
    case treasuries
    /// Gold in London. Dealing over the counter has no fixed hours; these are those of the desks there, 08:00 to 17:00.
    case londonGold

    /// The days on which it deals.
    public var calendar: HolidayCalendar {
        switch self {
        case .newYorkStockExchange: .newYorkStockExchange
        case .treasuries: .treasuries
        case .londonGold: .london
        }
    }

    /// The clock that it goes by.
    public var city: CityTime { self == .londonGold ? .london : .newYork }

    /// Returns the dealing of a date in the market's city; `nil` on weekends and holidays.
    public func session(on date: CivilDate) -> MarketSession? {
        guard calendar.isBusinessDay(date) else { return nil }
        let early = calendar.earlyClose(on: date)
        return MarketSession(
            date: date, opensAt: city.moment(date, second: usual.open * 60),
            closesAt: city.moment(date, second: (early ?? usual.close) * 60), isShort: early != nil)
    }

    /// Returns how the market stands at a moment.
    ///
    /// - Returns: `nil` outside `CityTime.knownYears`.
    public func status(at time: Timestamp) -> MarketStatus? {
        guard CityTime.knows(time) else { return nil }
        var session = firstSession(from: city.local(time).date)
        if session.closesAt <= time { session = firstSession(from: session.date.adding(days: 1)) }
        let isOpen = session.opensAt <= time
        let following = isOpen ? firstSession(from: session.date.adding(days: 1)) : session
        return MarketStatus(isOpen: isOpen, session: session, nextOpen: following.opensAt)
    }

    /// Returns the close of an ordinary day, whether or not the date is one.
    func usualClose(on date: CivilDate) -> Timestamp { city.moment(date, second: usual.close * 60) }

    private func firstSession(from date: CivilDate) -> MarketSession {
        var date = date
        while true {
            if let session = session(on: date) { return session }
            date = date.adding(days: 1)
        }
    }

    /// Minutes of the day.
    private var usual: (open: Int64, close: Int64) {
        switch self {
        case .newYorkStockExchange: (9 * 60 + 30, 16 * 60)
        case .treasuries: (7 * 60, 17 * 60 + 30)
        case .londonGold: (8 * 60, 17 * 60)
        }
    }
}
