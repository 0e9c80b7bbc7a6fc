import Protocols
import Units

extension LendingVenue {
    init(
        decoding decoder: inout ByteDecoder, instrument: (SafeText) -> InstrumentID?,
        decimals: (InstrumentID) -> UInt8
    ) throws(ByteCodingError) {
        let terms = try LendingTerms(decoding: &decoder)
        let instruments = terms.symbols.compactMap { instrument($0) }
        guard instruments.count == terms.symbols.count else {
            throw decoder.failure("reserves of listed instruments")
        }
        let market = try terms.kind.decodeMarket(from: &decoder, decimals: instruments.map(decimals))
        self.init(terms: terms, instruments: instruments, market: market)
    }
}

extension LendingKind {
    fileprivate func decodeMarket(
        from decoder: inout ByteDecoder, decimals: [UInt8]
    ) throws(ByteCodingError) -> any LendingMarket {
        switch self {
        case .aave(let reserves):
            let market = try AaveMarket(decoding: &decoder)
            guard market.reserves.count == reserves.count else {
                throw decoder.failure("reserves of listed instruments")
            }
            return market
        case .comet(let terms):
            guard let configuration = try? terms.configuration(decimals) else {
                throw decoder.failure("terms of Compound III")
            }
            return try CometMarket(configuration, decoding: &decoder)
        case .morpho(let terms): return try terms.venue(decoding: &decoder, decimals)
        case .maker(let terms): return try terms.venue(decoding: &decoder, decimals)
        }
    }
}

extension CometMarket {
    func encodeMarket(into encoder: inout ByteEncoder) {
        for value in [
            indexes.supply, indexes.borrow, tracking.supply, tracking.borrow, suppliedPrincipal,
            owedPrincipal, baseBalance,
        ] { encoder.write(value) }
        encoder.write(all: collateral) { $0.write($1.reserves) }
        encoder.write(lastAccrual)
        encoder.write(all: accounts) { encoder, account in
            encoder.write(account.principal)
            encoder.write(all: account.collateralAssets) { encoder, asset in
                encoder.write(UInt8(clamping: asset))
                encoder.write(account[asset])
            }
            encoder.write(account.trackingIndex)
            encoder.write(account.trackingAccrued)
        }
    }

    fileprivate init(
        _ configuration: CometConfiguration, decoding decoder: inout ByteDecoder
    ) throws(ByteCodingError) {
        var values: [UInt256] = []
        for _ in 0..<7 { values.append(try decoder.readUInt256()) }
        let reserves = try decoder.readAll { decoder throws(ByteCodingError) in try decoder.readUInt256() }
        let lastAccrual = try decoder.read(UInt64.self)
        let assets = configuration.assets.count
        let accounts = try decoder.readAll { decoder throws(ByteCodingError) in
            try CometAccount(decoding: &decoder, assets: assets)
        }
        guard reserves.count <= assets else { throw decoder.failure("reserves of listed assets") }
        self.init(
            configuration, accounts: accounts, indexes: CometIndexes(supply: values[0], borrow: values[1]),
            tracking: CometIndexes(supply: values[2], borrow: values[3]), supplied: values[4],
            owed: values[5], baseBalance: values[6], collateralReserves: reserves, lastAccrual: lastAccrual)
    }
}

extension CometAccount {
    fileprivate init(decoding decoder: inout ByteDecoder, assets: Int) throws(ByteCodingError) {
        let principal = try decoder.readInt256()
        var balances = [UInt256](repeating: .zero, count: assets)
        for _ in 0..<(try decoder.readCount()) {
            let asset = Int(try decoder.read(UInt8.self))
            let balance = try decoder.readUInt256()
            guard asset < assets, balance.high == 0 else { throw decoder.failure("a listed asset") }
            balances[asset] = balance
        }
        let (index, accrued) = (try decoder.readUInt256(), try decoder.readUInt256())
        guard principal.magnitude.leadingZeroBitCount >= 153 else {
            throw decoder.failure("a principal of 103 bits")
        }
        self.init(
            principal: principal, collateral: balances, trackingIndex: index, trackingAccrued: accrued)
    }
}

extension MorphoVenue {
    func encodeMarket(into encoder: inout ByteEncoder) {
        for value in [
            collateralHeld, market.fee, market.supplied.assets, market.supplied.shares,
            market.borrowed.assets, market.borrowed.shares, market.rateAtTarget,
        ] { encoder.write(value) }
        encoder.write(market.lastUpdate)
        encoder.write(all: market.positions) { encoder, position in
            encoder.write(position.supplyShares)
            encoder.write(position.borrowShares)
            encoder.write(position.collateral)
        }
    }
}

