import Units

/// The protocol's part of the fees.
///
/// - Units: one part in so many; 0 is none.
public struct UniswapV3ProtocolFee: Hashable, Sendable {
    /// Of fees in the first token: 0, or 4 to 10.
    public let divisor0: UInt8
    /// Of fees in the second token: 0, or 4 to 10.
    public let divisor1: UInt8

    /// Makes a protocol fee.
    ///
    /// - Errors: `protocolFeeOutOfRange`.
    public init(divisor0: UInt8, divisor1: UInt8) throws(UniswapV3Error) {
        for divisor in [divisor0, divisor1] where divisor != 0 && !(4...10).contains(divisor) {
            throw .protocolFeeOutOfRange
        }
        (self.divisor0, self.divisor1) = (divisor0, divisor1)
    }

    private init() { (divisor0, divisor1) = (0, 0) }

    /// None.
    public static var off: UniswapV3ProtocolFee { UniswapV3ProtocolFee() }

    /// The divisor of the token that a swap sells.
    func divisor(for direction: UniswapV3Direction) -> UInt8 {
        direction == .zeroForOne ? divisor0 : divisor1
    }
}

/// Collecting, and what is kept for whom.
extension UniswapV3Pool {
    /// Pays out what a position is owed, up to what is asked for, and returns it.
    ///
    /// - Errors: `notInitialized`; `arithmetic` where the pool does not hold it.
    @discardableResult
    public mutating func collect(
        from key: UniswapV3PositionKey, upTo requested: UniswapV3Owed = .max
    ) throws(UniswapV3Error) -> UniswapV3Owed {
        if oracle == nil { throw .notInitialized }
        guard var position = positions[key] else { return UniswapV3Owed() }
        let paid = position.owed.limited(to: requested)
        balances = try balances.subtracting(paid.amounts)
        position.owed = position.owed &- paid
        positions[key] = position
        return paid
    }

    /// Sets the protocol's part of future fees.
    ///
    /// - Errors: `notInitialized`.
    public mutating func setProtocolFee(_ fee: UniswapV3ProtocolFee) throws(UniswapV3Error) {
        if oracle == nil { throw .notInitialized }
        protocolFee = fee
    }

    /// Pays out the protocol's fees, up to what is asked for, and returns them.
    ///
    /// One unit of each token stays, as the contract leaves it to save gas.
    /// - Errors: `notInitialized`; `arithmetic` where the pool does not hold it.
    @discardableResult
    public mutating func collectProtocol(
        upTo requested: UniswapV3Owed = .max
    ) throws(UniswapV3Error) -> UniswapV3Owed {
        if oracle == nil { throw .notInitialized }
        let free = UniswapV3Owed(
            amount0: protocolOwed.amount0 == 0 ? 0 : protocolOwed.amount0 - 1,
            amount1: protocolOwed.amount1 == 0 ? 0 : protocolOwed.amount1 - 1)
        let paid = free.limited(to: requested)
        balances = try balances.subtracting(paid.amounts)
        protocolOwed = protocolOwed &- paid
        return paid
    }
}
