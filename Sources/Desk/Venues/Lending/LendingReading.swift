import Protocols
import Units

/// A lending venue at one moment: interest and prices are brought up to date once, and then serve any number of
/// accounts.
public struct LendingReading: Sendable {
    /// One reserve at the moment.
    public struct Reserve: Hashable, Sendable {
        /// What it lends, or takes as collateral.
        public let instrument: InstrumentID
        /// What is there to be borrowed or withdrawn, in smallest units.
        public let liquidity: UInt256
        /// The oracle's price in the base currency times 1e8; 0 before the first.
        public let price: UInt256
        /// One whole in smallest units.
        public let unit: UInt256
    }

    /// The venue.
    public let venue: LendingID
    /// Its terms.
    public let terms: LendingTerms
    /// Its reserves in their order.
    public let reserves: [Reserve]
    /// Numbers of the accounts of the book there, in the order of the book.
    public let ownAccounts: [UInt32]

    private let place: LendingVenue
    private let moment: LendingMoment

    init(_ state: DeskState, _ venue: LendingID) {
        var place = state.trading.lending[Int(venue.index)]
        let prices = VenuePrices(state)
        place.market = place.market.upToDate(at: prices.second)
        let market = place.market
        self.venue = venue
        self.place = place
        terms = place.terms
        moment = place.moment(prices)
        reserves = place.instruments.enumerated().map { reserve, instrument in
            Reserve(
                instrument: instrument, liquidity: market.liquidity(of: reserve),
                price: prices[instrument] ?? .zero, unit: prices.unit(of: instrument))
        }
        ownAccounts = state.trading.accounts.compactMap { account in
            account.seat.flatMap { $0.venue == venue ? $0.number : nil }
        }
    }

    /// The chain that it lives on.
    public var chain: SafeText { terms.chain }

    /// Accounts on the venue, those of the book and of the venue itself included.
    public var accountCount: UInt32 { UInt32(clamping: place.market.accountCount) }

    /// Whether an account is one of the book.
    public func isOwn(_ number: UInt32) -> Bool { place.owners[number] != nil }

    /// Collateral that the venue has taken over and sells.
    public var lots: [SeizedLot] { place.market.lots(at: moment.second) }

    /// Values an account; `nil` without debt, while a price is missing, and where exact arithmetic fails.
    public func borrower(_ number: UInt32) -> BorrowerReading? {
        guard number < accountCount else { return nil }
        return try? BorrowerReading(Int(number), on: place.market, reserves, at: moment)
    }

    /// Returns what a liquidation would do; `nil` where the venue would refuse it.
    public func preview(_ call: LiquidationCall) -> LiquidationResult? {
        guard call.borrower < accountCount, call.liquidator < accountCount else { return nil }
        var market = place.market
        return try? market.liquidate(call, at: moment)
    }

    /// Returns what a purchase of a lot for at most so much would do; `nil` where the venue would refuse it.
    public func preview(buying lot: UInt64, for amount: UInt256) -> LiquidationResult? {
        var market = place.market
        return try? market.buy(lot, for: amount, at: moment)
    }
}
