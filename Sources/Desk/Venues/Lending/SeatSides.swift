import Units

/// A price that an account of ours is watched at.
struct WatchedPrice: Hashable, Sendable {
    var instrument: InstrumentID
    var isDebt: Bool
}

// Accounts that trade, as those who watch health see them: whatever their venue is.
extension TradingState {
    /// Returns the prices that an account's health rests on; none without debt.
    func watchedPrices(of place: Int) -> [WatchedPrice] {
        guard let seat = accounts[place].seat else { return [] }
        let venue = lending[Int(seat.venue.index)]
        return venue.market.sides(of: Int(seat.number)).map {
            WatchedPrice(instrument: venue.instruments[$0.reserve], isDebt: $0.isDebt)
        }
    }

    /// Whether an account owes its venue anything.
    func owes(_ place: Int) -> Bool {
        guard let seat = accounts[place].seat else { return false }
        return lending[Int(seat.venue.index)].market.owes(Int(seat.number))
    }

    /// Returns how an account stands at prices, with interest up to a second; `nil` without debt.
    func standing(
        of place: Int, at second: UInt64, _ price: (InstrumentID, Bool) -> UInt256?
    ) throws(OrderRefusal) -> LendingStanding? {
        guard let seat = accounts[place].seat else { return nil }
        let venue = lending[Int(seat.venue.index)]
        let moment = LendingMoment(
            second: second, collateral: venue.instruments.map { price($0, false) },
            debt: venue.instruments.map { price($0, true) })
        return try venue.market.standing(of: Int(seat.number), at: moment)
    }
}
