import Protocols
import Testing
import Units

struct UniswapV2PairTests {
    private let greatest = UniswapV2Pair.maximumReserve

    @Test func `the first mint gives the root of the product and locks a thousand`() throws {
        var pair = UniswapV2Pair()
        let mint = try pair.mint(paying: UniswapV2Amounts(amount0: 40_000, amount1: 10_000), at: 7)
        #expect(mint.liquidity == 19_000)
        #expect(pair.totalSupply == 20_000)
        #expect(pair.blockTimestampLast == 7)
    }

    @Test func `a first deposit must be worth more than what is locked`() {
        var pair = UniswapV2Pair()
        #expect(throws: UniswapV2Error.arithmetic(.underflow)) {
            try pair.mint(paying: UniswapV2Amounts(amount0: 999, amount1: 1000), at: 1)
        }
        #expect(throws: UniswapV2Error.insufficientLiquidityMinted) {
            try pair.mint(paying: UniswapV2Amounts(amount0: 1000, amount1: 1000), at: 1)
        }
        #expect(pair == UniswapV2Pair())
    }

    @Test func `a later mint gives the lesser share`() throws {
        var pair = try minted(10_000, 10_000)
        let mint = try pair.mint(paying: UniswapV2Amounts(amount0: 1000, amount1: 500), at: 1)
        #expect(mint.liquidity == 500)
        #expect(pair.reserve0 == 11_000)
    }

    @Test func `a donation belongs to the next who mints`() throws {
        var pair = try minted(10_000, 10_000)
        try pair.receive(UniswapV2Amounts(amount0: 1000, amount1: 1000))
        #expect(pair.reserve0 == 10_000)
        let mint = try pair.mint(at: 1)
        #expect(mint.liquidity == 1000)
        #expect(mint.deposited == UniswapV2Amounts(amount0: 1000, amount1: 1000))
    }

    @Test func `a donation pays for the next swap`() throws {
        var pair = try minted(1_000_000, 1_000_000)
        try pair.receive(UniswapV2Amounts(1000, of: .token0))
        let paid = try pair.swap(out: UniswapV2Amounts(996, of: .token1), at: 1)
        #expect(paid == UniswapV2Amounts(1000, of: .token0))
        #expect(pair.reserve1 == 999_004)
    }

    @Test func `burning pays a share of the balances with what was donated`() throws {
        var pair = try minted(10_000, 10_000)
        try pair.receive(UniswapV2Amounts(amount0: 10_000, amount1: 0))
        let burn = try pair.burn(liquidity: 5000, at: 1)
        #expect(burn.withdrawn == UniswapV2Amounts(amount0: 10_000, amount1: 5000))
        #expect(pair.totalSupply == 5000)
    }

    @Test func `the locked thousand cannot be burned`() throws {
        var pair = try minted(10_000, 10_000)
        #expect(throws: UniswapV2Error.arithmetic(.underflow)) { try pair.burn(liquidity: 9001, at: 1) }
        try pair.burn(liquidity: 9000, at: 1)
        #expect(pair.totalSupply == 1000)
        #expect(throws: UniswapV2Error.insufficientLiquidityBurned) { try pair.burn(liquidity: 0, at: 1) }
    }

    @Test func `liquidity worth none of one token cannot be burned`() throws {
        var pair = try minted(1_000_000, 100)
        let before = pair
        #expect(throws: UniswapV2Error.insufficientLiquidityBurned) { try pair.burn(liquidity: 99, at: 1) }
        #expect(pair == before)
        let burn = try pair.burn(liquidity: 100, at: 1)
        #expect(burn.withdrawn == UniswapV2Amounts(amount0: 10_000, amount1: 1))
    }

    @Test func `both tokens may be bought at once and paid after`() throws {
        var pair = try minted(1_000_000, 1_000_000)
        let out = UniswapV2Amounts(amount0: 1000, amount1: 1000)
        let fair = UniswapV2Amounts(amount0: 1004, amount1: 1004)
        let short = UniswapV2Amounts(amount0: 1003, amount1: 1003)
        #expect(throws: UniswapV2Error.k) { try pair.swap(out: out, paying: short, at: 1) }
        #expect(try pair.swap(out: out, paying: fair, at: 1) == fair)
        #expect(pair.reserve0 == 1_000_004)
    }

    @Test func `one unit more than the amount out breaks the product`() throws {
        var pair = try minted(5_000_000, 10_000_000)
        let most = try UniswapV2Library.amountOut(
            amountIn: 1_000_000, reserveIn: 5_000_000, reserveOut: 10_000_000)
        let payment = UniswapV2Amounts(1_000_000, of: .token0)
        #expect(throws: UniswapV2Error.k) {
            try pair.swap(out: UniswapV2Amounts(most &+ 1, of: .token1), paying: payment, at: 1)
        }
        #expect(try pair.swap(out: UniswapV2Amounts(most, of: .token1), paying: payment, at: 1) == payment)
    }

    @Test func `a payment that keeps the product to the unit is enough`() throws {
        // (8973 + 997) * (10,000 - 1000) = 8973 * 10,000
        var pair = try minted(8973, 10_000)
        let payment = UniswapV2Amounts(1000, of: .token0)
        #expect(try pair.swap(out: UniswapV2Amounts(1000, of: .token1), paying: payment, at: 1) == payment)
    }

    @Test func `selling and buying settle at what the library quotes`() throws {
        var pair = try minted(5_000_000, 10_000_000)
        let quoted = try UniswapV2Library.amountOut(
            amountIn: 1234, reserveIn: pair.reserve1, reserveOut: pair.reserve0)
        #expect(try pair.sell(1234, of: .token1, at: 1) == quoted)
        #expect(pair.reserve1 == 10_001_234)
        let cost = try UniswapV2Library.amountIn(
            amountOut: 4321, reserveIn: pair.reserve0, reserveOut: pair.reserve1)
        #expect(try pair.buy(4321, of: .token1, at: 1) == cost)
        #expect(pair.reserve1 == 9_996_913)
    }

    @Test func `skim pays out what is above the reserves and sync takes it in`() throws {
        var pair = try minted(10_000, 10_000)
        let donation = UniswapV2Amounts(amount0: 3, amount1: 4)
        try pair.receive(donation)
        var synced = pair
        #expect(try pair.skim() == donation)
        #expect(try pair == minted(10_000, 10_000))
        try synced.sync(at: 1)
        #expect(synced.reserve0 == 10_003 && synced.reserve1 == 10_004)
    }

    @Test func `a balance below its reserve stops minting and skimming until it is synced`() throws {
        var pair = try minted(10_000, 10_000)
        pair.balances.amount1 = 9000
        #expect(throws: UniswapV2Error.arithmetic(.underflow)) { try pair.skim() }
        #expect(throws: UniswapV2Error.arithmetic(.underflow)) { try pair.mint(at: 1) }
        #expect(throws: UniswapV2Error.transferFailed) {
            try pair.swap(
                out: UniswapV2Amounts(9001, of: .token1), paying: UniswapV2Amounts(1_000_000, of: .token0),
                at: 1)
        }
        try pair.sync(at: 1)
        #expect(pair.reserve1 == 9000)
    }

    @Test func `a reserve holds 112 bits and not one more`() throws {
        var pair = try minted(greatest, greatest)
        #expect(pair.reserve0 == greatest)
        try pair.receive(UniswapV2Amounts(amount0: 0, amount1: 1))
        let before = pair
        #expect(throws: UniswapV2Error.overflow) { try pair.sync(at: 2) }
        #expect(throws: UniswapV2Error.overflow) {
            try pair.swap(
                out: UniswapV2Amounts(1, of: .token0), paying: UniswapV2Amounts(9, of: .token1), at: 2)
        }
        #expect(pair == before)
        #expect(throws: UniswapV2Error.overflow) {
            try UniswapV2Pair(
                reserve0: greatest &+ 1, reserve1: 1, blockTimestampLast: 0, totalSupply: 1)
        }
    }

    @Test func `a balance beyond 256 bits is refused`() throws {
        var pair = try minted(10_000, 10_000)
        let before = pair
        #expect(throws: UniswapV2Error.arithmetic(.overflow)) {
            try pair.receive(UniswapV2Amounts(amount0: 1, amount1: .max))
        }
        #expect(pair == before)
    }

    @Test func `the protocol takes a sixth of the growth of the root`() throws {
        var pair = try minted(1_000_000, 1_000_000, isProtocolFeeOn: true)
        #expect(pair.kLast == 1_000_000_000_000)
        // Doubling the root: S * (2 - 1) / (5 * 2 + 1) is an eleventh of the supply.
        try pair.receive(UniswapV2Amounts(amount0: 1_000_000, amount1: 1_000_000))
        try pair.sync(at: 2)
        #expect(try pair.protocolLiquidityDue() == 90_909)
        let burn = try pair.burn(liquidity: 1000, at: 3)
        #expect(burn.protocolLiquidity == 90_909)
        #expect(pair.totalSupply == 1_089_909)
        #expect(pair.kLast == pair.product)
    }

    @Test func `the protocol takes nothing where the product fell`() throws {
        var pair = try minted(1_000_000, 1_000_000, isProtocolFeeOn: true)
        pair.balances.amount0 = 900_000
        try pair.sync(at: 2)
        #expect(try pair.protocolLiquidityDue() == 0)
        #expect(try pair.burn(liquidity: 1000, at: 3).protocolLiquidity == 0)
    }

    @Test func `growth before the protocol fee is switched on is free`() throws {
        var pair = try minted(1_000_000, 1_000_000)
        try pair.sell(100_000, of: .token0, at: 2)
        pair.isProtocolFeeOn = true
        #expect(
            try pair.mint(paying: UniswapV2Amounts(amount0: 9999, amount1: 9999), at: 3).protocolLiquidity
                == 0)
        #expect(pair.kLast == pair.product)
        pair.isProtocolFeeOn = false
        try pair.burn(liquidity: 1000, at: 4)
        #expect(pair.kLast == 0)
    }

    private func minted(
        _ amount0: UInt256, _ amount1: UInt256, isProtocolFeeOn: Bool = false
    ) throws -> UniswapV2Pair {
        var pair = UniswapV2Pair(isProtocolFeeOn: isProtocolFeeOn)
        try pair.mint(paying: UniswapV2Amounts(amount0: amount0, amount1: amount1), at: 1)
        return pair
    }
}
