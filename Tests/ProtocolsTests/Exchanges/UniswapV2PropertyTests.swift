import Protocols
import Testing
import Units

/// What holds for every pair and every order of calls.
struct UniswapV2PropertyTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the product of the reserves rises with every swap`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pair = try chance.mintedPair()
        var swaps = 0
        for time in 2..<502 as Range<UInt64> {
            let before = pair
            if chance.trySwap(&pair, at: time) {
                swaps += 1
                #expect(pair.product > before.product)
            }
        }
        #expect(swaps > 50)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a call that throws changes nothing and one that returns loses no unit`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pair = try chance.mintedPair(isProtocolFeeOn: seed % 2 == 0)
        var refused = 0
        for time in 2..<502 as Range<UInt64> {
            let before = pair
            var flow = TokenFlow()
            do throws(UniswapV2Error) {
                try chance.callAnything(&pair, at: time, flow: &flow)
                #expect(flow.explains(before.balances, pair.balances))
                #expect(max(pair.reserve0, pair.reserve1) <= UniswapV2Pair.maximumReserve)
            } catch {
                refused += 1
                #expect(pair == before, "\(error)")
            }
        }
        #expect(refused > 50 && refused < 450)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the product per squared liquidity never falls`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pair = try chance.mintedPair()
        var calls = 0
        for time in 2..<502 as Range<UInt64> {
            let before = pair
            var flow = TokenFlow()
            guard (try? chance.callAnything(&pair, at: time, flow: &flow)) != nil else { continue }
            let after = pair.product.multipliedFullWidth(by: before.totalSupply &* before.totalSupply)
            let least = before.product.multipliedFullWidth(by: pair.totalSupply &* pair.totalSupply)
            #expect((after.high, after.low) >= (least.high, least.low))
            calls += 1
        }
        #expect(calls > 50)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `trading back and forth until one token is even never profits in the other`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pair = try chance.mintedPair()
        let start = pair
        for _ in 0..<Int.random(in: 1...12, using: &chance) { _ = chance.trySwap(&pair, at: 1) }
        if pair.reserve0 > start.reserve0 {
            let tooMany = pair.reserve0 &- start.reserve0
            _ = try? pair.buy(tooMany, of: .token0, at: 1)
        } else if pair.reserve0 < start.reserve0 {
            _ = try? pair.sell(start.reserve0 &- pair.reserve0, of: .token0, at: 1)
        }
        // Whatever the trader is behind is in the pair: its other reserve has not fallen.
        #expect(pair.reserve0 == start.reserve0)
        #expect(pair.reserve1 >= start.reserve1)
        #expect(pair == start || pair.reserve1 > start.reserve1)
    }

    @Test func `a round through three pairs at one set of prices never profits`() throws {
        var rounds = 0
        for seed in 0..<200 as Range<UInt64> {
            var chance = SeededGenerator(seed: seed)
            let path = chance.consistentRound()
            let start = chance.amount(near: path[0].reserveIn)
            do throws(UniswapV2Error) {
                let amounts = try UniswapV2Library.amountsOut(amountIn: start, path: path)
                #expect(amounts[3] < start, "seed \(seed)")
                rounds += 1
            } catch {
                #expect(error == .insufficientInputAmount, "seed \(seed)")
            }
        }
        #expect(rounds > 100)
    }

    @Test func `minting and burning again never profits`() throws {
        var rounds = 0
        for seed in 0..<200 as Range<UInt64> {
            var chance = SeededGenerator(seed: seed)
            var pair = try chance.mintedPair(isProtocolFeeOn: seed % 2 == 0)
            _ = chance.trySwap(&pair, at: 1)
            let paid = UniswapV2Amounts(
                amount0: chance.amount(near: pair.reserve0), amount1: chance.amount(near: pair.reserve1))
            guard let mint = try? pair.mint(paying: paid, at: 2),
                let burn = try? pair.burn(liquidity: mint.liquidity, at: 3)
            else { continue }
            #expect(burn.withdrawn.amount0 <= paid.amount0, "seed \(seed)")
            #expect(burn.withdrawn.amount1 <= paid.amount1, "seed \(seed)")
            rounds += 1
        }
        #expect(rounds > 100)
    }
}

/// What went in and came out in one call.
private struct TokenFlow {
    var paid = UniswapV2Amounts()
    var received = UniswapV2Amounts()

    func explains(_ before: UniswapV2Amounts, _ after: UniswapV2Amounts) -> Bool {
        before.amount0 &+ paid.amount0 == after.amount0 &+ received.amount0
            && before.amount1 &+ paid.amount1 == after.amount1 &+ received.amount1
    }
}

extension SeededGenerator {
    /// Returns a closed path whose prices multiply to 1: its pairs hold multiples of the same three values.
    fileprivate mutating func consistentRound() -> [UniswapV2Hop] {
        let values = (0..<3).map { _ in amount(bits: 60) &+ 1000 }
        return (0..<3).map { place in
            let size = amount(bits: 50)
            return UniswapV2Hop(reserveIn: values[place] &* size, reserveOut: values[(place + 1) % 3] &* size)
        }
    }

    /// Sells or buys an amount around the reserve's size, and says whether that went.
    fileprivate mutating func trySwap(_ pair: inout UniswapV2Pair, at time: UInt64) -> Bool {
        let token = token()
        let amount = amount(near: token.reserve(of: pair))
        return Bool.random(using: &self)
            ? (try? pair.sell(amount, of: token, at: time)) != nil
            : (try? pair.buy(amount, of: token, at: time)) != nil
    }

    /// Makes one call of any kind with amounts that are often too much or too little.
    fileprivate mutating func callAnything(
        _ pair: inout UniswapV2Pair, at time: UInt64, flow: inout TokenFlow
    ) throws(UniswapV2Error) {
        let amounts = UniswapV2Amounts(
            amount0: amount(near: pair.reserve0), amount1: amount(near: pair.reserve1))
        switch Int.random(in: 0..<6, using: &self) {
        case 0:
            flow.paid = amounts
            try pair.mint(paying: amounts, at: time)
        case 1:
            let liquidity = amount(near: pair.totalSupply)
            flow.received = try pair.burn(liquidity: liquidity, at: time).withdrawn
        case 2:
            flow.paid = UniswapV2Amounts(amounts.amount0, of: .token0)
            let hop = pair.hop(selling: .token0)
            let most = try UniswapV2Library.amountOut(
                amountIn: amounts.amount0, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
            flow.received = UniswapV2Amounts(
                most &+ UInt256(UInt64.random(in: 0...1, using: &self)), of: .token1)
            try pair.swap(out: flow.received, paying: flow.paid, at: time)
        case 3:
            flow.paid = UniswapV2Amounts(amount0: amount(bits: 20), amount1: amount(bits: 20))
            try pair.receive(flow.paid)
        case 4: flow.received = try pair.skim()
        default: try pair.sync(at: time)
        }
    }
}
