import Protocols
import Units

extension TradingState {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(all: lending) { encoder, venue in
            venue.terms.encode(into: &encoder)
            venue.market.encodeMarket(into: &encoder)
        }
        encoder.write(all: pools) { encoder, pool in
            pool.terms.encode(into: &encoder)
            pool.encodeMarket(into: &encoder)
        }
        encoder.write(all: accounts) { $1.encode(into: &$0) }
        encoder.write(all: inflow) { $0.write($1) }
        encoder.write(settlementCount)
        for token in tokens { token.encode(into: &encoder) }
        encoder.write(all: escrows) { $1.encode(into: &$0) }
        encoder.write(escrowCount)
    }

    init(
        decoding decoder: inout ByteDecoder, tokens: [Token], instrument: (SafeText) -> InstrumentID?,
        decimals: (InstrumentID) -> UInt8, accountCount: Int
    ) throws(ByteCodingError) {
        lending = try decoder.readAll { decoder throws(ByteCodingError) in
            try LendingVenue(decoding: &decoder, instrument: instrument, decimals: decimals)
        }
        pools = try decoder.readAll { decoder throws(ByteCodingError) in
            try ExchangePool(decoding: &decoder, instrument: instrument, decimals: decimals)
        }
        for _ in 0..<(try decoder.readCount()) {
            let account = try TradingAccount(decoding: &decoder)
            guard Int(account.account.index) < accountCount else {
                throw decoder.failure("an account of the book")
            }
            try seat(account, decoder)
            accounts.append(account)
        }
        inflow = try decoder.readAll { decoder throws(ByteCodingError) in try decoder.readInt256() }
        settlementCount = try decoder.read(UInt64.self)
        self.tokens = tokens
        for index in tokens.indices { try self.tokens[index].readProgress(from: &decoder) }
        escrows = try decoder.readAll { decoder throws(ByteCodingError) in try Escrow(decoding: &decoder) }
        escrowCount = try decoder.read(UInt64.self)
        guard
            escrows.allSatisfy({ escrow in
                Int(escrow.instrument.index) < tokens.count
                    && accounts.contains { $0.account == escrow.owner }
                    && !escrow.amount.isZero && escrow.id.number <= escrowCount
            })
        else { throw decoder.failure("what is held of whom, and how much") }
    }

    private mutating func seat(
        _ account: TradingAccount, _ decoder: ByteDecoder
    ) throws(ByteCodingError) {
        guard let seat = account.seat else { return }
        guard Int(seat.venue.index) < lending.count,
            Int(seat.number) < lending[Int(seat.venue.index)].market.accountCount
        else { throw decoder.failure("a seat on a lending venue") }
        lending[Int(seat.venue.index)].owners[seat.number] = account.account
    }
}

extension TradingAccount {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(account.index)
        encoder.write(chain)
        encoder.write(seat != nil)
        if let seat {
            encoder.write(seat.venue.index)
            encoder.write(seat.number)
        }
        identity.encode(into: &encoder)
        for amounts in [wallet, reserved, liquidity] {
            encoder.write(all: amounts.values) { $0.write($1) }
        }
        for bases in [costs, liquidityCosts] { encoder.write(all: bases) { $1.encode(into: &$0) } }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        account = AccountID(try decoder.read(UInt32.self))
        chain = try decoder.readText()
        seat =
            try decoder.readBool()
            ? LendingSeat(
                venue: LendingID(try decoder.read(UInt32.self)), number: try decoder.read(UInt32.self))
            : nil
        identity = try HolderIdentity(decoding: &decoder)
        wallet = try Amounts(decoding: &decoder)
        reserved = try Amounts(decoding: &decoder)
        liquidity = try Amounts(decoding: &decoder)
        costs = try decoder.readAll { decoder throws(ByteCodingError) in try CostBasis(decoding: &decoder) }
        liquidityCosts = try decoder.readAll { decoder throws(ByteCodingError) in
            try CostBasis(decoding: &decoder)
        }
    }
}

extension Amounts {
    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let values = try decoder.readAll { decoder throws(ByteCodingError) in try decoder.readUInt256() }
        for (index, value) in values.enumerated() { self[UInt32(index)] = value }
    }
}

extension CostBasis {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(quantity)
        for value in [cost, realised, atMidnight] { encoder.write(value) }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        quantity = try decoder.readInt256()
        cost = try decoder.read(Int128.self)
        realised = try decoder.read(Int128.self)
        atMidnight = try decoder.read(Int128.self)
    }
}

extension OrderLog {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(all: orders) { $1.encode(into: &$0) }
        encoder.write(all: recent) { encoder, order in
            encoder.write(order.id.number)
            encoder.write(order.time)
            encoder.write(order.notional)
        }
        encoder.write(dayNotional)
        encoder.write(all: sizes) { $0.write($1) }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        var orders = ChunkedArray<Order>()
        for index in 0..<(try decoder.readCount()) {
            let order = try Order(decoding: &decoder)
            guard order.id.number == UInt64(index) + 1 else { throw decoder.failure("orders in their order") }
            orders.append(order)
        }
        let recent = try decoder.readAll { decoder throws(ByteCodingError) in
            RecentOrder(
                id: try decoder.readOrderID(), time: try decoder.readTime(),
                notional: try decoder.read(UInt128.self))
        }
        self.init(
            orders: orders, recent: recent, dayNotional: try decoder.read(UInt128.self),
            sizes: try decoder.readAll { decoder throws(ByteCodingError) in try decoder.read(UInt128.self) })
    }
}
