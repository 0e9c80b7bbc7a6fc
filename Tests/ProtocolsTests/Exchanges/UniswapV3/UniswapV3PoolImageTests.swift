import Protocols
import Testing
import Units

@Suite struct UniswapV3PoolImageTests {
    @Test func `a pool that is made from its image is the same pool`() throws {
        var pool = try UniswapV3Pool(feePips: 3_000, tickSpacing: 60)
        try pool.initialize(sqrtPriceX96: UInt256(1 << 96 as UInt128), at: 5)
        for (owner, tick) in [(1, 60), (2, 600), (1, 6_000)] as [(UInt64, Int32)] {
            try pool.mint(
                1_000_000_000_000,
                for: UniswapV3PositionKey(owner: owner, tickLower: -tick, tickUpper: tick), at: 6)
        }
        try pool.growObservations(to: 4)
        try pool.setProtocolFee(UniswapV3ProtocolFee(divisor0: 4, divisor1: 5))
        for second in 7..<20 as Range<UInt64> {
            try pool.swap(
                second % 2 == 0 ? .zeroForOne : .oneForZero, .exactInput(UInt256(second * 100_000_000)),
                at: second)
        }
        var copy = try UniswapV3Pool(feePips: 3_000, tickSpacing: 60, image: pool.image)
        #expect(copy == pool)
        let (mine, theirs) = (
            try pool.swap(.zeroForOne, .exactInput(40_000_000_000), at: 30),
            try copy.swap(.zeroForOne, .exactInput(40_000_000_000), at: 30)
        )
        #expect(mine == theirs && mine.crossedTicks > 0)
        #expect(copy == pool)
        #expect(pool.positions(of: 1).map(\.key.tickUpper) == [6_000, 60])
    }

    @Test func `an image whose newest observation is missing is refused`() throws {
        var image = UniswapV3PoolImage()
        image.oracle = .init(observations: [], index: 0, cardinality: 1, cardinalityNext: 1)
        #expect(throws: UniswapV3Error.notInitialized) {
            try UniswapV3Pool(feePips: 500, tickSpacing: 10, image: image)
        }
    }
}
