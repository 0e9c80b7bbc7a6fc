import Units

/// Everything that a pool is, as plain values: for keeping it on disk and making it anew.
///
/// - Shape: ticks and positions by rising key, observations in the order of their slots.
public struct UniswapV3PoolImage: Hashable, Sendable {
    /// One tick at which a range ends.
    public struct Tick: Hashable, Sendable {
        /// The tick.
        public var tick: Int32
        /// What is known of it.
        public var state: UniswapV3Tick

        /// Makes an entry.
        public init(tick: Int32, state: UniswapV3Tick) {
            self.tick = tick
            self.state = state
        }
    }

    /// One position.
    public struct Position: Hashable, Sendable {
        /// Whose it is and where.
        public var key: UniswapV3PositionKey
        /// What it is.
        public var state: UniswapV3Position

        /// Makes an entry.
        public init(key: UniswapV3PositionKey, state: UniswapV3Position) {
            self.key = key
            self.state = state
        }
    }

    /// The observations of the oracle and where it stands.
    public struct Oracle: Hashable, Sendable {
        /// Slots that were written.
        public var observations: [UniswapV3Oracle.Observation]
        /// Slot of the newest one.
        public var index: Int
        /// Slots in use.
        public var cardinality: Int
        /// Slots that will be used once the newest observation stands in the last one.
        public var cardinalityNext: Int

        /// Makes an oracle's image.
        public init(
            observations: [UniswapV3Oracle.Observation], index: Int, cardinality: Int, cardinalityNext: Int
        ) {
            self.observations = observations
            self.index = index
            self.cardinality = cardinality
            self.cardinalityNext = cardinalityNext
        }
    }

    /// Root of the price; 0 before the pool is initialized.
    public var sqrtPriceX96 = UInt256.zero
    /// The tick of the price.
    public var tick: Int32 = 0
    /// Liquidity of all ranges that hold the tick.
    public var liquidity: UInt128 = 0
    /// Fee growth since the beginning.
    public var feeGrowthGlobal = UniswapV3FeeGrowth()
    /// The protocol's part of the fees.
    public var protocolFee = UniswapV3ProtocolFee.off
    /// The protocol's fees that are not collected.
    public var protocolOwed = UniswapV3Owed()
    /// What the pool holds of each token.
    public var balances = UniswapV3Amounts()
    /// The observations; nil before the pool is initialized.
    public var oracle: Oracle?
    /// Ticks at which ranges end.
    public var ticks: [Tick] = []
    /// Positions.
    public var positions: [Position] = []

    /// Makes the image of a pool without a price.
    public init() {}
}

extension UniswapV3Pool {
    /// The pool as plain values.
    public var image: UniswapV3PoolImage {
        var image = UniswapV3PoolImage()
        (image.sqrtPriceX96, image.tick, image.liquidity) = (sqrtPriceX96, tick, liquidity)
        (image.feeGrowthGlobal, image.balances) = (feeGrowthGlobal, balances)
        (image.protocolFee, image.protocolOwed) = (protocolFee, protocolOwed)
        image.oracle = oracle.map {
            UniswapV3PoolImage.Oracle(
                observations: $0.observations, index: $0.index, cardinality: $0.cardinality,
                cardinalityNext: $0.cardinalityNext)
        }
        image.ticks = ticks.entries.map { UniswapV3PoolImage.Tick(tick: $0.key, state: $0.value) }
        image.positions = positions.entries.map {
            UniswapV3PoolImage.Position(key: $0.key, state: $0.value)
        }
        return image
    }

    /// Makes a pool from its plain values.
    ///
    /// - Errors: those of the other initializer; `tickNotSpaced`; `notInitialized` where a newest observation is
    ///   not there.
    public init(
        feePips: UInt32, tickSpacing: Int32, image: UniswapV3PoolImage
    ) throws(UniswapV3Error) {
        try self.init(feePips: feePips, tickSpacing: tickSpacing)
        (sqrtPriceX96, tick, liquidity) = (image.sqrtPriceX96, image.tick, image.liquidity)
        (feeGrowthGlobal, balances) = (image.feeGrowthGlobal, image.balances)
        (protocolFee, protocolOwed) = (image.protocolFee, image.protocolOwed)
        if let kept = image.oracle { oracle = try UniswapV3Oracle(kept) }
        for entry in image.ticks {
            if ticks[entry.tick] == nil { try bitmap.flip(entry.tick) }
            ticks[entry.tick] = entry.state
        }
        for entry in image.positions { positions[entry.key] = entry.state }
    }

    /// Returns the positions of an owner, by rising range.
    public func positions(of owner: UInt64) -> [UniswapV3PoolImage.Position] {
        positions.entries.filter { $0.key.owner == owner }.map {
            UniswapV3PoolImage.Position(key: $0.key, state: $0.value)
        }
    }
}

extension UniswapV3Oracle {
    fileprivate init(_ image: UniswapV3PoolImage.Oracle) throws(UniswapV3Error) {
        guard image.observations.indices.contains(image.index), image.cardinality > image.index,
            image.cardinalityNext >= image.cardinality
        else { throw .notInitialized }
        observations = image.observations
        (index, cardinality, cardinalityNext) = (image.index, image.cardinality, image.cardinalityNext)
    }
}
