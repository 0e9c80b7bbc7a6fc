import Units

extension Command {
    /// Appends the command as canonical bytes.
    public func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .listInstrument(let terms):
            encoder.write(UInt8(0))
            terms.encode(into: &encoder)
        case .openAccount(let definition):
            encoder.write(UInt8(1))
            definition.encode(into: &encoder)
        case .acknowledgeAlert(let id):
            encoder.write(UInt8(2))
            encoder.write(id)
        case .acknowledgeAllAlerts: encoder.write(UInt8(3))
        case .startClock(let start):
            encoder.write(UInt8(4))
            encoder.write(start)
        case .openLendingVenue(let terms):
            encoder.write(UInt8(5))
            terms.encode(into: &encoder)
        case .openPool(let terms):
            encoder.write(UInt8(6))
            terms.encode(into: &encoder)
        case .fund(let account, let instrument, let amount):
            encoder.write(UInt8(7))
            encoder.write(account.index)
            encoder.write(instrument.index)
            encoder.write(amount)
        case .act(let action):
            encoder.write(UInt8(8))
            action.encode(into: &encoder)
        case .setAlarms(let terms):
            encoder.write(UInt8(15))
            terms.encode(into: &encoder)
        case .noteFeed(let feed, let seconds, let limit, let now):
            encoder.write(UInt8(16))
            encoder.write(feed)
            encoder.write(seconds ?? .max)
            encoder.write(limit)
            encoder.write(now)
        case .setHealthEdges(let terms):
            encoder.write(UInt8(17))
            terms.encode(into: &encoder)
        case .controlToken(let instrument, let control):
            encoder.write(UInt8(18))
            encoder.write(instrument.index)
            control.encode(into: &encoder)
        case .setIdentity(let account, let identity):
            encoder.write(UInt8(19))
            encoder.write(account.index)
            identity.encode(into: &encoder)
        case .deliver(let id):
            encoder.write(UInt8(20))
            encoder.write(id.number)
        case .attestReserve(let instrument, let reserve):
            encoder.write(UInt8(24))
            encoder.write(instrument.index)
            reserve.encode(into: &encoder)
        default: encodeOrder(into: &encoder)
        }
    }

    private func encodeOrder(into encoder: inout ByteEncoder) {
        switch self {
        case .setBreakers(let terms):
            encoder.write(UInt8(21))
            terms.encode(into: &encoder)
        case .tripBreaker(let scope, let actor, let now):
            encoder.write(UInt8(22))
            scope.encode(into: &encoder)
            encoder.write(actor)
            encoder.write(now)
        case .resetBreaker(let scope, let actor, let word, let now):
            encoder.write(UInt8(23))
            scope.encode(into: &encoder)
            encoder.write(actor)
            encoder.write(word)
            encoder.write(now)
        case .setLimits(let limits):
            encoder.write(UInt8(9))
            limits.encode(into: &encoder)
        case .placeOrders(let requests):
            encoder.write(UInt8(10))
            encoder.write(all: requests) { $1.encode(into: &$0) }
        case .cancelOrder(let id):
            encoder.write(UInt8(11))
            encoder.write(id.number)
        case .replaceOrder(let id, let quantity, let limit):
            encoder.write(UInt8(12))
            encoder.write(id.number)
            encoder.write(quantity)
            encoder.write(limit)
        case .engageKillSwitch(let now):
            encoder.write(UInt8(13))
            encoder.write(now)
        case .releaseKillSwitch(let word, let now):
            encoder.write(UInt8(14))
            encoder.write(word)
            encoder.write(now)
        default: preconditionFailure("every command is encoded")
        }
    }

    /// Reads a command back.
    public init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .listInstrument(try InstrumentTerms(decoding: &decoder))
        case 1: self = .openAccount(try AccountDefinition(decoding: &decoder))
        case 2: self = .acknowledgeAlert(try decoder.read(UInt64.self))
        case 3: self = .acknowledgeAllAlerts
        case 4: self = .startClock(at: try decoder.readTime())
        case 5: self = .openLendingVenue(try LendingTerms(decoding: &decoder))
        case 6: self = .openPool(try PoolTerms(decoding: &decoder))
        case 7:
            self = .fund(
                AccountID(try decoder.read(UInt32.self)), try decoder.readInstrument(),
                amount: try decoder.readUInt256())
        case 8: self = .act(try MarketAction(decoding: &decoder))
        case 9: self = .setLimits(try DeskLimits(decoding: &decoder))
        case 10:
            self = .placeOrders(
                try decoder.readAll { decoder throws(ByteCodingError) in try OrderRequest(decoding: &decoder)
                })
        case 11: self = .cancelOrder(try decoder.readOrderID())
        case 12:
            self = .replaceOrder(
                try decoder.readOrderID(), quantity: try decoder.readUInt256(), limit: try decoder.readPrice()
            )
        case 13: self = .engageKillSwitch(at: try decoder.readTime())
        case 14: self = .releaseKillSwitch(word: try decoder.readText(), at: try decoder.readTime())
        case 15: self = .setAlarms(try AlarmTerms(decoding: &decoder))
        case 16:
            let (feed, seconds) = (try decoder.read(UInt16.self), try decoder.read(UInt64.self))
            self = .noteFeed(
                feed, silentSeconds: seconds == .max ? nil : seconds, limit: try decoder.read(UInt64.self),
                at: try decoder.readTime())
        case 17: self = .setHealthEdges(try HealthEdgeTerms(decoding: &decoder))
        case 18:
            self = .controlToken(try decoder.readInstrument(), try TokenControl(decoding: &decoder))
        case 19:
            self = .setIdentity(
                AccountID(try decoder.read(UInt32.self)), try HolderIdentity(decoding: &decoder))
        case 20: self = .deliver(EscrowID(try decoder.read(UInt64.self)))
        case 21: self = .setBreakers(try BreakerTerms(decoding: &decoder))
        case 22:
            self = .tripBreaker(
                try BreakerScope(decoding: &decoder), by: try decoder.read(UInt32.self),
                at: try decoder.readTime())
        case 23:
            self = .resetBreaker(
                try BreakerScope(decoding: &decoder), by: try decoder.read(UInt32.self),
                word: try decoder.readText(), at: try decoder.readTime())
        case 24: self = .attestReserve(try decoder.readInstrument(), try Reserve(decoding: &decoder))
        default: throw decoder.failure("a command")
        }
    }
}

