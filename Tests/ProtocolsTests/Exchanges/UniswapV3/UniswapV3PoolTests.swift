import Testing
import Units

@testable import Protocols

/// What a pool refuses, by name, and what single calls do.
struct UniswapV3PoolTests {
    private static let key = UniswapV3PositionKey(owner: 1, tickLower: -600, tickUpper: 600)
    private static let parity = UInt256(1 << 96 as UInt128)

    @Test func `a pool without a price refuses every call by its upstream name`() throws {
        var pool = try UniswapV3Pool(feePips: 3000, tickSpacing: 60)
        #expect(throws: UniswapV3Error.notInitialized) { try pool.mint(1, for: Self.key, at: 1) }
        #expect(throws: UniswapV3Error.notInitialized) { try pool.burn(1, from: Self.key, at: 1) }
        #expect(throws: UniswapV3Error.notInitialized) { try pool.collect(from: Self.key) }
        #expect(throws: UniswapV3Error.notInitialized) { try pool.swap(.zeroForOne, .exactInput(1), at: 1) }
        #expect(throws: UniswapV3Error.notInitialized) { try pool.setProtocolFee(.off) }
        #expect(throws: UniswapV3Error.notInitialized) { try pool.collectProtocol() }
        #expect(throws: UniswapV3Error.notInitialized) { try pool.growObservations(to: 2) }
        #expect(throws: UniswapV3Error.noObservation) { try pool.observe(secondsAgo: 0, at: 1) }
        #expect(UniswapV3Error.notInitialized.upstreamName == "LOK")
    }

