import Units

extension Token {
    /// Writes how far it has come; the rest follows from its terms.
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(isPaused)
        encoder.write(all: frozen) { encoder, holding in
            encoder.write(holding.account.index)
            encoder.write(holding.amount)
        }
        encoder.write(multiplier)
        encoder.write(nextTime)
        encoder.write(overdue ?? .min)
        encoder.write(redemption != nil)
        if let redemption { encoder.write(redemption) }
        encoder.write(highWaterMark)
        encoder.write(feesCounted)
        encoder.write(reserve != nil)
        reserve?.encode(into: &encoder)
        encoder.write(reserveAlerts.short)
        encoder.write(reserveAlerts.stale)
    }

    mutating func readProgress(from decoder: inout ByteDecoder) throws(ByteCodingError) {
        isPaused = try decoder.readBool()
        frozen = try decoder.readAll { decoder throws(ByteCodingError) in
            FrozenHolding(
                account: AccountID(try decoder.read(UInt32.self)), amount: try decoder.readUInt256())
        }
        multiplier = try decoder.readUInt256()
        nextTime = try decoder.read(Int64.self)
        let waiting = try decoder.read(Int64.self)
        overdue = waiting == .min ? nil : waiting
        redemption = try decoder.readBool() ? try decoder.readPrice() : nil
        highWaterMark = try decoder.readPrice()
        feesCounted = try decoder.read(Int64.self)
        guard feesCounted >= 0, nextTime == .min || nextTime >= 0, waiting == .min || waiting >= 0 else {
            throw decoder.failure("times of a life")
        }
        reserve = try decoder.readBool() ? try Reserve(decoding: &decoder) : nil
        reserveAlerts = (try decoder.read(UInt64.self), try decoder.read(UInt64.self))
    }
}

extension Reserve {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(minted)
        encoder.write(backing)
        encoder.write(time)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        (minted, backing) = (try decoder.readUInt256(), try decoder.readUInt256())
        time = try decoder.readTime()
    }
}

extension TokenControl {
    func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .pause: encoder.write(UInt8(0))
        case .resume: encoder.write(UInt8(1))
        case .freeze(let account, let amount):
            encoder.write(UInt8(2))
            encoder.write(account.index)
            encoder.write(amount)
        case .release(let account):
            encoder.write(UInt8(3))
            encoder.write(account.index)
        case .force(let sender, let receiver, let amount):
            encoder.write(UInt8(4))
            encoder.write(sender.index)
            encoder.write(receiver.index)
            encoder.write(amount)
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .pause
        case 1: self = .resume
        case 2: self = .freeze(AccountID(try decoder.read(UInt32.self)), try decoder.readUInt256())
        case 3: self = .release(AccountID(try decoder.read(UInt32.self)))
        case 4:
            let (sender, receiver) = (try decoder.read(UInt32.self), try decoder.read(UInt32.self))
            self = .force(
                from: AccountID(sender), to: AccountID(receiver), amount: try decoder.readUInt256())
        default: throw decoder.failure("what a token's agent does")
        }
    }
}

extension TransferRefusal {
    func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .paused: encoder.write(UInt8(0))
        case .frozen(let account):
            encoder.write(UInt8(1))
            encoder.write(account.index)
        case .partlyFrozen(let free):
            encoder.write(UInt8(2))
            encoder.write(free)
        case .claimLapsed(let account, let claim):
            encoder.write(UInt8(3))
            encoder.write(account.index)
            encoder.write(claim)
        case .country(let account):
            encoder.write(UInt8(4))
            encoder.write(account.index)
        case .holderLimit(let limit):
            encoder.write(UInt8(5))
            encoder.write(limit)
        case .mostHeld(let limit):
            encoder.write(UInt8(6))
            encoder.write(limit)
        case .cutOff(let opensAt):
            encoder.write(UInt8(7))
            encoder.write(opensAt)
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .paused
        case 1: self = .frozen(AccountID(try decoder.read(UInt32.self)))
        case 2: self = .partlyFrozen(free: try decoder.readUInt256())
        case 3: self = .claimLapsed(AccountID(try decoder.read(UInt32.self)), try decoder.readText())
        case 4: self = .country(AccountID(try decoder.read(UInt32.self)))
        case 5: self = .holderLimit(try decoder.read(UInt32.self))
        case 6: self = .mostHeld(try decoder.readUInt256())
        case 7: self = .cutOff(opensAt: try decoder.read(UInt32.self))
        default: throw decoder.failure("the rule of a token")
        }
    }
}
