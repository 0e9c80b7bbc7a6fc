import Protocols
import Units

extension AaveMarket {
    func encodeMarket(into encoder: inout ByteEncoder) {
        encoder.write(all: reserves) { $1.encode(into: &$0) }
        encoder.write(all: categories) { encoder, category in
            encoder.write(category != nil)
            category?.encode(into: &encoder)
        }
        encoder.write(all: accounts) { $1.encode(into: &$0) }
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let reserves = try decoder.readAll { decoder throws(ByteCodingError) in
            try AaveReserve(decoding: &decoder)
        }
        let categories = try decoder.readAll { decoder throws(ByteCodingError) in
            try decoder.readBool() ? try AaveEModeCategory(decoding: &decoder) : nil
        }
        let accounts = try decoder.readAll { decoder throws(ByteCodingError) in
            try AaveAccount(decoding: &decoder)
        }
        guard reserves.count <= 128, !accounts.isEmpty else {
            throw decoder.failure("a lending market with its treasury")
        }
        self.init(reserves: reserves, categories: categories, accounts: accounts)
    }
}

extension AaveReserve {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        configuration.encode(into: &encoder)
        for value in [
            liquidityIndex, variableBorrowIndex, liquidityRate, variableBorrowRate, scaledSupply, scaledDebt,
            virtualUnderlyingBalance, deficit, accruedToTreasury,
        ] { encoder.write(value) }
        encoder.write(lastUpdate)
        encoder.write(liquidationGracePeriodUntil)
        encoder.write(pendingLoanToValue)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init(try AaveReserveConfiguration(decoding: &decoder), lastUpdate: 0)
        liquidityIndex = try decoder.readUInt256()
        variableBorrowIndex = try decoder.readUInt256()
        liquidityRate = try decoder.readUInt256()
        variableBorrowRate = try decoder.readUInt256()
        scaledSupply = try decoder.readUInt256()
        scaledDebt = try decoder.readUInt256()
        virtualUnderlyingBalance = try decoder.readUInt256()
        deficit = try decoder.readUInt256()
        accruedToTreasury = try decoder.readUInt256()
        lastUpdate = try decoder.read(UInt64.self)
        liquidationGracePeriodUntil = try decoder.read(UInt64.self)
        pendingLoanToValue = try decoder.read(UInt32.self)
    }
}

extension AaveEModeCategory {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        for value in [terms.loanToValue, terms.liquidationThreshold, liquidationBonus] {
            encoder.write(value)
        }
        encoder.write(terms.isIsolated)
        for bitmap in [collateralBitmap, zeroLoanToValueBitmap, borrowableBitmap] { encoder.write(bitmap) }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let (loanToValue, threshold) = (try decoder.read(UInt32.self), try decoder.read(UInt32.self))
        let bonus = try decoder.read(UInt32.self)
        let isIsolated = try decoder.readBool()
        self.init(
            terms: AaveEMode(
                loanToValue: loanToValue, liquidationThreshold: threshold, isIsolated: isIsolated),
            liquidationBonus: bonus, collateralBitmap: try decoder.read(UInt128.self),
            zeroLoanToValueBitmap: try decoder.read(UInt128.self),
            borrowableBitmap: try decoder.read(UInt128.self))
    }
}

extension AaveAccount {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(eModeCategory)
        encoder.write(all: holdings) { $1.encode(into: &$0) }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let category = try decoder.read(UInt8.self)
        let holdings = try decoder.readAll { decoder throws(ByteCodingError) in
            try AaveHolding(decoding: &decoder)
        }
        self.init(holdings: holdings, eModeCategory: category)
    }
}

/// Most holdings are nothing: what is not there takes a bit and no number.
extension AaveHolding {
    private static let (supply, debt, collateral): (UInt8, UInt8, UInt8) = (1, 2, 4)

    fileprivate func encode(into encoder: inout ByteEncoder) {
        var flags: UInt8 = isUsedAsCollateral ? AaveHolding.collateral : 0
        if !scaledSupply.isZero { flags |= AaveHolding.supply }
        if !scaledDebt.isZero { flags |= AaveHolding.debt }
        encoder.write(flags)
        for amount in [scaledSupply, scaledDebt] where !amount.isZero { encoder.write(amount) }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let flags = try decoder.read(UInt8.self)
        guard flags < 8 else { throw decoder.failure("what a holding has") }
        let supplied = flags & AaveHolding.supply == 0 ? UInt256.zero : try decoder.readUInt256()
        let owed = flags & AaveHolding.debt == 0 ? UInt256.zero : try decoder.readUInt256()
        self.init(
            scaledSupply: supplied, scaledDebt: owed,
            isUsedAsCollateral: flags & AaveHolding.collateral != 0)
    }
}
