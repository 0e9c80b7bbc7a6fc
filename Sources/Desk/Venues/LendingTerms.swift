import Protocols
import Units

/// A lending market of Aave v3.7 as it is set up: the payload of `Command.openLendingVenue`.
public struct LendingTerms: Hashable, Sendable {
    /// What the venue is called.
    public var name: SafeText
    /// The chain that it lives on; accounts trade with pools of the same chain.
    public var chain: SafeText
    /// What it lends, in the order of its reserves.
    public var reserves: [ReserveTerms]

    /// Makes terms.
    public init(name: SafeText, chain: SafeText, reserves: [ReserveTerms]) {
        self.name = name
        self.chain = chain
        self.reserves = reserves
    }
}

/// One asset of a lending market.
public struct ReserveTerms: Hashable, Sendable {
    /// The instrument.
    public var symbol: SafeText
    /// What governance has set; its decimals are those of the instrument.
    public var configuration: AaveReserveConfiguration

    /// Makes terms.
    public init(symbol: SafeText, configuration: AaveReserveConfiguration) {
        self.symbol = symbol
        self.configuration = configuration
    }
}
