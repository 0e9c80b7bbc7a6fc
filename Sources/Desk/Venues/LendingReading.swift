import Protocols
import Units

/// A lending venue at one moment: indexes and prices are brought up to date once, and then serve any number of
/// accounts.
public struct LendingReading: Sendable {
    /// One reserve at the moment.
    public struct Reserve: Hashable, Sendable {
        /// What it lends.
        public let instrument: InstrumentID
        /// What governance has set.
        public let configuration: AaveReserveConfiguration
        /// What is there to be borrowed or withdrawn, in smallest units.
        public let liquidity: UInt256
        /// The oracle's price in the base currency times 1e8; 0 before the first.
        public let price: UInt256
        /// One whole in smallest units.
        public let unit: UInt256
        let (liquidityIndex, borrowIndex): (UInt256, UInt256)
    }

    /// The venue.
    public let venue: LendingID
    /// The chain that it lives on.
    public let chain: SafeText
    /// Its reserves in their order.
    public let reserves: [Reserve]
    /// Numbers of the accounts of the book there, in the order of the book.
    public let ownAccounts: [UInt32]

    private let place: LendingVenue
    private let moment: AaveMoment

    init(_ state: DeskState, _ venue: LendingID) {
        let place = state.trading.lending[Int(venue.index)]
        let prices = VenuePrices(state)
        self.venue = venue
        self.place = place
        chain = place.terms.chain
        moment = place.moment(prices)
        reserves = zip(place.instruments, place.market.reserves).map { instrument, reserve in
            Reserve(
                instrument: instrument, configuration: reserve.configuration,
                liquidity: reserve.virtualUnderlyingBalance, price: prices[instrument] ?? .zero,
                unit: prices.unit(of: instrument),
                liquidityIndex: (try? reserve.normalizedIncome(at: prices.second)) ?? .zero,
                borrowIndex: (try? reserve.normalizedDebt(at: prices.second)) ?? .zero)
        }
        ownAccounts = state.trading.accounts.compactMap { account in
            account.seat.flatMap { $0.venue == venue ? $0.number : nil }
        }
    }

    /// Accounts on the venue, the treasury's and those of the book included.
    public var accountCount: UInt32 { UInt32(clamping: place.market.accounts.count) }

    /// Whether an account is one of the book.
    public func isOwn(_ number: UInt32) -> Bool { place.owners[number] != nil }

    /// Values an account; `nil` without debt, while a price is missing, and where exact arithmetic fails.
    public func borrower(_ number: UInt32) -> BorrowerReading? {
        guard number < accountCount else { return nil }
        return try? BorrowerReading(place.market.accounts[Int(number)], at: reserves)
    }

    /// Returns what a liquidation would do; `nil` where the venue would refuse it.
    public func preview(_ call: AaveLiquidationCall) -> AaveLiquidation? {
        guard call.borrower < Int(accountCount), call.liquidator < Int(accountCount) else { return nil }
        var market = place.market
        return try? market.liquidate(call, at: moment)
    }
}
