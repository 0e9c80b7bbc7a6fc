import Units

/// Sums over time from which means are taken.
///
/// - Source: v3-core, `libraries/Oracle.sol`.
public struct UniswapV3Cumulatives: Hashable, Sendable {
    /// Tick times seconds, modulo 2^56 with its sign.
    public var tickCumulative: Int64
    /// Seconds per liquidity, scaled by 2^128, modulo 2^160.
    public var secondsPerLiquidityX128: UInt256

    /// Makes sums; none unless said so.
    public init(tickCumulative: Int64 = 0, secondsPerLiquidityX128: UInt256 = .zero) {
        self.tickCumulative = tickCumulative
        self.secondsPerLiquidityX128 = secondsPerLiquidityX128
    }

    /// Returns the sums after more seconds at a tick and a liquidity; liquidity of 0 counts as 1.
    ///
    /// - Rounding: down.
    func advanced(by seconds: UInt32, tick: Int32, liquidity: UInt128) -> UniswapV3Cumulatives {
        let scaled = UInt256(UInt64(seconds)) << 128
        let divisor = UInt256(max(liquidity, 1))
        // Only a divisor of 0 fails.
        let perLiquidity = (try? scaled.dividedDown(by: divisor)) ?? .zero
        return UniswapV3Cumulatives(
            tickCumulative: Self.signed56(tickCumulative &+ Int64(tick) &* Int64(seconds)),
            secondsPerLiquidityX128: Self.unsigned160(secondsPerLiquidityX128 &+ perLiquidity))
    }

    /// Returns the differences, which wrap as the sums do.
    public static func &- (left: UniswapV3Cumulatives, right: UniswapV3Cumulatives) -> UniswapV3Cumulatives {
        UniswapV3Cumulatives(
            tickCumulative: signed56(left.tickCumulative &- right.tickCumulative),
            secondsPerLiquidityX128: unsigned160(
                left.secondsPerLiquidityX128 &- right.secondsPerLiquidityX128))
    }

    /// Returns the sums a part of the way to later ones.
    ///
    /// - Rounding: toward 0 for ticks, before they are multiplied; down for seconds per liquidity.
    func interpolated(to later: UniswapV3Cumulatives, seconds: UInt32, of whole: UInt32)
        -> UniswapV3Cumulatives
    {
        let difference = later &- self
        let ticks = difference.tickCumulative / Int64(whole) &* Int64(seconds)
        let share = (difference.secondsPerLiquidityX128 &* UInt256(UInt64(seconds)))
            .quotientAndRemainder(dividingByWord: UInt64(whole)).quotient
        return UniswapV3Cumulatives(
            tickCumulative: Self.signed56(tickCumulative &+ ticks),
            secondsPerLiquidityX128: Self.unsigned160(secondsPerLiquidityX128 &+ share))
    }

    private static func signed56(_ value: Int64) -> Int64 { (value &<< 8) &>> 8 }

    private static func unsigned160(_ value: UInt256) -> UInt256 {
        UInt256(high: value.high & 0xFFFF_FFFF, low: value.low)
    }
}

/// The sums of a pool at some past times: a ring that the pool writes at most once a second.
///
/// - Source: v3-core, `libraries/Oracle.sol`.
public struct UniswapV3Oracle: Hashable, Sendable {
    /// The sums at one time.
    public struct Observation: Hashable, Sendable {
        /// Seconds since 1970, modulo 2^32.
        public var time: UInt32
        /// The sums.
        public var cumulatives: UniswapV3Cumulatives

        /// Makes an observation.
        public init(time: UInt32, cumulatives: UniswapV3Cumulatives) {
            self.time = time
            self.cumulatives = cumulatives
        }
    }

    /// Observations in the order of their slots; slots that were never written are not there.
    var observations: [Observation]
    /// Slot of the newest observation.
    public internal(set) var index: Int
    /// Slots in use.
    public internal(set) var cardinality: Int
    /// Slots that will be used once the newest observation stands in the last one.
    public internal(set) var cardinalityNext: Int

    /// The most slots.
    public static var maximumCardinality: Int { 65_535 }

    /// Makes an oracle with one observation.
    init(startingAt time: UInt32) {
        observations = [Observation(time: time, cumulatives: UniswapV3Cumulatives())]
        (index, cardinality, cardinalityNext) = (0, 1, 1)
    }

    /// The newest observation.
    var last: Observation { observations[index] }

    /// Writes an observation unless there is one of this second.
    ///
    /// - Parameters:
    ///   - tick: the tick since the last observation.
    ///   - liquidity: the liquidity since then.
    mutating func write(at time: UInt32, tick: Int32, liquidity: UInt128) {
        if last.time == time { return }
        let observation = Observation(
            time: time, cumulatives: cumulatives(at: time, tick: tick, liquidity: liquidity))
        if cardinalityNext > cardinality, index == cardinality - 1 { cardinality = cardinalityNext }
        index = (index + 1) % cardinality
        if index == observations.count {
            observations.append(observation)
        } else {
            observations[index] = observation
        }
    }

    /// Makes room for more observations; fewer than there is room for change nothing.
    mutating func grow(to count: Int) {
        cardinalityNext = max(cardinalityNext, min(count, Self.maximumCardinality))
    }

    /// Returns the sums at a time not before the newest observation.
    func cumulatives(at time: UInt32, tick: Int32, liquidity: UInt128) -> UniswapV3Cumulatives {
        last.cumulatives.advanced(by: time &- last.time, tick: tick, liquidity: liquidity)
    }
}
