import Desk
import Units

/// The whole simulated market of one seed: what it begins with, its prices, and those who trade in it.
public struct SimulatedMarket: Sendable {
    /// The seed from which everything follows.
    public let seed: UInt64
    /// What kind of day it is.
    public let mood: MarketMood
    /// How many others borrow.
    public let borrowers: Int

    /// Others who borrow unless said otherwise.
    public static let usualBorrowers = 400
    /// Participants act each time that so many nanoseconds of the desk's time have passed since the start.
    public static let roundNanoseconds: Int64 = 500_000_000

    /// Makes the market of a seed.
    public init(
        seed: UInt64, mood: MarketMood = .normal, borrowers: Int = SimulatedMarket.usualBorrowers
    ) {
        precondition(borrowers >= 0, "a market has no fewer than 0 borrowers")
        self.seed = seed
        self.mood = mood
        self.borrowers = borrowers
    }

    /// The prices, as ticks in the order of their time; they carry the number of `feed`.
    public func prices(feed: UInt16 = 0) -> MarketSimulator {
        MarketSimulator(seed: seed, mood: mood, feed: feed)
    }

    /// Those who trade, round after round.
    public var participants: MarketParticipants { MarketParticipants(seed: seed) }

    /// Returns everything that comes before the first price: instruments, the clock, venues with their liquidity,
    /// other borrowers, the book and its breakers.
    ///
    /// - Parameter book: our accounts, the default ones unless said otherwise.
    public func setUp(book: [AccountDefinition] = DefaultBook.accounts) -> [Command] {
        let prices = StartingPrices()
        let venues = SimulatedVenues.standard
        let others = SimulatedBorrowers(count: borrowers, seed: seed, venues: venues, at: prices)
        return PriceProcess.defaultMarket.map { Command.listInstrument($0.terms) }
            + [.startClock(at: MarketSimulator.start)] + venues.setUp(at: prices, for: others)
            + others.openings() + book.map(Command.openAccount) + [.setBreakers(.usual)]
    }

    /// Returns the set-up of a market in one call.
    public static func setUp(
        seed: UInt64, mood: MarketMood = .normal, borrowers: Int = SimulatedMarket.usualBorrowers
    ) -> [Command] {
        SimulatedMarket(seed: seed, mood: mood, borrowers: borrowers).setUp()
    }

    /// Returns the round in which a time lies: 0 up to half a second after the start.
    public static func round(at time: Timestamp) -> Int64 {
        max(0, time.nanoseconds(since: MarketSimulator.start)) / roundNanoseconds
    }
}
