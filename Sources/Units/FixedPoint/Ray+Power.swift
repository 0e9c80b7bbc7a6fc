extension Ray {
    /// Returns `base` to the power of `exponent`, by squaring, every product rounded half up.
    ///
    /// Anything to the power of 0 is `one`, 0 too.
    /// - Errors: `overflow` where a product and the half need more than 256 bits.
    /// - Source: MakerDAO dss, `jug.sol`, `rpow`, as copied by Ondo and Enzyme.
    public static func powerHalfUp(_ base: UInt256, _ exponent: UInt64) throws(ArithmeticError) -> UInt256 {
        var (square, rest) = (base, exponent)
        var result = rest & 1 == 1 ? base : one
        rest >>= 1
        while rest > 0 {
            square = try multiplyHalfUp(square, square)
            if rest & 1 == 1 { result = try multiplyHalfUp(result, square) }
            rest >>= 1
        }
        return result
    }
}
