import Units

// Between an account's wallet and its lending venue.
extension OrderExecution {
    mutating func deposit(
        _ amount: UInt256, of instrument: InstrumentID, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let at = try seat(of: place, instrument)
        try take(amount, of: instrument, from: place, to: .lending(at.venue))
        try trading.lending[at.index].market.supply(amount, to: at.reserve, by: at.number, at: at.moment)
        return Filled(quantity: amount)
    }

    mutating func withdraw(
        _ amount: UInt256, of instrument: InstrumentID, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let at = try seat(of: place, instrument)
        let leaving = try trading.lending[at.index].market.withdraw(
            amount, from: at.reserve, by: at.number, at: at.moment)
        try put(leaving, of: instrument, into: place, from: .lending(at.venue))
        return Filled(quantity: leaving)
    }

    mutating func borrow(
        _ amount: UInt256, of instrument: InstrumentID, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let at = try seat(of: place, instrument)
        try trading.lending[at.index].market.borrow(amount, from: at.reserve, by: at.number, at: at.moment)
        try put(amount, of: instrument, into: place, from: .lending(at.venue))
        return Filled(quantity: amount)
    }

    mutating func repay(
        _ amount: UInt256, of instrument: InstrumentID, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let at = try seat(of: place, instrument)
        let paid = try trading.lending[at.index].market.repay(
            amount, to: at.reserve, by: at.number, at: at.moment)
        try take(paid, of: instrument, from: place, to: .lending(at.venue))
        return Filled(quantity: paid)
    }

    /// Where an account stands on its venue, which reserve an instrument is there, and at which moment.
    private struct ReserveSeat {
        var venue: LendingID
        var number: Int
        var reserve: Int
        var moment: LendingMoment
        var index: Int { Int(venue.index) }
    }

    private func seat(of place: Int, _ instrument: InstrumentID) throws(OrderRefusal) -> ReserveSeat {
        guard let seat = trading.accounts[place].seat else { throw .accountCannotTrade }
        let venue = trading.lending[Int(seat.venue.index)]
        guard let reserve = venue.reserve(of: instrument) else { throw .notListedAtVenue(instrument) }
        return ReserveSeat(
            venue: seat.venue, number: Int(seat.number), reserve: reserve, moment: venue.moment(prices))
    }
}
