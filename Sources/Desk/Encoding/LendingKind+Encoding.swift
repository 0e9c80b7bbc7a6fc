import Protocols
import Units

extension LendingKind {
    func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .aave(let reserves):
            encoder.write(UInt8(0))
            encoder.write(all: reserves) { encoder, reserve in
                encoder.write(reserve.symbol)
                reserve.configuration.encode(into: &encoder)
            }
        case .comet(let terms):
            encoder.write(UInt8(1))
            terms.encode(into: &encoder)
        case .morpho(let terms):
            encoder.write(UInt8(2))
            encoder.write(terms.loan)
            encoder.write(terms.collateral)
            encoder.write(terms.lltv)
            encoder.write(terms.fee)
        case .maker(let terms):
            encoder.write(UInt8(3))
            terms.encode(into: &encoder)
        }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0:
            self = .aave(
                try decoder.readAll { decoder throws(ByteCodingError) in
                    ReserveTerms(
                        symbol: try decoder.readText(),
                        configuration: try AaveReserveConfiguration(decoding: &decoder))
                })
        case 1: self = .comet(try CometTerms(decoding: &decoder))
        case 2:
            self = .morpho(
                MorphoTerms(
                    loan: try decoder.readText(), collateral: try decoder.readText(),
                    lltv: try decoder.read(UInt32.self), fee: try decoder.read(UInt32.self)))
        case 3: self = .maker(try MakerTerms(decoding: &decoder))
        default: throw decoder.failure("a lending protocol")
        }
    }
}

extension CometTerms {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(base)
        for curve in [supplyCurve, borrowCurve] {
            for value in [curve.kink, curve.base, curve.slopeLow, curve.slopeHigh] { encoder.write(value) }
        }
        encoder.write(all: assets) { encoder, asset in
            encoder.write(asset.symbol)
            for share in [asset.borrowShare, asset.liquidateShare, asset.creditShare] { encoder.write(share) }
            encoder.write(asset.supplyCap)
        }
        encoder.write(leastBorrow)
        encoder.write(targetReserves)
        encoder.write(storefrontShare)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let base = try decoder.readText()
        let (supply, borrow) = (
            try CometRateCurve(decoding: &decoder), try CometRateCurve(decoding: &decoder)
        )
        let assets = try decoder.readAll { decoder throws(ByteCodingError) in
            CometAssetTerms(
                symbol: try decoder.readText(), borrowShare: try decoder.read(UInt32.self),
                liquidateShare: try decoder.read(UInt32.self), creditShare: try decoder.read(UInt32.self),
                supplyCap: try decoder.read(UInt64.self))
        }
        self.init(
            base: base, supplyCurve: supply, borrowCurve: borrow, assets: assets,
            leastBorrow: try decoder.read(UInt64.self), targetReserves: try decoder.read(UInt64.self),
            storefrontShare: try decoder.read(UInt32.self))
    }
}

extension CometRateCurve {
    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init(
            kink: try decoder.readUInt256(), basePerSecond: try decoder.readUInt256(),
            slopeLowPerSecond: try decoder.readUInt256(), slopeHighPerSecond: try decoder.readUInt256())
    }
}

extension MakerTerms {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(dai)
        encoder.write(collateral)
        encoder.write(liquidationRatio)
        encoder.write(duty)
        encoder.write(penalty)
        encoder.write(debtCeiling)
        encoder.write(dust)
        encoder.write(auctionStart)
        encoder.write(auctionSeconds)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init(
            dai: try decoder.readText(), collateral: try decoder.readText(),
            liquidationRatio: try decoder.read(UInt32.self), duty: try decoder.readUInt256(),
            penalty: try decoder.read(UInt32.self), debtCeiling: try decoder.read(UInt64.self),
            dust: try decoder.read(UInt64.self), auctionStart: try decoder.read(UInt32.self),
            auctionSeconds: try decoder.read(UInt64.self))
    }
}
