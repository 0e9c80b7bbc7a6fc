import Protocols
import Units

extension MarketAction {
    func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .provideLiquidity(let pool, let base, let quote, let range):
            encoder.write(UInt8(0))
            encoder.write(pool.index)
            encoder.write(base)
            encoder.write(quote)
            encoder.write(range)
        case .sell(let pool, let isBase, let amount):
            encoder.write(UInt8(1))
            encoder.write(pool.index)
            encoder.write(isBase)
            encoder.write(amount)
        case .openBorrower(let venue):
            encoder.write(UInt8(2))
            encoder.write(venue.index)
        case .supply(let venue, let borrower, let reserve, let amount):
            MarketAction.encode(3, venue, [borrower, reserve], amount, into: &encoder)
        case .withdraw(let venue, let borrower, let reserve, let amount):
            MarketAction.encode(4, venue, [borrower, reserve], amount, into: &encoder)
        case .borrow(let venue, let borrower, let reserve, let amount):
            MarketAction.encode(5, venue, [borrower, reserve], amount, into: &encoder)
        case .repay(let venue, let borrower, let reserve, let amount):
            MarketAction.encode(6, venue, [borrower, reserve], amount, into: &encoder)
        case .liquidate(let venue, let borrower, let collateral, let debt, let amount, let liquidator):
            MarketAction.encode(7, venue, [borrower, collateral, debt, liquidator], amount, into: &encoder)
        case .buySeized(let venue, let lot, let amount):
            encoder.write(UInt8(9))
            encoder.write(venue.index)
            encoder.write(lot)
            encoder.write(amount)
        case .admitBorrowers(let venue, let borrowers):
            encoder.write(UInt8(8))
            encoder.write(venue.index)
            encoder.write(all: borrowers) { $1.encode(into: &$0) }
        }
    }

    private static func encode(
        _ code: UInt8, _ venue: LendingID, _ numbers: [UInt32], _ amount: UInt256,
        into encoder: inout ByteEncoder
    ) {
        encoder.write(code)
        encoder.write(venue.index)
        for number in numbers { encoder.write(number) }
        encoder.write(amount)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let code = try decoder.read(UInt8.self)
        let place = try decoder.read(UInt32.self)
        switch code {
        case 0:
            self = .provideLiquidity(
                PoolID(place), base: try decoder.readUInt256(), quote: try decoder.readUInt256(),
                range: try decoder.readRange())
        case 1:
            self = .sell(
                PoolID(place), isBase: try decoder.readBool(), amount: try decoder.readUInt256())
        case 2: self = .openBorrower(LendingID(place))
        case 3...6: self = try MarketAction.loan(code, LendingID(place), &decoder)
        case 7:
            let (borrower, collateral) = (try decoder.read(UInt32.self), try decoder.read(UInt32.self))
            let (debt, liquidator) = (try decoder.read(UInt32.self), try decoder.read(UInt32.self))
            self = .liquidate(
                LendingID(place), borrower: borrower, collateral: collateral, debt: debt,
                amount: try decoder.readUInt256(), liquidator: liquidator)
        case 8:
            self = .admitBorrowers(
                LendingID(place),
                try decoder.readAll { decoder throws(ByteCodingError) in
                    try BorrowerTerms(decoding: &decoder)
                })
        case 9:
            self = .buySeized(
                LendingID(place), lot: try decoder.read(UInt64.self), amount: try decoder.readUInt256())
        default: throw decoder.failure("an act in the market")
        }
    }

    private static func loan(
        _ code: UInt8, _ venue: LendingID, _ decoder: inout ByteDecoder
    ) throws(ByteCodingError) -> MarketAction {
        let (borrower, reserve) = (try decoder.read(UInt32.self), try decoder.read(UInt32.self))
        let amount = try decoder.readUInt256()
        return switch code {
        case 3: .supply(venue, borrower: borrower, reserve: reserve, amount: amount)
        case 4: .withdraw(venue, borrower: borrower, reserve: reserve, amount: amount)
        case 5: .borrow(venue, borrower: borrower, reserve: reserve, amount: amount)
        default: .repay(venue, borrower: borrower, reserve: reserve, amount: amount)
        }
    }
}

extension BorrowerTerms {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        for amounts in [supplied, owed] {
            encoder.write(all: amounts) { encoder, entry in
                encoder.write(UInt32(clamping: entry.reserve))
                encoder.write(entry.amount)
            }
        }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let supplied = try BorrowerTerms.amounts(&decoder)
        self.init(supplied: supplied, owed: try BorrowerTerms.amounts(&decoder))
    }

    private static func amounts(_ decoder: inout ByteDecoder) throws(ByteCodingError) -> [LendingAmount] {
        try decoder.readAll { decoder throws(ByteCodingError) in
            let reserve = Int(try decoder.read(UInt32.self))
            return LendingAmount(reserve: reserve, amount: try decoder.readUInt256())
        }
    }
}
