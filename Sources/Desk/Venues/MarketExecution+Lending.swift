import Protocols
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
        guard Int(borrower) < place.market.accounts.count, place.owners[borrower] == nil,
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
            try lending { () throws(AaveError) in
                _ = try trading.lending[index].market.admit(
                    supplied: borrower.supplied, owed: borrower.owed, at: prices.second)
            }
            try MarketExecution.add(borrower.supplied, to: &supplied)
            try MarketExecution.add(borrower.owed, to: &owed)
        }
        for (reserve, instrument) in instruments.enumerated() {
            try note(supplied[reserve], of: instrument, from: .outside, to: .lending(venue))
            try note(owed[reserve], of: instrument, from: .lending(venue), to: .outside)
        }
    }

    /// Adds amounts that the market has taken to the sums of their reserves.
    private static func add(_ amounts: [AaveAmount], to sums: inout [UInt256]) throws(OrderRefusal) {
        for entry in amounts {
            sums[entry.reserve] = try exactly { () throws(ArithmeticError) in
                try sums[entry.reserve].adding(entry.amount)
            }
        }
    }

    mutating func supply(_ amount: UInt256, _ at: BorrowerSeat) throws(OrderRefusal) {
        try lending { () throws(AaveError) in
            try trading.lending[at.index].market.supply(
                amount, to: at.reserve, for: at.number, at: prices.second)
        }
        try note(amount, of: at.instrument, from: .outside, to: .lending(at.venue))
    }

    mutating func withdraw(_ amount: UInt256, _ at: BorrowerSeat) throws(OrderRefusal) {
        let moment = trading.lending[at.index].moment(prices)
        let leaving = try lending { () throws(AaveError) in
            try trading.lending[at.index].market.withdraw(
                amount, from: at.reserve, by: at.number, at: moment)
        }
        try note(leaving, of: at.instrument, from: .lending(at.venue), to: .outside)
    }

    mutating func borrow(_ amount: UInt256, _ at: BorrowerSeat) throws(OrderRefusal) {
        let moment = trading.lending[at.index].moment(prices)
        try lending { () throws(AaveError) in
            try trading.lending[at.index].market.borrow(amount, from: at.reserve, by: at.number, at: moment)
        }
        try note(amount, of: at.instrument, from: .lending(at.venue), to: .outside)
    }

    mutating func repay(_ amount: UInt256, _ at: BorrowerSeat) throws(OrderRefusal) {
        let paid = try lending { () throws(AaveError) in
            try trading.lending[at.index].market.repay(
                amount, to: at.reserve, of: at.number, at: prices.second)
        }
        try note(paid, of: at.instrument, from: .outside, to: .lending(at.venue))
    }

    /// A keeper repays a part of a debt and takes collateral with a bonus.
    mutating func liquidate(_ venue: LendingID, _ call: AaveLiquidationCall) throws(OrderRefusal) {
        let index = try self.index(of: venue)
        let place = trading.lending[index]
        let count = place.market.accounts.count
        guard call.borrower < count, call.liquidator < count, place.owners[UInt32(call.liquidator)] == nil,
            call.collateral < place.instruments.count, call.debt < place.instruments.count
        else { throw .accountCannotTrade }
        let moment = place.moment(prices)
        let result = try lending { () throws(AaveError) in
            try trading.lending[index].market.liquidate(call, at: moment)
        }
        try note(
            result.debtCovered, of: place.instruments[call.debt], from: .outside, to: .lending(venue))
        try note(
            result.collateralToLiquidator, of: place.instruments[call.collateral], from: .lending(venue),
            to: .outside)
    }
}
