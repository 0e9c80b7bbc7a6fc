import Units

/// Looking back in time.
extension UniswapV3Pool {
    /// Returns the sums over time as they were some seconds ago; the difference of two of them over the
    /// seconds between gives means.
    ///
    /// - Parameters:
    ///   - secondsAgo: how far back from `blockTimestamp`.
    ///   - blockTimestamp: seconds since 1970, not before the last call.
    /// - Errors: `noObservation` before the pool is initialized; `observationTooOld`.
    public func observe(
        secondsAgo: UInt32, at blockTimestamp: UInt64
    ) throws(UniswapV3Error) -> UniswapV3Cumulatives {
        guard let oracle else { throw .noObservation }
        return try oracle.observe(
            secondsAgo: secondsAgo, at: UInt32(truncatingIfNeeded: blockTimestamp), tick: tick,
            liquidity: liquidity)
    }

    /// Makes room for this many observations, at most 65,535; fewer than there is room for change nothing.
    ///
    /// - Errors: `notInitialized`.
    public mutating func growObservations(to count: Int) throws(UniswapV3Error) {
        if oracle == nil { throw .notInitialized }
        oracle?.grow(to: count)
    }
}
