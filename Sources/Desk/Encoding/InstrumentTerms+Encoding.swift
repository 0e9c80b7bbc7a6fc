import Protocols
import Units

extension InstrumentTerms {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(symbol)
        encoder.write(kind.rawValue)
        encoder.write(decimals)
        encoder.write(maximumPriceAge)
        encoder.write(maximumReserveAge)
        encoder.write(lot)
        provenance.encode(into: &encoder)
        life.encode(into: &encoder)
        encoder.write(transferRules != nil)
        transferRules?.encode(into: &encoder)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        symbol = try decoder.readText()
        kind = try decoder.readCase(InstrumentKind.self, "a kind of instrument")
        decimals = try decoder.readDecimals()
        maximumPriceAge = try decoder.read(UInt32.self)
        maximumReserveAge = try decoder.read(UInt32.self)
        lot = try decoder.readUInt256()
        provenance = try Provenance(decoding: &decoder)
        life = try InstrumentLife(decoding: &decoder)
        transferRules = try decoder.readBool() ? try TransferRules(decoding: &decoder) : nil
    }
}

extension Provenance {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        for text in [chain, issuer, custodian, oracle, bridge, backing] { encoder.write(text) }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        (chain, issuer, custodian) = (try decoder.readText(), try decoder.readText(), try decoder.readText())
        (oracle, bridge, backing) = (try decoder.readText(), try decoder.readText(), try decoder.readText())
    }
}

extension TransferRules {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(claim != nil)
        if let claim { encoder.write(claim) }
        encoder.write(all: closedCountries) { $1.encode(into: &$0) }
        encoder.write(holderLimit)
        encoder.write(mostHeld)
        encoder.write(hours?.lowerBound ?? .max)
        encoder.write(hours?.upperBound ?? .max)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        claim = try decoder.readBool() ? try decoder.readText() : nil
        closedCountries = try decoder.readAll { decoder throws(ByteCodingError) in
            try CountryCode(decoding: &decoder)
        }
        holderLimit = try decoder.read(UInt32.self)
        mostHeld = try decoder.readUInt256()
        let (opens, closes) = (try decoder.read(UInt32.self), try decoder.read(UInt32.self))
        guard opens <= closes else { throw decoder.failure("hours that begin before they end") }
        hours = opens == .max ? nil : opens..<closes
    }
}

extension HolderIdentity {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(country != nil)
        country?.encode(into: &encoder)
        encoder.write(all: claims) { encoder, claim in
            encoder.write(claim.topic)
            encoder.write(claim.end)
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        country = try decoder.readBool() ? try CountryCode(decoding: &decoder) : nil
        claims = try decoder.readAll { decoder throws(ByteCodingError) in
            Claim(try decoder.readText(), until: try decoder.readTime())
        }
    }
}

extension CountryCode {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(letters.0)
        encoder.write(letters.1)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let letters = [try decoder.read(UInt8.self), try decoder.read(UInt8.self)]
        guard let code = CountryCode(String(decoding: letters, as: UTF8.self)) else {
            throw decoder.failure("a country")
        }
        self = code
    }
}
