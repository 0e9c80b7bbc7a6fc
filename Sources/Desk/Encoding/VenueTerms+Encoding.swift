import Protocols
import Units

extension LendingTerms {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(name)
        encoder.write(chain)
        kind.encode(into: &encoder)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        name = try decoder.readText()
        chain = try decoder.readText()
        kind = try LendingKind(decoding: &decoder)
    }
}

extension PoolTerms {
    func encode(into encoder: inout ByteEncoder) {
        for text in [name, chain, base, quote] { encoder.write(text) }
        kind.encode(into: &encoder)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        name = try decoder.readText()
        chain = try decoder.readText()
        base = try decoder.readText()
        quote = try decoder.readText()
        kind = try PoolKind(decoding: &decoder)
    }
}

extension PoolKind {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        switch self {
        case .constantProduct: encoder.write(UInt8(0))
        case .concentrated(let feePips, let tickSpacing):
            encoder.write(UInt8(1))
            encoder.write(feePips)
            encoder.write(tickSpacing)
        case .stable(let amplification, let fee):
            encoder.write(UInt8(2))
            encoder.write(amplification)
            encoder.write(fee)
        case .weighted(let baseShare, let swapFee):
            encoder.write(UInt8(3))
            encoder.write(baseShare)
            encoder.write(swapFee)
        }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        switch try decoder.read(UInt8.self) {
        case 0: self = .constantProduct
        case 1:
            self = .concentrated(
                feePips: try decoder.read(UInt32.self), tickSpacing: try decoder.read(Int32.self))
        case 2:
            self = .stable(
                amplification: try decoder.read(UInt64.self), fee: try decoder.read(UInt64.self))
        case 3:
            self = .weighted(
                baseShare: try decoder.read(UInt32.self), swapFee: try decoder.read(UInt64.self))
        default: throw decoder.failure("the kind of a pool")
        }
    }
}

extension AaveReserveConfiguration {
    func encode(into encoder: inout ByteEncoder) {
        encoder.write(decimals)
        for value in [
            loanToValue, liquidationThreshold, liquidationBonus, liquidationProtocolFee, reserveFactor,
        ] {
            encoder.write(value)
        }
        for value in [
            rateCurve.optimalUsageRatio, rateCurve.baseVariableBorrowRate, rateCurve.variableRateSlope1,
            rateCurve.variableRateSlope2,
        ] { encoder.write(value) }
        encoder.write(supplyCap)
        encoder.write(borrowCap)
        for flag in [isActive, isFrozen, isPaused, isBorrowingEnabled] { encoder.write(flag) }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let decimals = try decoder.read(UInt8.self)
        let shares = try decoder.readShares(5)
        let curve = try decoder.readShares(4)
        self.init(
            decimals: decimals, loanToValue: shares[0], liquidationThreshold: shares[1],
            liquidationBonus: shares[2], reserveFactor: shares[4],
            rateCurve: AaveRateCurve(
                optimalUsageRatio: curve[0], baseVariableBorrowRate: curve[1], variableRateSlope1: curve[2],
                variableRateSlope2: curve[3]))
        liquidationProtocolFee = shares[3]
        supplyCap = try decoder.read(UInt64.self)
        borrowCap = try decoder.read(UInt64.self)
        isActive = try decoder.readBool()
        isFrozen = try decoder.readBool()
        isPaused = try decoder.readBool()
        isBorrowingEnabled = try decoder.readBool()
    }
}

extension ByteDecoder {
    /// Reads so many shares in basis points.
    fileprivate mutating func readShares(_ count: Int) throws(ByteCodingError) -> [UInt32] {
        var shares: [UInt32] = []
        for _ in 0..<count { shares.append(try read(UInt32.self)) }
        return shares
    }
}
