import Units

extension History {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(all: settlements) { $1.encode(into: &$0) }
        encoder.write(all: lives) { $1.encode(into: &$0) }
    }

    init(decoding decoder: inout ByteDecoder, instrumentCount: Int) throws(ByteCodingError) {
        let settlements = try decoder.readAll { decoder throws(ByteCodingError) in
            try Settlement(decoding: &decoder)
        }
        let lives = try decoder.readAll { decoder throws(ByteCodingError) in
            try LifeEvent(decoding: &decoder)
        }
        let named = settlements.flatMap(\.instruments) + lives.map(\.instrument)
        guard named.allSatisfy({ Int($0.index) < instrumentCount }) else {
            throw decoder.failure("instruments that are listed")
        }
        self.init(settlements: settlements, lives: lives)
    }
}

extension Settlement {
    fileprivate var instruments: [InstrumentID] {
        legs.map(\.instrument) + route.flatMap { [$0.paid, $0.received] }
    }

    /// Appends the settlement as canonical bytes: what its receipt's hash covers.
    public func encode(into encoder: inout ByteEncoder) {
        encoder.write(id)
        encoder.write(time)
        encoder.write(basket?.number ?? 0)
        encoder.write(all: legs) { encoder, leg in
            encoder.write(leg.instrument.index)
            encoder.write(leg.amount)
            leg.from.encode(into: &encoder)
            leg.to.encode(into: &encoder)
        }
        encoder.write(sequence)
        encoder.write(all: route) { encoder, step in
            for place in [step.pool.index, step.paid.index, step.received.index] { encoder.write(place) }
            for amount in [step.paidAmount, step.receivedAmount, step.fair] { encoder.write(amount) }
        }
        encoder.write(escrow?.number ?? 0)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        (id, time) = (try decoder.read(UInt64.self), try decoder.readTime())
        let order = try decoder.read(UInt64.self)
        basket = order == 0 ? nil : OrderID(order)
        legs = try decoder.readAll { decoder throws(ByteCodingError) in
            Leg(
                instrument: try decoder.readInstrument(), amount: try decoder.readUInt256(),
                from: try Holder(decoding: &decoder), to: try Holder(decoding: &decoder))
        }
        sequence = try decoder.read(UInt64.self)
        route = try decoder.readAll { decoder throws(ByteCodingError) in
            let pool = PoolID(try decoder.read(UInt32.self))
            let (paid, received) = (try decoder.readInstrument(), try decoder.readInstrument())
            let (given, got) = (try decoder.readUInt256(), try decoder.readUInt256())
            return RouteStep(
                pool: pool, paid: paid, paidAmount: given, received: received, receivedAmount: got,
                fair: try decoder.readUInt256())
        }
        let held = try decoder.read(UInt64.self)
        escrow = held == 0 ? nil : EscrowID(held)
    }
}

extension Holder {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        let (code, number): (UInt8, UInt64) =
            switch self {
            case .outside: (0, 0)
            case .wallet(let account): (1, UInt64(account.index))
            case .lending(let venue): (2, UInt64(venue.index))
            case .pool(let pool): (3, UInt64(pool.index))
            case .escrow(let id): (4, id.number)
            case .issuer(let instrument): (5, UInt64(instrument.index))
            }
        encoder.write(code)
        encoder.write(number)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let (code, number) = (try decoder.read(UInt8.self), try decoder.read(UInt64.self))
        let index = UInt32(truncatingIfNeeded: number)
        switch code {
        case 0: self = .outside
        case 1: self = .wallet(AccountID(index))
        case 2: self = .lending(LendingID(index))
        case 3: self = .pool(PoolID(index))
        case 4: self = .escrow(EscrowID(number))
        case 5: self = .issuer(InstrumentID(index))
        default: throw decoder.failure("who can hold something")
        }
    }
}

extension LifeEvent {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(instrument.index)
        encoder.write(time)
        let (code, first, second): (UInt8, UInt256, UInt256) =
            switch what {
            case .couponPaid(let price): (0, UInt256(price.raw), .zero)
            case .interestPaid(let rate): (1, UInt256(UInt64(rate)), .zero)
            case .matured(let price): (2, UInt256(price.raw), .zero)
            case .expired(let price): (3, UInt256(price.raw), .zero)
            case .multiplied(let from, let to): (4, from, to)
            case .dealt(let price, let requests): (5, UInt256(price.raw), UInt256(UInt64(requests)))
            case .feesCounted(let management, let performance):
                (6, UInt256(management.raw), UInt256(performance.raw))
            case .vested(let id, let amount): (7, UInt256(id.number), amount)
            }
        encoder.write(code)
        encoder.write(first)
        encoder.write(second)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        (instrument, time) = (try decoder.readInstrument(), try decoder.readTime())
        let code = try decoder.read(UInt8.self)
        let (first, second) = (try decoder.readUInt256(), try decoder.readUInt256())
        let price = Price(raw: first.low)
        switch code {
        case 0: what = .couponPaid(price)
        case 1: what = .interestPaid(ratePartsPerMillion: UInt32(truncatingIfNeeded: first.low))
        case 2: what = .matured(price)
        case 3: what = .expired(price)
        case 4: what = .multiplied(from: first, to: second)
        case 5: what = .dealt(price, requests: UInt32(truncatingIfNeeded: second.low))
        case 6: what = .feesCounted(management: price, performance: Price(raw: second.low))
        case 7: what = .vested(EscrowID(UInt64(truncatingIfNeeded: first.low)), second)
        default: throw decoder.failure("what happened to an instrument")
        }
    }
}

extension Escrow {
    fileprivate var code: UInt8 {
        switch purpose {
        case .transfer: 0
        case .subscription: 1
        case .redemption: 2
        case .vesting: 3
        }
    }

    func encode(into encoder: inout ByteEncoder) {
        encoder.write(id.number)
        encoder.write(owner.index)
        encoder.write(instrument.index)
        encoder.write(amount)
        encoder.write(code)
        switch purpose {
        case .transfer(let receiver): encoder.write(receiver.index)
        case .subscription(let fund): encoder.write(fund.index)
        case .redemption: break
        case .vesting(let total, let start, let cliff):
            encoder.write(total)
            encoder.write(start)
            encoder.write(cliff)
        }
        encoder.write(opened)
        encoder.write(deadline)
        encoder.write(basket?.number ?? 0)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        id = EscrowID(try decoder.read(UInt64.self))
        owner = AccountID(try decoder.read(UInt32.self))
        (instrument, amount) = (try decoder.readInstrument(), try decoder.readUInt256())
        switch try decoder.read(UInt8.self) {
        case 0: purpose = .transfer(to: AccountID(try decoder.read(UInt32.self)))
        case 1: purpose = .subscription(try decoder.readInstrument())
        case 2: purpose = .redemption
        case 3:
            purpose = .vesting(
                total: try decoder.readUInt256(), start: try decoder.readTime(),
                cliff: try decoder.readTime())
        default: throw decoder.failure("what an escrow waits for")
        }
        (opened, deadline) = (try decoder.readTime(), try decoder.readTime())
        let order = try decoder.read(UInt64.self)
        basket = order == 0 ? nil : OrderID(order)
    }
}
