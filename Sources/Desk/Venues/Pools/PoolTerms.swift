import Units

/// An exchange pool as it is set up: the payload of `Command.openPool`.
public struct PoolTerms: Hashable, Sendable {
    /// What the pool is called.
    public var name: SafeText
    /// The chain that it lives on.
    public var chain: SafeText
    /// The first token, of which prices are told.
    public var base: SafeText
    /// The second token, in which prices are told.
    public var quote: SafeText
    /// On which curve it trades.
    public var kind: PoolKind

    /// Makes terms; a pair of Uniswap v2 unless said otherwise.
    public init(
        name: SafeText, chain: SafeText, base: SafeText, quote: SafeText,
        kind: PoolKind = .constantProduct
    ) {
        self.name = name
        self.chain = chain
        self.base = base
        self.quote = quote
        self.kind = kind
    }
}

/// The curve on which a pool trades, and what is set for it.
public enum PoolKind: Hashable, Sendable {
    /// A pair of Uniswap v2.
    case constantProduct
    /// A pool of Uniswap v3: its fee in millionths and the distance of its ticks.
    case concentrated(feePips: UInt32, tickSpacing: Int32)
    /// A StableSwap pool of Curve, after the template: its amplification, and its fee in units of 1e-10, of which
    /// the admin has half.
    case stable(amplification: UInt64, fee: UInt64)
    /// A weighted pool of Balancer: the base's share of its worth in basis points, and its fee times 1e18.
    case weighted(baseShare: UInt32, swapFee: UInt64)
}