extension AccountDefinition {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(name)
        encoder.write(venue)
        switch holding {
        case .snapshot(let terms):
            encoder.write(UInt8(0))
            terms.encode(into: &encoder)
        case .positions(let terms):
            encoder.write(UInt8(1))
            encoder.write(UInt32(terms.count))
            for term in terms { term.encode(into: &encoder) }
        case .address(let terms):
            encoder.write(UInt8(2))
            for amounts in [terms.wallet, terms.supplied, terms.owed] {
                encoder.write(all: amounts) { encoder, entry in
                    encoder.write(entry.symbol)
                    encoder.write(entry.amount)
                }
            }
            terms.identity.encode(into: &encoder)
            encoder.write(all: terms.vesting) { $1.encode(into: &$0) }
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        name = try decoder.readText()
        venue = try decoder.readText()
        switch try decoder.read(UInt8.self) {
        case 0: holding = .snapshot(try SnapshotTerms(decoding: &decoder))
        case 1:
            var terms: [PositionTerms] = []
            for _ in 0..<(try decoder.readCount()) { terms.append(try PositionTerms(decoding: &decoder)) }
            holding = .positions(terms)
        case 2:
            var terms = AddressTerms(
                wallet: try AccountDefinition.amounts(&decoder),
                supplied: try AccountDefinition.amounts(&decoder),
                owed: try AccountDefinition.amounts(&decoder))
            terms.identity = try HolderIdentity(decoding: &decoder)
            terms.vesting = try decoder.readAll { decoder throws(ByteCodingError) in
                try VestingTerms(decoding: &decoder)
            }
            holding = .address(terms)
        default: throw decoder.failure("a form of holding")
        }
    }
}

extension AccountDefinition {
    private static func amounts(
        _ decoder: inout ByteDecoder
    ) throws(ByteCodingError) -> [AddressTerms.Amount] {
        try decoder.readAll { decoder throws(ByteCodingError) in
            AddressTerms.Amount(try decoder.readText(), try decoder.readUInt256())
        }
    }
}

extension VestingTerms {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(amount.symbol)
        encoder.write(amount.amount)
        for time in [start, cliff, end] { encoder.write(time) }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        amount = AddressTerms.Amount(try decoder.readText(), try decoder.readUInt256())
        (start, cliff, end) = (try decoder.readTime(), try decoder.readTime(), try decoder.readTime())
    }
}

extension SnapshotTerms {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(collateral)
        encoder.write(debt)
        encoder.write(decimals)
        encoder.write(thresholdBasisPoints)
        for symbol in [collateralSymbol, debtSymbol] {
            encoder.write(symbol != nil)
            if let symbol { encoder.write(symbol) }
        }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        collateral = try decoder.readUInt256()
        debt = try decoder.readUInt256()
        decimals = try decoder.read(UInt8.self)
        thresholdBasisPoints = try decoder.read(UInt32.self)
        collateralSymbol = try decoder.readBool() ? try decoder.readText() : nil
        debtSymbol = try decoder.readBool() ? try decoder.readText() : nil
    }
}

extension PositionTerms {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(symbol)
        encoder.write(side.rawValue)
        encoder.write(amount)
        encoder.write(decimals)
        encoder.write(thresholdBasisPoints)
        encoder.write(recordedPrice?.raw ?? 0)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        symbol = try decoder.readText()
        guard let side = Side(rawValue: try decoder.read(UInt8.self)) else {
            throw decoder.failure("a side of a loan")
        }
        self.side = side
        amount = try decoder.read(UInt128.self)
        decimals = try decoder.readDecimals()
        thresholdBasisPoints = try decoder.read(UInt32.self)
        let recorded = try decoder.read(UInt128.self)
        recordedPrice = recorded == 0 ? nil : Price(raw: recorded)
    }
}

extension ByteDecoder {
    /// Reads decimal places, as many as an instrument may have.
    mutating func readDecimals() throws(ByteCodingError) -> UInt8 {
        let decimals = try read(UInt8.self)
        guard decimals <= InstrumentTerms.greatestDecimals else { throw failure("decimal places") }
        return decimals
    }
}
