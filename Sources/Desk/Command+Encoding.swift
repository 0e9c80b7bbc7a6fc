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
        case .acknowledgeAllAlerts:
            encoder.write(UInt8(3))
        }
    }

    /// Reads a command back.
    public init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .listInstrument(try InstrumentTerms(decoding: &decoder))
        case 1: self = .openAccount(try AccountDefinition(decoding: &decoder))
        case 2: self = .acknowledgeAlert(try decoder.read(UInt64.self))
        case 3: self = .acknowledgeAllAlerts
        default: throw decoder.failure("a command")
        }
    }
}

extension InstrumentTerms {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(symbol)
        encoder.write(kind.rawValue)
        encoder.write(decimals)
        encoder.write(maximumPriceAge)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        symbol = try decoder.readText()
        guard let kind = InstrumentKind(rawValue: try decoder.read(UInt8.self)) else {
            throw decoder.failure("a kind of instrument")
        }
        self.kind = kind
        decimals = try decoder.read(UInt8.self)
        maximumPriceAge = try decoder.read(UInt32.self)
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
        default: throw decoder.failure("a form of holding")
        }
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
        decimals = try decoder.read(UInt8.self)
        thresholdBasisPoints = try decoder.read(UInt32.self)
        let recorded = try decoder.read(UInt128.self)
        recordedPrice = recorded == 0 ? nil : Price(raw: recorded)
    }
}