extension MorphoTerms {
    fileprivate func venue(
        decoding decoder: inout ByteDecoder, _ decimals: [UInt8]
    ) throws(ByteCodingError) -> MorphoVenue {
        var values: [UInt256] = []
        for _ in 0..<7 { values.append(try decoder.readUInt256()) }
        let lastUpdate = try decoder.read(UInt64.self)
        let positions = try decoder.readAll { decoder throws(ByteCodingError) in
            MorphoPosition(
                supplyShares: try decoder.readUInt256(), borrowShares: try decoder.readUInt256(),
                collateral: try decoder.readUInt256())
        }
        let market = try? MorphoMarket(
            lltv: LendingKind.wad(lltv), rateModel: .adaptiveCurve, fee: values[1],
            supplied: MorphoShareTotals(assets: values[2], shares: values[3]),
            borrowed: MorphoShareTotals(assets: values[4], shares: values[5]), positions: positions,
            lastUpdate: lastUpdate, rateAtTarget: values[6])
        guard !positions.isEmpty, let market,
            let venue = try? venue(market, decimals, collateralHeld: values[0])
        else { throw decoder.failure("a market of Morpho Blue") }
        return venue
    }
}

extension MakerVenue {
    func encodeMarket(into encoder: inout ByteEncoder) {
        let type = system.collateralTypes[0]
        encoder.write(daiOut)
        for value in [
            collateralHeld, system.debt, system.unbackedDebt, system.surplus, system.auctioned,
            type.totalNormalizedDebt, type.rate, type.spot, type.auctioned,
        ] { encoder.write(value) }
        encoder.write(type.price != nil)
        encoder.write(type.price ?? .zero)
        encoder.write(type.lastDrip)
        encoder.write(all: system.vaults) { encoder, vault in
            encoder.write(vault.collateral)
            encoder.write(vault.normalizedDebt)
        }
        encoder.write(system.auctionCount)
        encoder.write(all: system.auctions) { encoder, auction in
            for number in [auction.id, UInt64(auction.vault), auction.start] { encoder.write(number) }
            for value in [auction.tab, auction.lot, auction.top] { encoder.write(value) }
        }
    }
}

extension MakerTerms {
    fileprivate func venue(
        decoding decoder: inout ByteDecoder, _ decimals: [UInt8]
    ) throws(ByteCodingError) -> MakerVenue {
        let daiOut = try decoder.readInt256()
        var values: [UInt256] = []
        for _ in 0..<9 { values.append(try decoder.readUInt256()) }
        let hasPrice = try decoder.readBool()
        let (price, lastDrip) = (try decoder.readUInt256(), try decoder.read(UInt64.self))
        let set = collateralType(at: lastDrip)
        let type = MakerCollateralType(
            debtCeiling: set.debtCeiling, dust: set.dust, liquidationRatio: set.liquidationRatio,
            penalty: set.penalty, auctionCeiling: set.auctionCeiling, auctionTerms: set.auctionTerms,
            totalNormalizedDebt: values[5], rate: values[6], spot: values[7], duty: set.duty,
            lastDrip: lastDrip, auctioned: values[8], price: hasPrice ? price : nil)
        let vaults = try decoder.readAll { decoder throws(ByteCodingError) in
            MakerVault(
                collateralType: 0, collateral: try decoder.readUInt256(),
                normalizedDebt: try decoder.readUInt256())
        }
        let count = try decoder.read(UInt64.self)
        let auctions = try decoder.readAll { decoder throws(ByteCodingError) in
            try MakerAuction(decoding: &decoder)
        }
        var system = MakerSystem(
            collateralTypes: [type], vaults: vaults, auctions: auctions, auctionCount: count,
            debtCeiling: type.debtCeiling, auctionCeiling: type.auctionCeiling, debt: values[1],
            unbackedDebt: values[2], surplus: values[3], auctioned: values[4])
        guard (try? system.refreshLeastTab(collateralType: 0)) != nil,
            auctions.allSatisfy({ $0.vault < vaults.count }),
            let venue = try? venue(system, decimals, daiOut: daiOut, collateralHeld: values[0])
        else { throw decoder.failure("vaults of Maker") }
        return venue
    }
}

extension MakerAuction {
    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        let (id, vault) = (try decoder.read(UInt64.self), try decoder.read(UInt64.self))
        let start = try decoder.read(UInt64.self)
        self.init(
            id: id, vault: Int(clamping: vault), collateralType: 0, tab: try decoder.readUInt256(),
            lot: try decoder.readUInt256(), start: start, top: try decoder.readUInt256())
    }
}
