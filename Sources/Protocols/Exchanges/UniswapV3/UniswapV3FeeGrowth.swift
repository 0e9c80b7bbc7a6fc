import Units

/// Fees per unit of liquidity, summed over time for both tokens.
///
/// - Units: smallest units of each token per liquidity, scaled by 2^128, modulo 2^256. Only differences mean
///   something, and they wrap as the sums do.
public struct UniswapV3FeeGrowth: Hashable, Sendable {
    /// Growth in the first token.
    public var growth0X128: UInt256
    /// Growth in the second token.
    public var growth1X128: UInt256

    /// Makes a growth; none unless said so.
    public init(growth0X128: UInt256 = .zero, growth1X128: UInt256 = .zero) {
        self.growth0X128 = growth0X128
        self.growth1X128 = growth1X128
    }

    /// Returns the difference modulo 2^256.
    public static func &- (left: UniswapV3FeeGrowth, right: UniswapV3FeeGrowth) -> UniswapV3FeeGrowth {
        UniswapV3FeeGrowth(
            growth0X128: left.growth0X128 &- right.growth0X128,
            growth1X128: left.growth1X128 &- right.growth1X128)
    }

    /// Returns what liquidity earned by this growth.
    ///
    /// - Rounding: down; modulo 2^128, as the contract keeps it.
    public func earned(by liquidity: UInt128) -> UniswapV3Owed {
        UniswapV3Owed(
            amount0: Self.earned(growth0X128, liquidity), amount1: Self.earned(growth1X128, liquidity))
    }

    private static func earned(_ growth: UInt256, _ liquidity: UInt128) -> UInt128 {
        let (high, low) = growth.multipliedFullWidth(by: UInt256(liquidity))
        return (high << 128 | (low >> 128)).low
    }
}

/// What somebody may collect of the two tokens.
///
/// - Units: smallest units of each token, modulo 2^128.
public struct UniswapV3Owed: Hashable, Sendable {
    /// Amount of the first token.
    public var amount0: UInt128
    /// Amount of the second token.
    public var amount1: UInt128

    /// Makes amounts; none unless said so.
    public init(amount0: UInt128 = 0, amount1: UInt128 = 0) {
        self.amount0 = amount0
        self.amount1 = amount1
    }

    /// All that can be asked for.
    public static var max: UniswapV3Owed { UniswapV3Owed(amount0: .max, amount1: .max) }

    /// The amounts in 256 bits.
    public var amounts: UniswapV3Amounts {
        UniswapV3Amounts(amount0: UInt256(amount0), amount1: UInt256(amount1))
    }

    /// Returns the sums modulo 2^128.
    static func &+ (left: UniswapV3Owed, right: UniswapV3Owed) -> UniswapV3Owed {
        UniswapV3Owed(amount0: left.amount0 &+ right.amount0, amount1: left.amount1 &+ right.amount1)
    }

    /// Returns the differences modulo 2^128.
    static func &- (left: UniswapV3Owed, right: UniswapV3Owed) -> UniswapV3Owed {
        UniswapV3Owed(amount0: left.amount0 &- right.amount0, amount1: left.amount1 &- right.amount1)
    }

    /// Returns the lesser of both, token by token.
    func limited(to most: UniswapV3Owed) -> UniswapV3Owed {
        UniswapV3Owed(
            amount0: Swift.min(amount0, most.amount0), amount1: Swift.min(amount1, most.amount1))
    }
}
