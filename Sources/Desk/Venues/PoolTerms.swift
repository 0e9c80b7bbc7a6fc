import Units

/// A pair of Uniswap v2 as it is set up: the payload of `Command.openPool`.
public struct PoolTerms: Hashable, Sendable {
    /// What the pool is called.
    public var name: SafeText
    /// The chain that it lives on.
    public var chain: SafeText
    /// The first token, of which prices are told.
    public var base: SafeText
    /// The second token, in which prices are told.
    public var quote: SafeText

    /// Makes terms.
    public init(name: SafeText, chain: SafeText, base: SafeText, quote: SafeText) {
        self.name = name
        self.chain = chain
        self.base = base
        self.quote = quote
    }
}
