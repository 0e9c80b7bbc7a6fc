import Units

extension AlertLog {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(raisedCount)
        encoder.write(bellCount)
        encoder.write(UInt32(alerts.count))
        for alert in alerts {
            encoder.write(alert.id)
            alert.subject.encode(into: &encoder)
            encoder.write(alert.time.nanoseconds)
            encoder.write(alert.severity.rawValue)
            encoder.write(alert.value)
            encoder.write(alert.edge)
            encoder.write(alert.state.rawValue)
        }
    }

    init(decoding decoder: inout ByteDecoder, accountCount: Int) throws(ByteCodingError) {
        let raisedCount = try decoder.read(UInt64.self)
        let bellCount = try decoder.read(UInt64.self)
        var alerts: [Alert] = []
        for _ in 0..<(try decoder.readCount()) {
            alerts.append(try Alert(decoding: &decoder, accountCount: accountCount))
        }
        self.init(alerts: alerts, raisedCount: raisedCount, bellCount: bellCount)
    }
}

extension Alert {
    fileprivate init(decoding decoder: inout ByteDecoder, accountCount: Int) throws(ByteCodingError) {
        id = try decoder.read(UInt64.self)
        subject = try AlertSubject(decoding: &decoder)
        if case .health(let account) = subject, Int(account.index) >= accountCount {
            throw decoder.failure("an account of the book")
        }
        time = Timestamp(nanoseconds: try decoder.read(Int64.self))
        severity = try Severity(decoding: &decoder)
        value = try decoder.readUInt256()
        edge = try decoder.readUInt256()
        state = try decoder.readCase(AlertState.self, "the state of an alert")
    }
}

extension AlertSubject {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        let (code, place): (UInt8, UInt32) =
            switch self {
            case .health(let account): (0, account.index)
            case .priceAbove(let instrument): (1, instrument.index)
            case .priceBelow(let instrument): (2, instrument.index)
            case .oracleAge(let instrument): (3, instrument.index)
            case .feedSilence(let feed): (4, UInt32(feed))
            case .reserve(let instrument): (5, instrument.index)
            case .reserveAge(let instrument): (6, instrument.index)
            }
        encoder.write(code)
        encoder.write(place)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let code = try decoder.read(UInt8.self)
        let place = try decoder.read(UInt32.self)
        switch code {
        case 0: self = .health(AccountID(place))
        case 1: self = .priceAbove(InstrumentID(place))
        case 2: self = .priceBelow(InstrumentID(place))
        case 3: self = .oracleAge(InstrumentID(place))
        case 4: self = .feedSilence(UInt16(truncatingIfNeeded: place))
        case 5: self = .reserve(InstrumentID(place))
        case 6: self = .reserveAge(InstrumentID(place))
        default: throw decoder.failure("what an alert is about")
        }
    }
}

extension AlarmTerms {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(all: prices) { $1.encode(into: &$0) }
        encoder.write(dwell)
        encoder.write(age: oracleAge)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        prices = try decoder.readAll { decoder throws(ByteCodingError) in try PriceLevel(decoding: &decoder) }
        dwell = try decoder.read(Int64.self)
        oracleAge = try decoder.readAge()
    }
}

extension AlarmTerms.PriceLevel {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(instrument.index)
        encoder.write(isAbove)
        encoder.write(level)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        instrument = try decoder.readInstrument()
        isAbove = try decoder.readBool()
        level = try decoder.readPrice()
    }
}

extension Alarms {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(all: prices) { encoder, alarm in
            alarm.terms.encode(into: &encoder)
            encoder.write(alarm.alert)
        }
        for alerts in [staleness, silence] { encoder.write(all: alerts) { $0.write($1) } }
        encoder.write(all: pending) { encoder, entry in
            encoder.write(entry.account.index)
            encoder.write(entry.due)
        }
        encoder.write(dwell)
        encoder.write(age: oracleAge)
    }

    init(decoding decoder: inout ByteDecoder, accountCount: Int) throws(ByteCodingError) {
        prices = try decoder.readAll { decoder throws(ByteCodingError) in
            PriceAlarm(
                terms: try AlarmTerms.PriceLevel(decoding: &decoder), alert: try decoder.read(UInt64.self))
        }
        staleness = try decoder.readAll { decoder throws(ByteCodingError) in try decoder.read(UInt64.self) }
        silence = try decoder.readAll { decoder throws(ByteCodingError) in try decoder.read(UInt64.self) }
        pending = try decoder.readAll { decoder throws(ByteCodingError) in
            Pending(
                account: AccountID(try decoder.read(UInt32.self)), due: try decoder.read(Int64.self))
        }
        guard pending.allSatisfy({ Int($0.account.index) < accountCount }) else {
            throw decoder.failure("an account of the book")
        }
        dwell = try decoder.read(Int64.self)
        oracleAge = try decoder.readAge()
    }
}

extension ByteEncoder {
    /// Writes an age in seconds, or that none is given.
    fileprivate mutating func write(age: UInt32?) {
        write(age != nil)
        write(age ?? 0)
    }
}

extension ByteDecoder {
    fileprivate mutating func readAge() throws(ByteCodingError) -> UInt32? {
        let isGiven = try readBool()
        let age = try read(UInt32.self)
        guard isGiven || age == 0 else { throw failure("no age") }
        return isGiven ? age : nil
    }
}
