import Protocols
import Units

extension BreakerTerms {
    func encode(into encoder: inout ByteEncoder) {
        steady.encode(into: &encoder)
        moving.encode(into: &encoder)
        encoder.write(all: overrides) { encoder, entry in
            encoder.write(entry.instrument.index)
            entry.asset.encode(into: &encoder)
        }
        for share in [outflow, deskLoss, accountLoss] { encoder.write(share) }
        for span in [states.limitState, states.halt, states.riskReducing, states.limitOrders] {
            encoder.write(span)
        }
        encoder.write(liquidationHold)
        encoder.write(isAlone)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init(
            steady: try Asset(decoding: &decoder), moving: try Asset(decoding: &decoder),
            overrides: try decoder.readAll { decoder throws(ByteCodingError) in
                Override(try decoder.readInstrument(), try Asset(decoding: &decoder))
            }, outflow: try decoder.read(UInt32.self), deskLoss: try decoder.read(UInt32.self),
            accountLoss: try decoder.read(UInt32.self), states: try BreakerRules(decoding: &decoder),
            liquidationHold: try decoder.read(Int64.self), isAlone: try decoder.readBool())
    }
}

extension BreakerTerms.Asset {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        for share in [price.band, price.perSecond, price.perMinute, price.perHour, disagreement, depeg] {
            encoder.write(share)
        }
        encoder.write(staleAfter != nil)
        if let staleAfter { encoder.write(staleAfter) }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init(
            price: PriceBandRules(
                band: try decoder.read(UInt32.self), perSecond: try decoder.read(UInt32.self),
                perMinute: try decoder.read(UInt32.self), perHour: try decoder.read(UInt32.self)),
            disagreement: try decoder.read(UInt32.self), depeg: try decoder.read(UInt32.self),
            staleAfter: try decoder.readBool() ? try decoder.read(UInt32.self) : nil)
    }
}

extension BreakerRules {
    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        var spans: [Int64] = []
        for _ in 0..<4 {
            let span = try decoder.read(Int64.self)
            guard span > 0 else { throw decoder.failure("a state that lasts") }
            spans.append(span)
        }
        self.init(limitState: spans[0], halt: spans[1], riskReducing: spans[2], limitOrders: spans[3])
    }
}

extension BreakerScope {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(key.kind)
        encoder.write(key.index)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let (kind, index) = (try decoder.read(UInt8.self), try decoder.read(UInt32.self))
        switch kind {
        case 0: self = .asset(InstrumentID(index))
        case 1: self = .lending(LendingID(index))
        case 2: self = .pool(PoolID(index))
        case 3: self = .account(AccountID(index))
        case 4: self = .agent(UInt16(truncatingIfNeeded: index))
        case 5: self = .desk
        default: throw decoder.failure("what a breaker is about")
        }
    }
}

extension BreakerFinding {
    func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .calm: encoder.write(UInt8(0))
        case .limit(let cause):
            encoder.write(UInt8(1))
            cause.encode(into: &encoder)
        case .breach(let cause):
            encoder.write(UInt8(2))
            cause.encode(into: &encoder)
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .calm
        case 1: self = .limit(try BreakerCause(decoding: &decoder))
        case 2: self = .breach(try BreakerCause(decoding: &decoder))
        default: throw decoder.failure("what a breaker has found")
        }
    }
}

extension BreakerCause {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(code)
        switch self {
        case .outOfBand(let price, let other), .depeg(let price, let other):
            encoder.write(price)
            encoder.write(other)
        case .velocity(let window, let from, let to):
            encoder.write(window.rawValue)
            encoder.write(from)
            encoder.write(to)
        case .tripped(let actor), .released(let actor): encoder.write(actor)
        default: break
        }
    }

    private var code: UInt8 {
        switch self {
        case .outOfBand: 0
        case .velocity: 1
        case .limitStateExpired: 2
        case .stale: 3
        case .disagreement: 4
        case .outflow: 5
        case .loss: 6
        case .tripped: 7
        case .released: 8
        case .calm: 9
        case .depeg: 10
        case .invariant: 11
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .outOfBand(price: try decoder.readPrice(), reference: try decoder.readPrice())
        case 1:
            self = .velocity(
                try decoder.readCase(VelocityWindow.self, "a window of speed"), from: try decoder.readPrice(),
                to: try decoder.readPrice())
        case 2: self = .limitStateExpired
        case 3: self = .stale
        case 4: self = .disagreement
        case 5: self = .outflow
        case 6: self = .loss
        case 7: self = .tripped(by: try decoder.read(UInt32.self))
        case 8: self = .released(by: try decoder.read(UInt32.self))
        case 9: self = .calm
        case 10: self = .depeg(price: try decoder.readPrice(), peg: try decoder.readPrice())
        case 11: self = .invariant
        default: throw decoder.failure("why a breaker changed")
        }
    }
}
