import Units

extension DeskState {
    /// The version of the canonical encoding; another one is refused.
    static let encodingVersion: UInt32 = 5

    /// Returns the state as canonical bytes: equal states give equal bytes, wherever batches were cut.
    ///
    /// What can be derived (health factors, triggers) is not in it.
    public func encoded() -> [UInt8] {
        var encoder = ByteEncoder()
        encoder.write(DeskState.encodingVersion)
        encoder.write(sequence)
        encoder.write(time.nanoseconds)
        encoder.write(UInt32(rowsByFeed.count))
        for rows in rowsByFeed { encoder.write(rows) }
        encoder.write(UInt32(instruments.count))
        for (terms, slot) in zip(instruments, slots) {
            terms.encode(into: &encoder)
            slot.encode(into: &encoder)
        }
        encoder.write(UInt32(book.count))
        for index in 0..<book.count {
            let account = AccountID(UInt32(index))
            book[account].definition.encode(into: &encoder)
            book[progress: account].encode(into: &encoder)
        }
        alertLog.encode(into: &encoder)
        alarms.encode(into: &encoder)
        edges.terms.encode(into: &encoder)
        trading.encode(into: &encoder)
        orders.encode(into: &encoder)
        limits.encode(into: &encoder)
        encoder.write(killSwitch.since?.nanoseconds ?? .min)
        encoder.write(nextTurn)
        encoder.write(dayOfTurn)
        history.encode(into: &encoder)
        breakers.encode(into: &encoder)
        return encoder.bytes
    }

    /// Reads a state back from its canonical bytes.
    ///
    /// Throws when the bytes are not a state of this version, naming the place.
    public init(decoding bytes: [UInt8]) throws(ByteCodingError) {
        self.init()
        var decoder = ByteDecoder(bytes)
        guard try decoder.read(UInt32.self) == DeskState.encodingVersion else {
            throw decoder.failure("a state of version \(DeskState.encodingVersion)")
        }
        sequence = try decoder.read(UInt64.self)
        time = Timestamp(nanoseconds: try decoder.read(Int64.self))
        try readRows(from: &decoder)
        try readInstruments(from: &decoder)
        try readBook(from: &decoder)
        alertLog = try AlertLog(decoding: &decoder, accountCount: book.count)
        alarms = try Alarms(decoding: &decoder, accountCount: book.count)
        edges = try HealthEdges(decoding: &decoder)
        try readTrading(from: &decoder)
        breakers = try Breakers(decoding: &decoder, instruments)
        guard breakers.gates.allSatisfy({ knows($0.scope) }), breakers.trips.allSatisfy({ knows($0.scope) })
        else { throw decoder.failure("breakers of what the desk knows") }
        guard decoder.isAtEnd else { throw decoder.failure("the end") }
        rebuildWatch()
    }

    /// Returns the sequence of a state from its canonical bytes, without reading the rest; nil where they are no state
    /// of this version.
    public static func sequence(ofEncoded bytes: [UInt8]) -> Sequence64? {
        var decoder = ByteDecoder(bytes)
        guard (try? decoder.read(UInt32.self)) == encodingVersion else { return nil }
        return try? decoder.read(UInt64.self)
    }

    private mutating func readRows(from decoder: inout ByteDecoder) throws(ByteCodingError) {
        var rest = sequence
        for _ in 0..<(try decoder.readCount()) {
            let rows = try decoder.read(UInt64.self)
            guard rows <= rest else { throw decoder.failure("as many rows as the sequence has inputs") }
            rest -= rows
            rowsByFeed.append(rows)
        }
    }

    private mutating func readInstruments(from decoder: inout ByteDecoder) throws(ByteCodingError) {
        for _ in 0..<(try decoder.readCount()) {
            enlist(try InstrumentTerms(decoding: &decoder), slot: try PriceSlot(decoding: &decoder))
        }
    }

    private mutating func readBook(from decoder: inout ByteDecoder) throws(ByteCodingError) {
        for _ in 0..<(try decoder.readCount()) {
            let account = admit(try AccountDefinition(decoding: &decoder), tradingPlace: nil)
            book[progress: account] = try AccountProgress(decoding: &decoder)
        }
    }
}

extension DeskState {
    private mutating func readTrading(from decoder: inout ByteDecoder) throws(ByteCodingError) {
        let tokens = trading.tokens
        trading = try TradingState(
            decoding: &decoder, tokens: tokens, instrument: { instrument(of: $0) },
            decimals: { instruments[Int($0.index)].decimals }, accountCount: book.count)
        for (place, account) in trading.accounts.enumerated() {
            book[account.account].tradingPlace = place
        }
        orders = try OrderLog(decoding: &decoder)
        limits = try DeskLimits(decoding: &decoder)
        let killedSince = try decoder.read(Int64.self)
        killSwitch = KillSwitch(
            since: killedSince == .min ? nil : Timestamp(nanoseconds: killedSince))
        nextTurn = try decoder.read(Int64.self)
        dayOfTurn = try decoder.read(Int64.self)
        history = try History(decoding: &decoder, instrumentCount: instruments.count)
    }
}

extension PriceSlot {
    func encode(into encoder: inout ByteEncoder) {
        for value in [price, first, held, benchmark] { encoder.write(value) }
        encoder.write(time.nanoseconds)
        encoder.write(benchmarkTime.nanoseconds)
        encoder.write(agreements)
        encoder.write(refusedCount)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        price = try PriceSlot.readPrice(from: &decoder)
        first = try PriceSlot.readPrice(from: &decoder)
        held = try PriceSlot.readPrice(from: &decoder)
        benchmark = try PriceSlot.readPrice(from: &decoder)
        time = Timestamp(nanoseconds: try decoder.read(Int64.self))
        benchmarkTime = Timestamp(nanoseconds: try decoder.read(Int64.self))
        agreements = try decoder.read(UInt32.self)
        refusedCount = try decoder.read(UInt64.self)
    }

    private static func readPrice(from decoder: inout ByteDecoder) throws(ByteCodingError) -> UInt128 {
        let price = try decoder.read(UInt128.self)
        guard price < greatest else { throw decoder.failure("an admissible price") }
        return price
    }
}

extension AccountProgress {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(zone)
        encoder.write(alertSeverity.rawValue)
        encoder.write(hasFallen)
        encoder.write(hasDebt)
        encoder.write(alert)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        zone = try decoder.read(UInt8.self)
        guard zone <= HealthEdges.safest || zone == AccountProgress.unseen else {
            throw decoder.failure("a zone of health")
        }
        alertSeverity = try Severity(decoding: &decoder)
        hasFallen = try decoder.readBool()
        hasDebt = try decoder.readBool()
        alert = try decoder.read(UInt64.self)
    }
}

extension Severity {
    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        guard let severity = Severity(rawValue: try decoder.read(UInt8.self)) else {
            throw decoder.failure("a severity")
        }
        self = severity
    }
}
