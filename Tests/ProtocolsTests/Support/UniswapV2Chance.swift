import Protocols
import Units

/// Random pairs and amounts, spread evenly over the orders of magnitude.
extension SeededGenerator {
    /// Returns an amount of 1 to 112 bits, or up to `most` bits.
    mutating func amount(bits most: Int = 112) -> UInt256 {
        let bits = UInt128(1) << Int.random(in: 0..<most, using: &self)
        return UInt256(bits + UInt128.random(in: 0..<bits, using: &self))
    }

    /// Returns an amount in a range below 2^128, evenly by its value.
    mutating func amount(from least: UInt256, below limit: UInt256) -> UInt256 {
        UInt256(UInt128.random(in: least.low..<limit.low, using: &self))
    }

    /// Returns reserves of 2 to 2^112 - 1.
    mutating func hop() -> UniswapV2Hop {
        UniswapV2Hop(reserveIn: amount() | 2, reserveOut: amount() | 2)
    }

    /// Returns a pair that has been minted, with 10^4 to 2^100 of each token.
    mutating func mintedPair(isProtocolFeeOn: Bool = false) throws -> UniswapV2Pair {
        var pair = UniswapV2Pair(isProtocolFeeOn: isProtocolFeeOn)
        let amounts = UniswapV2Amounts(
            amount0: amount(bits: 100) &+ 10_000, amount1: amount(bits: 100) &+ 10_000)
        try pair.mint(paying: amounts, at: 1)
        return pair
    }

    /// Returns an amount around a reserve's size: a share of it from a millionth to twice.
    mutating func amount(near reserve: UInt256) -> UInt256 {
        let millionths = UInt64.random(in: 1...2_000_000, using: &self)
        let part = (reserve &* UInt256(millionths)).quotientAndRemainder(dividingByWord: 1_000_000)
        return part.quotient &+ UInt256(UInt64.random(in: 0...2, using: &self))
    }

    /// Returns one of the two tokens.
    mutating func token() -> UniswapV2Token { Bool.random(using: &self) ? .token0 : .token1 }
}

extension UniswapV2Pair {
    /// Product of the reserves.
    var product: UInt256 { reserve0 &* reserve1 }
}

extension UniswapV2Token {
    /// The reserve of this token.
    func reserve(of pair: UniswapV2Pair) -> UInt256 { self == .token0 ? pair.reserve0 : pair.reserve1 }
}
