import Protocols
import Units

/// A lending market that the desk knows, with what its reserves are.
struct LendingVenue: Sendable {
    let terms: LendingTerms
    /// The instrument of each reserve.
    let instruments: [InstrumentID]
    var market: any LendingMarket
    /// Which accounts there are ours. For look-ups only; nothing ever walks it.
    var owners: [UInt32: AccountID] = [:]

    /// Returns the reserve of an instrument.
    func reserve(of instrument: InstrumentID) -> Int? { instruments.firstIndex(of: instrument) }

    /// Returns the moment of an operation: the time of the chain and the oracle's prices.
    func moment(_ prices: VenuePrices) -> LendingMoment {
        LendingMoment(second: prices.second, prices: instruments.map { prices[$0] })
    }
}

extension LendingKind {
    /// Makes a market in which only those who run it have an account, the first.
    ///
    /// - Parameter decimals: of each of its assets, in their order.
    func makeMarket(decimals: [UInt8], at second: UInt64) throws(OrderRefusal) -> any LendingMarket {
        switch self {
        case .aave(let reserves): try LendingKind.aaveMarket(reserves, decimals, at: second)
        case .comet(let terms): try LendingKind.cometMarket(terms, decimals, at: second)
        case .morpho(let terms): try LendingKind.morphoVenue(terms, decimals, at: second)
        case .maker(let terms): try LendingKind.makerVenue(terms, decimals, at: second)
        }
    }

    private static func aaveMarket(
        _ reserves: [ReserveTerms], _ decimals: [UInt8], at second: UInt64
    ) throws(OrderRefusal) -> AaveMarket {
        var market = AaveMarket()
        for (reserve, decimals) in zip(reserves, decimals) {
            var configuration = reserve.configuration
            configuration.decimals = decimals
            try atVenue { () throws(AaveError) in _ = try market.list(configuration, at: second) }
        }
        return market
    }

    private static func cometMarket(
        _ terms: CometTerms, _ decimals: [UInt8], at second: UInt64
    ) throws(OrderRefusal) -> CometMarket {
        var market = CometMarket(try terms.configuration(decimals), at: second)
        _ = market.openAccount()
        return market
    }

    private static func morphoVenue(
        _ terms: MorphoTerms, _ decimals: [UInt8], at second: UInt64
    ) throws(OrderRefusal) -> MorphoVenue {
        let market = try atVenue { () throws(MorphoError) in
            try MorphoMarket(
                lltv: wad(terms.lltv), rateModel: .adaptiveCurve, fee: wad(terms.fee),
                supplied: MorphoShareTotals(), borrowed: MorphoShareTotals(), positions: [MorphoPosition()],
                lastUpdate: second)
        }
        return try terms.venue(market, decimals, collateralHeld: .zero)
    }

    private static func makerVenue(
        _ terms: MakerTerms, _ decimals: [UInt8], at second: UInt64
    ) throws(OrderRefusal) -> MakerVenue {
        let type = terms.collateralType(at: second)
        var system = MakerSystem(
            collateralTypes: [type], debtCeiling: type.debtCeiling, auctionCeiling: type.auctionCeiling)
        try atVenue { () throws(MakerError) in
            _ = try system.open(collateralType: 0)
            try system.refreshLeastTab(collateralType: 0)
        }
        return try terms.venue(system, decimals, daiOut: .zero, collateralHeld: .zero)
    }

    /// A share in basis points as a WAD.
    static func wad(_ share: UInt32) -> UInt256 { UInt256(UInt64(share)) &* 100_000_000_000_000 }
}
