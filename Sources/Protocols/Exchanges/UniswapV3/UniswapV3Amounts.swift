import Units

/// An amount of each of the two tokens of a pool.
///
/// - Units: smallest units of each token.
public struct UniswapV3Amounts: Hashable, Sendable {
    /// Amount of the first token.
    public var amount0: UInt256
    /// Amount of the second token.
    public var amount1: UInt256

    /// Makes amounts; none unless said so.
    public init(amount0: UInt256 = .zero, amount1: UInt256 = .zero) {
        self.amount0 = amount0
        self.amount1 = amount1
    }

    /// Returns the sums; `arithmetic` where one leaves 256 bits.
    func adding(_ other: UniswapV3Amounts) throws(UniswapV3Error) -> UniswapV3Amounts {
        try UniswapV3Error.exactly { () throws(ArithmeticError) in
            UniswapV3Amounts(
                amount0: try amount0.adding(other.amount0), amount1: try amount1.adding(other.amount1))
        }
    }

    /// Returns the differences; `arithmetic` where one is below 0.
    func subtracting(_ other: UniswapV3Amounts) throws(UniswapV3Error) -> UniswapV3Amounts {
        try UniswapV3Error.exactly { () throws(ArithmeticError) in
            UniswapV3Amounts(
                amount0: try amount0.subtracting(other.amount0),
                amount1: try amount1.subtracting(other.amount1))
        }
    }
}
