import Protocols
import Units

extension InstrumentLife {
    func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .unlimited: encoder.write(UInt8(0))
        case .bill(let life):
            encoder.write(UInt8(1))
            life.encode(into: &encoder)
        case .note(let life):
            encoder.write(UInt8(2))
            life.encode(into: &encoder)
        case .share(let life):
            encoder.write(UInt8(3))
            encoder.write(all: life.actions) { $1.encode(into: &$0) }
        case .fund(let life):
            encoder.write(UInt8(4))
            life.encode(into: &encoder)
        case .option(let life):
            encoder.write(UInt8(5))
            life.encode(into: &encoder)
        case .perpetual(let life):
            encoder.write(UInt8(6))
            encoder.write(life.underlying)
            encoder.write(life.fundingSeconds)
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .unlimited
        case 1: self = .bill(try BillLife(decoding: &decoder))
        case 2: self = .note(try NoteLife(decoding: &decoder))
        case 3:
            let actions = try decoder.readAll { decoder throws(ByteCodingError) in
                try ShareLife.Scheduled(decoding: &decoder)
            }
            self = .share(ShareLife(actions: actions))
        case 4: self = .fund(try FundLife(decoding: &decoder))
        case 5: self = .option(try OptionLife(decoding: &decoder))
        case 6:
            self = .perpetual(
                PerpetualLife(
                    underlying: try decoder.readText(), fundingSeconds: try decoder.read(UInt32.self)))
        default: throw decoder.failure("the life of an instrument")
        }
    }
}

extension BillLife {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(maturity)
        encoder.write(face)
        encoder.write(cash)
        switch growth {
        case .accumulating: encoder.write(UInt32.max)
        case .rebasing(let rate): encoder.write(rate)
        }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        (maturity, face, cash) = (
            try decoder.readTime(), try decoder.readPrice(), try decoder.readText()
        )
        let rate = try decoder.read(UInt32.self)
        growth = rate == .max ? .accumulating : .rebasing(ratePartsPerMillion: rate)
    }
}

extension NoteLife {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(maturity)
        encoder.write(face)
        encoder.write(couponPartsPerMillion)
        encoder.write(couponsPerYear)
        encoder.write(cash)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        (maturity, face) = (try decoder.readTime(), try decoder.readPrice())
        couponPartsPerMillion = try decoder.read(UInt32.self)
        couponsPerYear = try decoder.read(UInt8.self)
        guard [1, 2, 4, 12].contains(couponsPerYear) else { throw decoder.failure("coupons a year") }
        cash = try decoder.readText()
    }
}

extension ShareLife.Scheduled {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(time)
        switch action {
        case .split(let new, let old):
            encoder.write(UInt8(0))
            encoder.write(new)
            encoder.write(old)
        case .reinvestedDividend(let perShare, let price):
            encoder.write(UInt8(1))
            encoder.write(perShare)
            encoder.write(price)
        }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        time = try decoder.readTime()
        let code = try decoder.read(UInt8.self)
        let (first, second) = (try decoder.readUInt256(), try decoder.readUInt256())
        switch code {
        case 0: action = .split(new: first, old: second)
        case 1: action = .reinvestedDividend(perShare: first, price: second)
        default: throw decoder.failure("a corporate action")
        }
    }
}

extension FundLife {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(cash)
        for value in [cutOff, managementPartsPerMillion, performanceBasisPoints] { encoder.write(value) }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        cash = try decoder.readText()
        cutOff = try decoder.read(UInt32.self)
        guard cutOff < 86_400 else { throw decoder.failure("a second of the day") }
        managementPartsPerMillion = try decoder.read(UInt32.self)
        performanceBasisPoints = try decoder.read(UInt32.self)
    }
}

extension OptionLife {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(right.rawValue)
        encoder.write(underlying)
        encoder.write(strike)
        encoder.write(expiry)
        encoder.write(cash)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        right = try decoder.readCase(Right.self, "the right of an option")
        (underlying, strike) = (try decoder.readText(), try decoder.readPrice())
        (expiry, cash) = (try decoder.readTime(), try decoder.readText())
    }
}
