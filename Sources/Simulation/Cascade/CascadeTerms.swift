import Protocols
import Units

/// Who liquidates in a cascade, and with how much.
public struct CascadeKeepers: Hashable, Sendable {
    /// The account that liquidates in the market's name.
    public var account: Int
    /// What they can pay with before they have sold anything, in smallest units of the debt asset.
    public var capital: UInt256
    /// The most liquidations of a round.
    public var mostPerRound: Int
    /// What a liquidation costs beside the debt, in the base currency scaled by 1e8.
    public var gas: UInt256
    /// How many rounds after an account has fallen below its line they reach it; 0 for at once.
    public var latency: Int

    /// Makes keepers; quick and without costs unless said otherwise.
    public init(
        account: Int, capital: UInt256, mostPerRound: Int = .max, gas: UInt256 = .zero, latency: Int = 0
    ) {
        (self.account, self.capital, self.mostPerRound) = (account, capital, mostPerRound)
        (self.gas, self.latency) = (gas, latency)
    }
}

/// Where seized collateral is sold for the debt asset.
public struct CascadeExit: Hashable, Sendable {
    /// The reserve of the collateral, which is the pair's token 0; token 1 is the debt asset.
    public var reserve: Int
    /// The pool, at the price that the cascade begins with.
    public var pair: UniswapV2Pair

    /// Makes an exit.
    public init(reserve: Int, pair: UniswapV2Pair) { (self.reserve, self.pair) = (reserve, pair) }
}

/// What one round of a cascade did.
public struct CascadeRound: Hashable, Sendable {
    /// Accounts below their line when the round began.
    public var belowLine = 0
    /// Those that were liquidated, in the order of their turn.
    public var liquidated: [Int] = []
    /// The debt that keepers covered, in smallest units of the debt asset.
    public var debtCovered = UInt256.zero
    /// The collateral that keepers got, by reserve, in smallest units.
    public var seized: [UInt256] = []
    /// What their sales brought, in smallest units of the debt asset.
    public var proceeds = UInt256.zero
    /// Debts that nobody will pay, in the order in which they were written off.
    public var badDebt: [AaveDeficit] = []
    /// Prices after the sales, in the order of the reserves, scaled by 1e8.
    public var prices: [UInt256?] = []
}

/// Where a cascade came to rest.
public struct CascadeOutcome: Hashable, Sendable {
    /// The rounds in which something happened or somebody waited, in order.
    public var rounds: [CascadeRound] = []
    /// Whether it came to rest by itself; otherwise the rounds that were allowed did not suffice.
    public var isAtRest = false
    /// The market afterwards.
    public var market: AaveMarket
    /// The pools afterwards.
    public var exits: [CascadeExit]
    /// Prices afterwards, scaled by 1e8.
    public var prices: [UInt256?]
    /// What keepers have left of the debt asset.
    public var capital: UInt256
    /// Collateral that keepers could not sell, by reserve.
    public var unsold: [UInt256]

    /// Liquidations of all rounds.
    public var liquidationCount: Int { rounds.reduce(0) { $0 + $1.liquidated.count } }
}
