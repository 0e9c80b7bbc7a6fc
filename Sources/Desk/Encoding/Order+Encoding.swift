import Units

extension Order {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(id.number)
        encoder.write(basket.number)
        request.encode(into: &encoder)
        encoder.write(state.rawValue)
        encoder.write(placedAt)
        encoder.write(changedAt)
        for amount in [quantity, filled, exchanged] { encoder.write(amount) }
        encoder.write(fillCount)
        encoder.write(notional)
        encoder.write(reason != nil)
        reason?.encode(into: &encoder)
        encoder.write(all: checks) { $1.encode(into: &$0) }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let (id, basket) = (try decoder.readOrderID(), try decoder.readOrderID())
        let request = try OrderRequest(decoding: &decoder)
        let state = try decoder.readCase(OrderState.self, "the state of an order")
        let (placedAt, changedAt) = (try decoder.readTime(), try decoder.readTime())
        self.init(
            id: id, basket: basket, request: request, state: state, placedAt: placedAt, changedAt: changedAt,
            quantity: try decoder.readUInt256(), filled: try decoder.readUInt256(),
            exchanged: try decoder.readUInt256(), fillCount: try decoder.read(UInt32.self),
            notional: try decoder.read(UInt128.self))
        guard filled <= quantity else { throw decoder.failure("no more filled than asked for") }
        reason = try decoder.readBool() ? try OrderRefusal(decoding: &decoder) : nil
        checks = try decoder.readAll { decoder throws(ByteCodingError) in try CheckResult(decoding: &decoder)
        }
    }
}

extension CheckResult {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(rule.rawValue)
        encoder.write(verdict.rawValue)
        encoder.write(value)
        encoder.write(limit)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        rule = try decoder.readCase(CheckRule.self, "a check")
        verdict = try decoder.readCase(Verdict.self, "the verdict of a check")
        value = try decoder.readUInt256()
        limit = try decoder.readUInt256()
    }
}

extension OrderRefusal {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(code)
        switch self {
        case .check(let rule): encoder.write(rule.rawValue)
        case .notListedAtVenue(let instrument): encoder.write(instrument.index)
        case .noRoute(let from, let to):
            encoder.write(from.index)
            encoder.write(to.index)
        case .venue(let words): encoder.write(words)
        case .insufficientBalance(let instrument, let needed, let available):
            encoder.write(instrument.index)
            encoder.write(needed)
            encoder.write(available)
        case .arithmetic(let failure): encoder.write(failure.code)
        case .basket(let id), .replaced(let id): encoder.write(id.number)
        case .transferRefused(let instrument, let refusal):
            encoder.write(instrument.index)
            refusal.encode(into: &encoder)
        case .instrumentEnded(let instrument), .notRedeemable(let instrument):
            encoder.write(instrument.index)
        case .noEscrow(let id): encoder.write(id.number)
        default: break
        }
    }

    private var code: UInt8 {
        switch self {
        case .check: 0
        case .accountCannotTrade: 1
        case .notListedAtVenue: 2
        case .noRoute: 3
        case .priceNotReached: 4
        case .venue: 5
        case .insufficientBalance: 6
        case .nothingToClaim: 7
        case .arithmetic: 8
        case .basket: 9
        case .canceled: 10
        case .replaced: 11
        case .notFilledAtOnce: 12
        case .dayEnded: 13
        case .killed: 14
        case .transferRefused: 15
        case .instrumentEnded: 16
        case .notRedeemable: 17
        case .noEscrow: 18
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .check(try decoder.readCase(CheckRule.self, "a check"))
        case 1: self = .accountCannotTrade
        case 2: self = .notListedAtVenue(try decoder.readInstrument())
        case 3: self = .noRoute(try decoder.readInstrument(), try decoder.readInstrument())
        case 4: self = .priceNotReached
        case 5: self = .venue(try decoder.readText())
        case 6:
            self = .insufficientBalance(
                try decoder.readInstrument(), needed: try decoder.readUInt256(),
                available: try decoder.readUInt256())
        case 7: self = .nothingToClaim
        case 8: self = .arithmetic(try ArithmeticError(decoding: &decoder))
        case 9: self = .basket(try decoder.readOrderID())
        case 10: self = .canceled
        case 11: self = .replaced(by: try decoder.readOrderID())
        case 12: self = .notFilledAtOnce
        case 13: self = .dayEnded
        case 14: self = .killed
        case 15:
            self = .transferRefused(try decoder.readInstrument(), try TransferRefusal(decoding: &decoder))
        case 16: self = .instrumentEnded(try decoder.readInstrument())
        case 17: self = .notRedeemable(try decoder.readInstrument())
        case 18: self = .noEscrow(EscrowID(try decoder.read(UInt64.self)))
        default: throw decoder.failure("why an order ended")
        }
    }
}

extension ArithmeticError {
    fileprivate var code: UInt8 {
        switch self {
        case .overflow: 0
        case .underflow: 1
        case .divisionByZero: 2
        }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .overflow
        case 1: self = .underflow
        case 2: self = .divisionByZero
        default: throw decoder.failure("a failure of arithmetic")
        }
    }
}
