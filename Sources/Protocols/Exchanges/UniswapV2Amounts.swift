import Units

/// One of the two tokens of a pair, in the order in which the pair knows them.
public enum UniswapV2Token: Hashable, Sendable, CaseIterable {
    /// The first token.
    case token0
    /// The second token.
    case token1

    /// The one that this one is traded for.
    public var other: UniswapV2Token { self == .token0 ? .token1 : .token0 }
}

/// An amount of each of the two tokens of a pair.
///
/// - Units: smallest units of each token.
public struct UniswapV2Amounts: Hashable, Sendable {
    /// Amount of the first token.
    public var amount0: UInt256
    /// Amount of the second token.
    public var amount1: UInt256

    /// Makes amounts; none unless said so.
    public init(amount0: UInt256 = .zero, amount1: UInt256 = .zero) {
        self.amount0 = amount0
        self.amount1 = amount1
    }

    /// Makes an amount of one token and none of the other.
    public init(_ amount: UInt256, of token: UniswapV2Token) {
        self.init(amount0: token == .token0 ? amount : .zero, amount1: token == .token1 ? amount : .zero)
    }

    /// The amount of one of the tokens.
    public subscript(token: UniswapV2Token) -> UInt256 { token == .token0 ? amount0 : amount1 }

    /// Returns the sums; `arithmetic` where one leaves 256 bits.
    func adding(_ other: UniswapV2Amounts) throws(UniswapV2Error) -> UniswapV2Amounts {
        try UniswapV2Error.exactly { () throws(ArithmeticError) in
            UniswapV2Amounts(
                amount0: try amount0.adding(other.amount0), amount1: try amount1.adding(other.amount1))
        }
    }

    /// Returns the differences; `arithmetic` where one is below 0.
    func subtracting(_ other: UniswapV2Amounts) throws(UniswapV2Error) -> UniswapV2Amounts {
        try UniswapV2Error.exactly { () throws(ArithmeticError) in
            UniswapV2Amounts(
                amount0: try amount0.subtracting(other.amount0),
                amount1: try amount1.subtracting(other.amount1))
        }
    }

    /// Returns by how much each amount is above the other's; 0 where it is not.
    func excess(over other: UniswapV2Amounts) -> UniswapV2Amounts {
        UniswapV2Amounts(
            amount0: amount0 > other.amount0 ? amount0 &- other.amount0 : .zero,
            amount1: amount1 > other.amount1 ? amount1 &- other.amount1 : .zero)
    }
}

/// What minting liquidity did.
public struct UniswapV2Mint: Hashable, Sendable {
    /// What was deposited: the balances above the reserves.
    public var deposited: UniswapV2Amounts
    /// Liquidity for the depositor.
    public var liquidity: UInt256
    /// Liquidity for the recipient of the protocol fee.
    public var protocolLiquidity: UInt256
}

/// What burning liquidity did.
public struct UniswapV2Burn: Hashable, Sendable {
    /// What was paid out.
    public var withdrawn: UniswapV2Amounts
    /// Liquidity for the recipient of the protocol fee.
    public var protocolLiquidity: UInt256
}
