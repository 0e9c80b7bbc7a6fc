import Units

/// What an instrument is to those who settle trades in it off-chain.
public enum SettlementClass: UInt8, CaseIterable, Sendable {
    /// Shares on the New York Stock Exchange.
    case equity
    /// Treasury bills.
    case bill
    /// Treasury notes.
    case note
    /// Shares of a fund, dealt at the close of the exchange.
    case fund
    /// Gold in London against dollars.
    case gold
    /// Options listed on an exchange.
    case listedOption
    /// What has no market but chains.
    case none

    /// When its market deals; `nil` where there is none.
    public var market: MarketHours? {
        switch self {
        case .equity, .fund, .listedOption: .newYorkStockExchange
        case .bill, .note: .treasuries
        case .gold: .londonGold
        case .none: nil
        }
    }

    /// Returns the business days from a trade to its settlement.
    ///
    /// - Source: SEC rule 15c6-1: three days, two for trades from 2017-09-05, one from 2024-05-28. Treasury's and
    ///   listed options' regular way is the next day; funds and spot gold take two.
    public func cycleDays(tradedOn date: CivilDate) -> Int64 {
        switch self {
        case .equity:
            if date.daysSinceEpoch >= SettlementClass.nextDaySince.daysSinceEpoch {
                1
            } else if date.daysSinceEpoch >= SettlementClass.secondDaySince.daysSinceEpoch {
                2
            } else {
                3
            }
        case .bill, .note, .listedOption: 1
        case .fund, .gold: 2
        case .none: 0
        }
    }

    private static let secondDaySince = CivilDate(year: 2017, month: 9, day: 5)
    private static let nextDaySince = CivilDate(year: 2024, month: 5, day: 28)
}
