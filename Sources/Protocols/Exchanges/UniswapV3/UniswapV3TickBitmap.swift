import Units

/// Which ticks are the end of a range that holds liquidity: one bit per usable tick, in words of 256.
///
/// - Source: v3-core, `libraries/TickBitmap.sol`.
public struct UniswapV3TickBitmap: Hashable, Sendable {
    /// Distance of usable ticks, 1 or more.
    public let tickSpacing: Int32
    private var words = SortedEntries<Int32, UInt256>()

    /// A tick at which a step of a swap may end.
    public struct NextTick: Hashable, Sendable {
        /// The tick; it may lie beyond the greatest or least one.
        public var tick: Int32
        /// Whether a range ends there; else it is the end of a word.
        public var isInitialized: Bool
    }

    /// Makes a bitmap without a tick.
    public init(tickSpacing: Int32) {
        precondition(tickSpacing > 0, "ticks lie at least 1 apart")
        self.tickSpacing = tickSpacing
    }

    /// Sets a tick that is not set, and clears one that is.
    ///
    /// - Errors: `tickNotSpaced`.
    public mutating func flip(_ tick: Int32) throws(UniswapV3Error) {
        if tick % tickSpacing != 0 { throw .tickNotSpaced }
        let place = Place(tick / tickSpacing)
        let flipped = (words[place.word] ?? .zero).flipping(place.bit)
        words[place.word] = flipped.isZero ? nil : flipped
    }

    /// Returns the nearest set tick in the word of a tick, or that word's end where there is none.
    ///
    /// Falling, the search starts with the tick itself, rounded down to a usable one; rising, with the next
    /// usable tick, in whose word it stays.
    public func next(from tick: Int32, direction: UniswapV3Direction) -> NextTick {
        let (quotient, rest) = tick.quotientAndRemainder(dividingBy: tickSpacing)
        let compressed = rest < 0 ? quotient - 1 : quotient
        return direction == .zeroForOne ? lastSet(upTo: compressed) : firstSet(from: compressed + 1)
    }

    private func lastSet(upTo compressed: Int32) -> NextTick {
        let place = Place(compressed)
        let upTo = (words[place.word] ?? .zero) << (255 - place.bit)
        let distance = upTo.isZero ? place.bit : upTo.leadingZeroBitCount
        return NextTick(
            tick: (compressed - Int32(distance)) * tickSpacing, isInitialized: !upTo.isZero)
    }

    private func firstSet(from compressed: Int32) -> NextTick {
        let place = Place(compressed)
        let from = (words[place.word] ?? .zero) >> place.bit
        let distance = from.isZero ? 255 - place.bit : from.trailingZeroBitCount
        return NextTick(
            tick: (compressed + Int32(distance)) * tickSpacing, isInitialized: !from.isZero)
    }

    /// Where the bit of a tick stands.
    private struct Place {
        let word: Int32
        let bit: Int

        /// Makes the place of a tick that is divided by the spacing.
        init(_ compressed: Int32) {
            word = compressed >> 8
            bit = Int(compressed & 0xFF)
        }
    }
}

extension UInt256 {
    fileprivate func flipping(_ bit: Int) -> UInt256 {
        let mask = UInt256(1 as UInt128) << bit
        return UInt256(high: high ^ mask.high, low: low ^ mask.low)
    }

    fileprivate var trailingZeroBitCount: Int {
        low != 0 ? low.trailingZeroBitCount : 128 + high.trailingZeroBitCount
    }
}
