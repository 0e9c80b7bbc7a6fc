import Desk
import Protocols
import Units

/// The lending venues and pools of the simulated market, and what they are seeded with.
///
/// Pools are opened in the ratio of the starting prices. On each lending venue the first account after the
/// treasury is a great provider, which supplies every reserve and owes a part of what is lent much, and the
/// second is the keepers'; both are nobody's in particular.
public struct SimulatedVenues: Sendable {
    /// A lending venue with what its provider brings.
    struct Lending: Sendable {
        var name: SafeText
        var chain: SafeText
        var platform = Platform.aave
        /// In the order in which the desk numbers them.
        var reserves: [Reserve]
    }

    /// Which protocol a venue is.
    enum Platform: Sendable {
        case aave
        case comet(CometTerms)
        case morpho(MorphoTerms)
        case maker(MakerTerms)
    }

    /// A reserve with what the provider supplies and owes.
    struct Reserve: Sendable {
        var symbol: SafeText
        /// Up to what share of its value it carries debt before it is liquidated, in basis points; 0 for none.
        var threshold: UInt32
        /// What is set for it on Aave.
        var configuration: AaveReserveConfiguration?
        /// What the provider supplies, in whole dollars.
        var supplied: UInt64
        /// What he owes, in basis points of that.
        var owed: UInt64
        /// How much of the supply is lent when others borrow, in basis points.
        var usage: UInt64
    }

    /// A pool with what it is opened with.
    struct Pool: Sendable {
        var terms: PoolTerms
        /// What it holds on each side, or half of what it holds, in whole dollars.
        var depth: UInt64
        /// How far from the starting price its liquidity reaches, in hundredths of it; `nil` for all prices.
        var spread: UInt64?
    }

    var lending: [Lending]
    var pools: [Pool]

    /// The provider's number on every lending venue.
    static let provider: UInt32 = 1
    /// The keepers' number there.
    static let keeper: UInt32 = 2
    /// The number of the first other borrower there.
    static let firstBorrower: UInt32 = 3

    /// The venues that every simulated market has.
    public static let standard = SimulatedVenues(
        lending: [aaveCore, aavePrime, aaveBase, comet, morpho, maker], pools: ethereumPools + basePools)

    /// Returns the commands that open the venues and seed them, at the starting prices.
    ///
    /// - Parameter borrowers: who will borrow: supplies and caps make room for them.
    func setUp(at prices: StartingPrices, for borrowers: SimulatedBorrowers) -> [Command] {
        var commands: [Command] = []
        for (index, venue) in lending.enumerated() {
            let id = LendingID(UInt32(index))
            let provided = venue.reserves.indices.map { reserve in
                let totals = borrowers.totals[index][reserve]
                return provision(of: venue.reserves[reserve], beside: totals, at: prices)
            }
            commands.append(.openLendingVenue(terms(of: venue, provided, borrowers.totals[index], prices)))
            commands.append(.act(.admitBorrowers(id, [provider(provided), BorrowerTerms()])))
        }
        for (index, pool) in pools.enumerated() {
            commands.append(.openPool(pool.terms))
            commands.append(.act(seed(PoolID(UInt32(index)), pool, at: prices)))
        }
        return commands
    }

    private func seed(_ id: PoolID, _ pool: Pool, at prices: StartingPrices) -> MarketAction {
        var baseShare: UInt64 = 5_000
        if case .weighted(let share, _) = pool.terms.kind { baseShare = UInt64(share) }
        let price = prices.price(of: pool.terms.base, in: pool.terms.quote)
        return .provideLiquidity(
            id, base: prices.amount(worth: pool.depth / 5_000 * baseShare, of: pool.terms.base),
            quote: prices.amount(worth: pool.depth / 5_000 * (10_000 - baseShare), of: pool.terms.quote),
            range: pool.spread.map { spread in
                PriceRange(
                    lower: Price(raw: price.raw / 100 * UInt128(100 - spread)),
                    upper: Price(raw: price.raw / 100 * UInt128(100 + spread)))
            })
    }

    private func provider(_ provided: [(supplied: UInt256, owed: UInt256)]) -> BorrowerTerms {
        BorrowerTerms(
            supplied: provided.enumerated().filter { !$1.supplied.isZero }
                .map { LendingAmount(reserve: $0, amount: $1.supplied) },
            owed: provided.enumerated().filter { !$1.owed.isZero }
                .map { LendingAmount(reserve: $0, amount: $1.owed) })
    }

    /// What the provider brings: his own, and so much that what others borrow leaves the usual usage.
    ///
    /// What is free of it is enough for all that others owe, so that it does not matter in which order they come.
    private func provision(
        of reserve: Reserve, beside totals: SimulatedBorrowers.Totals, at prices: StartingPrices
    ) -> (supplied: UInt256, owed: UInt256) {
        let own = prices.amount(worth: reserve.supplied, of: reserve.symbol).low
        guard reserve.usage > 0 else { return (UInt256(own), .zero) }
        let owed = own * UInt128(reserve.owed) / 10_000
        let forUsage = totals.owed.low * 10_000 / UInt128(reserve.usage)
        let needed = max(forUsage, totals.supplied.low) - totals.supplied.low
        let missing = max(needed, max(totals.owed.low, own - owed) - (own - owed))
        return (UInt256(own + missing), UInt256(owed))
    }

    /// Caps and ceilings leave room for twice of what is there at the beginning.
    private func terms(
        of venue: Lending, _ provided: [(supplied: UInt256, owed: UInt256)],
        _ totals: [SimulatedBorrowers.Totals], _ prices: StartingPrices
    ) -> LendingTerms {
        let supplied = venue.reserves.indices.map { index in
            let amount = provided[index].supplied &+ totals[index].supplied
            return prices.wholes(amount, of: venue.reserves[index].symbol) * 2
        }
        let owed = venue.reserves.indices.map { index in
            let amount = provided[index].owed &+ totals[index].owed
            return prices.wholes(amount, of: venue.reserves[index].symbol) * 2
        }
        let kind: LendingKind
        switch venue.platform {
        case .aave: kind = .aave(SimulatedVenues.capped(venue.reserves, supplied, owed))
        case .comet(var terms):
            for index in terms.assets.indices {
                terms.assets[index].supplyCap = max(terms.assets[index].supplyCap, supplied[index + 1])
            }
            kind = .comet(terms)
        case .morpho(let terms): kind = .morpho(terms)
        case .maker(var terms):
            terms.debtCeiling = max(terms.debtCeiling, owed[0])
            kind = .maker(terms)
        }
        return LendingTerms(name: venue.name, chain: venue.chain, kind: kind)
    }

    /// At least a tenth of the supply may be borrowed of what nobody borrows yet.
    private static func capped(
        _ reserves: [Reserve], _ supplied: [UInt64], _ owed: [UInt64]
    ) -> [ReserveTerms] {
        reserves.enumerated().compactMap { index, reserve in
            guard var configuration = reserve.configuration else { return nil }
            configuration.supplyCap = supplied[index]
            configuration.borrowCap = max(owed[index], supplied[index] / 20)
            return ReserveTerms(symbol: reserve.symbol, configuration: configuration)
        }
    }
}
