import Units

extension OrderRequest {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(clientID)
        encoder.write(account.index)
        action.encode(into: &encoder)
        condition.encode(into: &encoder)
        encoder.write(timeInForce.rawValue)
        origin.encode(into: &encoder)
        encoder.write(confirmations.rawValue)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        clientID = try decoder.read(UInt64.self)
        account = AccountID(try decoder.read(UInt32.self))
        action = try OrderAction(decoding: &decoder)
        condition = try PriceCondition(decoding: &decoder)
        timeInForce = try decoder.readCase(TimeInForce.self, "a time in force")
        origin = try OrderOrigin(decoding: &decoder)
        confirmations = Confirmations(rawValue: try decoder.read(UInt8.self))
    }
}

extension OrderAction {
    func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .sell(let base, let quantity, let quote):
            OrderAction.encode(0, [base.index, quote.index], [quantity], into: &encoder)
        case .buy(let base, let quantity, let quote):
            OrderAction.encode(1, [base.index, quote.index], [quantity], into: &encoder)
        case .deposit(let one, let amount): OrderAction.encode(2, [one.index], [amount], into: &encoder)
        case .withdraw(let one, let amount): OrderAction.encode(3, [one.index], [amount], into: &encoder)
        case .borrow(let one, let amount): OrderAction.encode(4, [one.index], [amount], into: &encoder)
        case .repay(let one, let amount): OrderAction.encode(5, [one.index], [amount], into: &encoder)
        case .provideLiquidity(let pool, let base, let quote, let range):
            OrderAction.encode(6, [pool.index], [base, quote], into: &encoder)
            encoder.write(range)
        case .withdrawLiquidity(let pool, let amount):
            OrderAction.encode(7, [pool.index], [amount], into: &encoder)
        case .claim: encoder.write(UInt8(8))
        case .transfer(let one, let amount, let receiver):
            OrderAction.encode(9, [one.index, receiver.index], [amount], into: &encoder)
        case .subscribe(let fund, let cash): OrderAction.encode(10, [fund.index], [cash], into: &encoder)
        case .redeem(let one, let amount): OrderAction.encode(11, [one.index], [amount], into: &encoder)
        case .recall(let id):
            encoder.write(UInt8(12))
            encoder.write(id.number)
        }
    }

    private static func encode(
        _ code: UInt8, _ places: [UInt32], _ amounts: [UInt256], into encoder: inout ByteEncoder
    ) {
        encoder.write(code)
        for place in places { encoder.write(place) }
        for amount in amounts { encoder.write(amount) }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = try OrderAction.trade(&decoder) { .sell($0, quantity: $2, for: $1) }
        case 1: self = try OrderAction.trade(&decoder) { .buy($0, quantity: $2, with: $1) }
        case 2: self = .deposit(try decoder.readInstrument(), try decoder.readUInt256())
        case 3: self = .withdraw(try decoder.readInstrument(), try decoder.readUInt256())
        case 4: self = .borrow(try decoder.readInstrument(), try decoder.readUInt256())
        case 5: self = .repay(try decoder.readInstrument(), try decoder.readUInt256())
        case 6:
            self = .provideLiquidity(
                PoolID(try decoder.read(UInt32.self)), base: try decoder.readUInt256(),
                quote: try decoder.readUInt256(), range: try decoder.readRange())
        case 7:
            self = .withdrawLiquidity(PoolID(try decoder.read(UInt32.self)), try decoder.readUInt256())
        case 8: self = .claim
        case 9:
            let (one, receiver) = (try decoder.readInstrument(), AccountID(try decoder.read(UInt32.self)))
            self = .transfer(one, try decoder.readUInt256(), to: receiver)
        case 10: self = .subscribe(try decoder.readInstrument(), cash: try decoder.readUInt256())
        case 11: self = .redeem(try decoder.readInstrument(), try decoder.readUInt256())
        case 12: self = .recall(EscrowID(try decoder.read(UInt64.self)))
        default: throw decoder.failure("an order's action")
        }
    }

    private static func trade(
        _ decoder: inout ByteDecoder, _ make: (InstrumentID, InstrumentID, UInt256) -> OrderAction
    ) throws(ByteCodingError) -> OrderAction {
        let (base, quote) = (try decoder.readInstrument(), try decoder.readInstrument())
        return make(base, quote, try decoder.readUInt256())
    }
}

extension PriceCondition {
    func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .market(let worst):
            encoder.write(UInt8(worst == nil ? 0 : 1))
            if let worst { encoder.write(worst) }
        case .limit(let price):
            encoder.write(UInt8(2))
            encoder.write(price)
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .market(worst: nil)
        case 1: self = .market(worst: try decoder.readPrice())
        case 2: self = .limit(try decoder.readPrice())
        default: throw decoder.failure("a price condition")
        }
    }
}

extension OrderOrigin {
    func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .trader: encoder.write(UInt8(0))
        case .agent(let number):
            encoder.write(UInt8(1))
            encoder.write(number)
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .trader
        case 1: self = .agent(try decoder.read(UInt16.self))
        default: throw decoder.failure("the origin of an order")
        }
    }
}
