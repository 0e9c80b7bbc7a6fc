import Units

/// Looking back.
extension UniswapV3Oracle {
    /// Returns the sums as they were some seconds ago, interpolated between observations.
    ///
    /// - Parameters:
    ///   - secondsAgo: how far back from `time`.
    ///   - tick: the tick since the newest observation.
    ///   - liquidity: the liquidity since then.
    /// - Errors: `observationTooOld` before the oldest observation.
    func observe(
        secondsAgo: UInt32, at time: UInt32, tick: Int32, liquidity: UInt128
    ) throws(UniswapV3Error) -> UniswapV3Cumulatives {
        let target = time &- secondsAgo
        let clock = WrappingClock(now: time)
        if clock.isInOrder(last.time, target) {
            return cumulatives(at: target, tick: tick, liquidity: liquidity)
        }
        if !clock.isInOrder(oldest.time, target) { throw .observationTooOld }
        let (before, after) = surrounding(target, clock)
        if target == after.time { return after.cumulatives }
        return before.cumulatives.interpolated(
            to: after.cumulatives, seconds: target &- before.time, of: after.time &- before.time)
    }

    /// The observation behind the newest one in the ring, or the first one while the ring is not full.
    private var oldest: Observation {
        let next = (index + 1) % cardinality
        return next < observations.count ? observations[next] : observations[0]
    }

    /// Returns the neighbours between which a time lies, by halving; the oldest is not after it.
    private func surrounding(
        _ target: UInt32, _ clock: WrappingClock
    ) -> (before: Observation, after: Observation) {
        let isFull = observations.count == cardinality
        let start = isFull ? index + 1 : 0
        var (lower, upper) = (0, isFull ? cardinality - 1 : index)
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            let isBefore = clock.isInOrder(observations[(start + middle) % cardinality].time, target)
            if isBefore { lower = middle } else { upper = middle }
        }
        return (observations[(start + lower) % cardinality], observations[(start + upper) % cardinality])
    }
}

/// Orders times modulo 2^32 that are none of them after now and at most 2^32 seconds before.
private struct WrappingClock {
    let now: UInt32

    /// Whether the second time is not before the first.
    func isInOrder(_ first: UInt32, _ second: UInt32) -> Bool { now &- first >= now &- second }
}
