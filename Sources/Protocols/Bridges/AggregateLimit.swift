import Units

/// One bucket for the value of all tokens that cross a bridge.
///
/// - Units: US dollars scaled by 1e18.
/// - Source: ccip, `AggregateRateLimiter.sol` and `libraries/USDPriceWith18Decimals.sol`.
public struct AggregateLimit: Hashable, Sendable {
    /// What value may still cross.
    public private(set) var bucket: TokenBucket

    /// Makes a limit of its bucket.
    public init(bucket: TokenBucket) { self.bucket = bucket }

    /// Returns what an amount is worth.
    ///
    /// - Parameter price: dollars of 1e18 smallest units, scaled by 1e18.
    /// - Rounding: down.
    /// - Errors: `overflow` where the product needs more than 256 bits.
    public static func value(of amount: UInt256, price: UInt256) throws(ArithmeticError) -> UInt256 {
        try price.multiplied(by: amount).dividedDown(by: Wad.one)
    }

    /// Takes the value of an amount out of the bucket.
    ///
    /// - Errors: those of the bucket; `arithmetic` where the value needs more than 256 bits.
    public mutating func consume(
        _ amount: UInt256, price: UInt256, at now: UInt64
    ) throws(TokenBucketError) {
        let value: UInt256
        do { value = try AggregateLimit.value(of: amount, price: price) } catch { throw .arithmetic(error) }
        try bucket.consume(value, at: now)
    }
}
