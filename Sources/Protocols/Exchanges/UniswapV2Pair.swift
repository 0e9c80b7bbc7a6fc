import Units

/// A pair of Uniswap v2: the reserves of two tokens whose product no swap lowers.
///
/// Tokens come in by `receive`, or with a call as its `paying`. Mint and swap count the balances above the
/// reserves and burn shares out the balances, as the contract does, so that a donation goes to whoever calls
/// next. Who owns the liquidity is the ledger's matter: the results say what to credit. A call that throws
/// changes nothing.
///
/// - Units: smallest units of each token; liquidity in its own smallest units (18 decimals upstream).
/// - Rounding: against the caller, in favour of the pair.
/// - Source: v2-core, `UniswapV2Pair.sol`.
public struct UniswapV2Pair: Hashable, Sendable {
    /// Reserve of the first token as of the last call; below 2^112.
    public internal(set) var reserve0: UInt256
    /// Reserve of the second token as of the last call; below 2^112.
    public internal(set) var reserve1: UInt256
    /// Time of the last call in seconds, modulo 2^32.
    public internal(set) var blockTimestampLast: UInt32
    /// Sum over time of second token per first, in seconds scaled by 2^112, modulo 2^256.
    public internal(set) var price0CumulativeLast: UInt256
    /// Sum over time of first token per second, in seconds scaled by 2^112, modulo 2^256.
    public internal(set) var price1CumulativeLast: UInt256
    /// Product of the reserves after the last mint or burn with the protocol fee on, else 0.
    public internal(set) var kLast: UInt256
    /// All liquidity there is, with the locked `minimumLiquidity`.
    public internal(set) var totalSupply: UInt256
    /// What the pair holds of each token; a token that rebases or takes fees may change it at any time.
    public var balances: UniswapV2Amounts
    /// Whether the factory names a recipient of the protocol fee.
    public var isProtocolFeeOn: Bool

    /// Liquidity that the first mint locks for ever.
    public static var minimumLiquidity: UInt256 { 1000 }

    /// The greatest reserve, 2^112 - 1.
    public static var maximumReserve: UInt256 { UInt256(1 << 112 - 1 as UInt128) }

    /// Makes an empty pair.
    public init(isProtocolFeeOn: Bool = false) {
        (reserve0, reserve1, blockTimestampLast) = (.zero, .zero, 0)
        (price0CumulativeLast, price1CumulativeLast) = (.zero, .zero)
        (kLast, totalSupply, balances) = (.zero, .zero, UniswapV2Amounts())
        self.isProtocolFeeOn = isProtocolFeeOn
    }

    /// Makes a pair from the state of a contract; it holds its reserves unless said otherwise.
    ///
    /// - Errors: `overflow` where a reserve is above `maximumReserve`.
    public init(
        reserve0: UInt256, reserve1: UInt256, blockTimestampLast: UInt32, totalSupply: UInt256,
        price0CumulativeLast: UInt256 = .zero, price1CumulativeLast: UInt256 = .zero, kLast: UInt256 = .zero,
        balances: UniswapV2Amounts? = nil, isProtocolFeeOn: Bool = false
    ) throws(UniswapV2Error) {
        if max(reserve0, reserve1) > UniswapV2Pair.maximumReserve { throw .overflow }
        self.reserve0 = reserve0
        self.reserve1 = reserve1
        self.blockTimestampLast = blockTimestampLast
        self.totalSupply = totalSupply
        self.price0CumulativeLast = price0CumulativeLast
        self.price1CumulativeLast = price1CumulativeLast
        self.kLast = kLast
        self.balances = balances ?? UniswapV2Amounts(amount0: reserve0, amount1: reserve1)
        self.isProtocolFeeOn = isProtocolFeeOn
    }

    /// Both reserves.
    public var reserves: UniswapV2Amounts { UniswapV2Amounts(amount0: reserve0, amount1: reserve1) }

    /// Takes tokens in without a call: a donation until the next mint, swap, skim or sync.
    ///
    /// - Errors: `arithmetic` where a balance leaves 256 bits.
    public mutating func receive(_ amounts: UniswapV2Amounts) throws(UniswapV2Error) {
        balances = try balances.adding(amounts)
    }
}