    @Test func `a pool gets its first price once`() throws {
        var pool = try pool()
        #expect(throws: UniswapV3Error.alreadyInitialized) {
            try pool.initialize(sqrtPriceX96: Self.parity, at: 2)
        }
        var other = try UniswapV3Pool(feePips: 500, tickSpacing: 10)
        #expect(throws: UniswapV3Error.priceOutOfRange) { try other.initialize(sqrtPriceX96: 1, at: 1) }
    }

    @Test func `fees and spacings outside their ranges are refused`() {
        #expect(throws: UniswapV3Error.feeTooHigh) { try UniswapV3Pool(feePips: 1_000_000, tickSpacing: 1) }
        for spacing in [0, -1, 16_384] as [Int32] {
            #expect(throws: UniswapV3Error.tickSpacingOutOfRange) {
                try UniswapV3Pool(feePips: 100, tickSpacing: spacing)
            }
        }
        for divisor in [1, 3, 11] as [UInt8] {
            #expect(throws: UniswapV3Error.protocolFeeOutOfRange) {
                try UniswapV3ProtocolFee(divisor0: 0, divisor1: divisor)
            }
        }
    }

    @Test(arguments: [
        (600, -600, UniswapV3Error.ticksNotAscending, "TLU"),
        (-887_273, 600, .lowerTickTooLow, "TLM"), (-600, 887_273, .upperTickTooHigh, "TUM"),
    ])
    func `a range that is none is refused`(
        lower: Int32, upper: Int32, error: UniswapV3Error, name: String
    ) throws {
        var pool = try pool()
        let key = UniswapV3PositionKey(owner: 1, tickLower: lower, tickUpper: upper)
        #expect(throws: error) { try pool.mint(1, for: key, at: 1) }
        #expect(error.upstreamName == name)
    }

    @Test func `a range off the spacing is refused`() throws {
        var pool = try pool()
        let key = UniswapV3PositionKey(owner: 1, tickLower: -601, tickUpper: 600)
        #expect(throws: UniswapV3Error.tickNotSpaced) { try pool.mint(1, for: key, at: 1) }
    }

    @Test func `a tick holds its most liquidity and not 1 more`() throws {
        var pool = try pool()
        let most = pool.maximumLiquidityPerTick
        #expect(most == 11_505_743_598_341_114_571_880_798_222_544_994)
        #expect(throws: UniswapV3Error.tooMuchLiquidityAtTick) {
            try pool.mint(most + 1, for: Self.key, at: 1)
        }
        try pool.mint(most, for: Self.key, at: 1)
        #expect(pool.liquidity == most)
        #expect(throws: UniswapV3Error.tooMuchLiquidityAtTick) { try pool.mint(1, for: Self.key, at: 1) }
    }

    @Test func `a position gives back what it holds and no more`() throws {
        var pool = try pool()
        try pool.mint(1_000, for: Self.key, at: 1)
        #expect(throws: UniswapV3Error.liquidityTooLow) { try pool.burn(1_001, from: Self.key, at: 1) }
        // Another owner's position in the same range holds nothing, though its ticks do.
        let other = UniswapV3PositionKey(owner: 2, tickLower: -600, tickUpper: 600)
        #expect(throws: UniswapV3Error.liquidityTooLow) { try pool.burn(1, from: other, at: 1) }
        #expect(throws: UniswapV3Error.emptyPosition) { try pool.burn(0, from: other, at: 1) }
        #expect(throws: UniswapV3Error.liquidityIsZero) { try pool.mint(0, for: Self.key, at: 1) }
        try pool.burn(1_000, from: Self.key, at: 1)
        #expect(pool.initializedTicks.isEmpty)
        #expect(UniswapV3Error.emptyPosition.upstreamName == "NP")
    }

    @Test func `a collection pays what is asked for and keeps the rest owed`() throws {
        var pool = try pool()
        try pool.mint(1_000_000, for: Self.key, at: 1)
        let withdrawn = try pool.burn(1_000_000, from: Self.key, at: 1)
        let some = try pool.collect(from: Self.key, upTo: UniswapV3Owed(amount0: 10, amount1: 0))
        #expect(some == UniswapV3Owed(amount0: 10, amount1: 0))
        let rest = try pool.collect(from: Self.key)
        #expect(rest.amounts.amount0 &+ 10 == withdrawn.amount0 && rest.amounts.amount1 == withdrawn.amount1)
        #expect(try pool.collect(from: Self.key) == UniswapV3Owed())
        // Deposits round up and withdrawals down: one unit of each stays.
        #expect(pool.balances == UniswapV3Amounts(amount0: 1, amount1: 1))
    }

    @Test func `liquidity beside the price is of one token`() throws {
        var pool = try pool()
        let above = try pool.mint(
            1_000_000, for: UniswapV3PositionKey(owner: 1, tickLower: 60, tickUpper: 600), at: 1)
        let below = try pool.mint(
            1_000_000, for: UniswapV3PositionKey(owner: 1, tickLower: -600, tickUpper: 0), at: 1)
        #expect(!above.amount0.isZero && above.amount1.isZero)
        #expect(below.amount0.isZero && !below.amount1.isZero)
        #expect(pool.liquidity == 0)
    }

    @Test func `a fall to the start of a range leaves the range`() throws {
        var pool = try pool()
        try pool.mint(1_000_000_000, for: Self.key, at: 1)
        let edge = try UniswapV3TickMath.sqrtRatio(at: -600)
        let swap = try pool.swap(
            .zeroForOne, .exactInput(1_000_000_000), sqrtPriceLimitX96: edge, at: 1)
        #expect(swap.sqrtPriceX96 == edge && swap.tick == -601 && swap.liquidity == 0)
        #expect(swap.crossedTicks == 1)
        // The price is still that of the range's start, and yet what is added there is out of range.
        let added = try pool.mint(1_000_000_000, for: Self.key, at: 1)
        #expect(!added.amount0.isZero && added.amount1.isZero && pool.liquidity == 0)
        // A rise from there comes back in.
        try pool.swap(.oneForZero, .exactInput(1_000), at: 1)
        #expect(pool.liquidity == 2_000_000_000)
    }

    @Test func `a swap past a limit behind the price is refused`() throws {
        var pool = try pool()
        try pool.mint(1_000_000_000, for: Self.key, at: 1)
        for (direction, limit) in [
            (UniswapV3Direction.zeroForOne, Self.parity), (.oneForZero, Self.parity),
            (.zeroForOne, UniswapV3TickMath.minimumSqrtRatio),
            (.oneForZero, UniswapV3TickMath.maximumSqrtRatio),
        ] {
            #expect(throws: UniswapV3Error.priceLimit) {
                try pool.swap(direction, .exactInput(1), sqrtPriceLimitX96: limit, at: 1)
            }
        }
        #expect(throws: UniswapV3Error.amountIsZero) {
            try pool.swap(.zeroForOne, .exactOutput(.zero), at: 1)
        }
        #expect(throws: UniswapV3Error.arithmetic(.overflow)) {
            try pool.swap(.zeroForOne, .exactInput(.max), at: 1)
        }
    }

    @Test func `the protocol takes its part of the fees and leaves one unit`() throws {
        var pool = try pool()
        try pool.mint(1_000_000_000_000, for: Self.key, at: 1)
        try pool.setProtocolFee(UniswapV3ProtocolFee(divisor0: 4, divisor1: 10))
        let sale = try pool.swap(.zeroForOne, .exactInput(1_000_000), at: 1)
        #expect(sale.feeAmount == 3_000 && sale.protocolFee == 750)
        let purchase = try pool.swap(.oneForZero, .exactInput(1_000_000), at: 1)
        #expect(purchase.feeAmount == 3_000 && purchase.protocolFee == 300)
        let some = try pool.collectProtocol(upTo: UniswapV3Owed(amount0: 50, amount1: 1_000))
        #expect(some == UniswapV3Owed(amount0: 50, amount1: 299))
        #expect(pool.protocolOwed == UniswapV3Owed(amount0: 700, amount1: 1))
    }

    private func pool() throws -> UniswapV3Pool {
        var pool = try UniswapV3Pool(feePips: 3000, tickSpacing: 60)
        try pool.initialize(sqrtPriceX96: Self.parity, at: 1)
        return pool
    }
}
