import Units

// What other borrowers and keepers do on lending venues.
extension MarketExecution {
    /// Somebody else's seat at a reserve.
    struct BorrowerSeat {
        var venue: LendingID
        var number: Int
        var reserve: Int
        var instrument: InstrumentID
        var index: Int { Int(venue.index) }
    }

    /// Finds a seat; an account of the book is nobody else's.
    func seat(
        _ venue: LendingID, _ borrower: UInt32, _ reserve: UInt32
    ) throws(OrderRefusal) -> BorrowerSeat {
        let place = trading.lending[try index(of: venue)]
        guard Int(borrower) < place.market.accountCount, place.owners[borrower] == nil,
            Int(reserve) < place.instruments.count
        else { throw .accountCannotTrade }
        return BorrowerSeat(
            venue: venue, number: Int(borrower), reserve: Int(reserve),
            instrument: place.instruments[Int(reserve)])
    }

    /// Opens accounts with what they have; one movement for each reserve and direction.
    mutating func admit(_ borrowers: [BorrowerTerms], to venue: LendingID) throws(OrderRefusal) {
        let index = try self.index(of: venue)
        let instruments = trading.lending[index].instruments
        var supplied = [UInt256](repeating: .zero, count: instruments.count)
        var owed = supplied
        for borrower in borrowers {
            let listed = instruments.indices
            guard (borrower.supplied + borrower.owed).allSatisfy({ listed.contains($0.reserve) }) else {
                throw .accountCannotTrade
            }
            _ = try trading.lending[index].market.admit(
                supplied: borrower.supplied, owed: borrower.owed, at: prices.second)
            try MarketExecution.add(borrower.supplied, to: &supplied)
            try MarketExecution.add(borrower.owed, to: &owed)
        }
        for (reserve, instrument) in instruments.enumerated() {
            try note(supplied[reserve], of: instrument, from: .outside, to: .lending(venue))
            try note(owed[reserve], of: instrument, from: .lending(venue), to: .outside)
        }
    }

    /// Adds amounts that the market has taken to the sums of their reserves.
    private static func add(_ amounts: [LendingAmount], to sums: inout [UInt256]) throws(OrderRefusal) {
        for entry in amounts {
            sums[entry.reserve] = try exactly { () throws(ArithmeticError) in
                try sums[entry.reserve].adding(entry.amount)
            }
        }
    }

    mutating func supply(_ amount: UInt256, _ at: BorrowerSeat) throws(OrderRefusal) {
        let moment = trading.lending[at.index].moment(prices)
        try trading.lending[at.index].market.supply(amount, to: at.reserve, by: at.number, at: moment)
        try note(amount, of: at.instrument, from: .outside, to: .lending(at.venue))
    }

    mutating func withdraw(_ amount: UInt256, _ at: BorrowerSeat) throws(OrderRefusal) {
        let moment = trading.lending[at.index].moment(prices)
        let leaving = try trading.lending[at.index].market.withdraw(
            amount, from: at.reserve, by: at.number, at: moment)
        try note(leaving, of: at.instrument, from: .lending(at.venue), to: .outside)
    }

    mutating func borrow(_ amount: UInt256, _ at: BorrowerSeat) throws(OrderRefusal) {
        let moment = trading.lending[at.index].moment(prices)
        try trading.lending[at.index].market.borrow(amount, from: at.reserve, by: at.number, at: moment)
        try note(amount, of: at.instrument, from: .lending(at.venue), to: .outside)
    }

    mutating func repay(_ amount: UInt256, _ at: BorrowerSeat) throws(OrderRefusal) {
        let moment = trading.lending[at.index].moment(prices)
        let paid = try trading.lending[at.index].market.repay(
            amount, to: at.reserve, by: at.number, at: moment)
        try note(paid, of: at.instrument, from: .outside, to: .lending(at.venue))
    }

    /// A keeper repays a part of a debt and takes collateral with a bonus, or has the venue take it over.
    mutating func liquidate(_ venue: LendingID, _ call: LiquidationCall) throws(OrderRefusal) {
        let index = try self.index(of: venue)
        let place = trading.lending[index]
        let count = place.market.accountCount
        guard call.borrower < count, call.liquidator < count, place.owners[call.liquidator] == nil,
            call.collateral < place.instruments.count, call.debt < place.instruments.count
        else { throw .accountCannotTrade }
        let result = try trading.lending[index].market.liquidate(call, at: place.moment(prices))
        try note(result, at: venue)
    }

    /// A keeper buys what a venue has taken over.
    mutating func buy(_ lot: UInt64, for amount: UInt256, from venue: LendingID) throws(OrderRefusal) {
        let index = try self.index(of: venue)
        let moment = trading.lending[index].moment(prices)
        let result = try trading.lending[index].market.buy(lot, for: amount, at: moment)
        try note(result, at: venue)
    }

    /// Notes what a liquidation or a purchase moved; what goes back to an account of ours comes into its wallet.
    private mutating func note(_ result: LiquidationResult, at venue: LendingID) throws(OrderRefusal) {
        let place = trading.lending[Int(venue.index)]
        let (paid, seized, back) = (result.paid, result.seized, result.returned)
        try note(paid.amount, of: place.instruments[paid.reserve], from: .outside, to: .lending(venue))
        try note(seized.amount, of: place.instruments[seized.reserve], from: .lending(venue), to: .outside)
        let instrument = place.instruments[back.reserve]
        let owner = place.owners[result.returnedTo].flatMap { owner in
            trading.accounts.firstIndex { $0.account == owner }
        }
        guard let owner, !back.amount.isZero else {
            return try note(back.amount, of: instrument, from: .lending(venue), to: .outside)
        }
        let held = trading.accounts[owner].wallet[instrument.index]
        trading.accounts[owner].wallet[instrument.index] = try exactly { () throws(ArithmeticError) in
            try held.adding(back.amount)
        }
        legs.append(
            Leg(
                instrument: instrument, amount: back.amount, from: .lending(venue),
                to: .wallet(trading.accounts[owner].account)))
    }
}
