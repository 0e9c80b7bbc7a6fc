import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for every pair and every order of calls.
struct UniswapV2PropertyTests {
    @Test func `a pair keeps its promises in every order of calls`() {
        let run = PropertyRun(of: PairLife.self)
        #expect(run.failure == nil)
        let calls = ["sell", "buy", "mint", "burn", "swap", "receive", "skim", "sync", PairLife.refused]
        #expect(calls.allSatisfy { run[$0] > 1_000 }, "\(run.counts)")
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

}

/// A pair that lives through calls of every kind: I42 to I44 of the promises.
private struct PairLife: PropertyMachine {
    private var pair: UniswapV2Pair
    private var now: UInt64 = 1

    init(_ chance: inout SeededGenerator) throws {
        pair = try chance.mintedPair(isProtocolFeeOn: chance.oneIn(2))
    }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        now += 1
        let before = pair
        var flow = TokenFlow()
        do {
            let name = try chance.call(&pair, at: now, flow: &flow)
            try promise(
                flow.explains(before.balances, pair.balances), "I42: a unit was lost, \(before) to \(pair)")
            try promise(
                max(pair.reserve0, pair.reserve1) <= UniswapV2Pair.maximumReserve, "a reserve beyond 112 bits"
            )
            try checkProduct(since: before, isSwap: ["sell", "buy", "swap"].contains(name))
            try checkRounds(&chance)
            return name
        } catch let error as UniswapV2Error {
            try promise(pair == before, "\(error) changed the pair")
            return Self.refused
        }
    }

    /// I43: the product rises with every swap; per squared liquidity it never falls, unless liquidity is made
    /// for the protocol.
    private func checkProduct(since before: UniswapV2Pair, isSwap: Bool) throws {
        try promise(!isSwap || pair.product > before.product, "I43: a swap left the product where it was")
        if pair.isProtocolFeeOn { return }
        let after = pair.product.multipliedFullWidth(by: before.totalSupply &* before.totalSupply)
        let least = before.product.multipliedFullWidth(by: pair.totalSupply &* pair.totalSupply)
        try promise(
            (after.high, after.low) >= (least.high, least.low), "I43: a unit of liquidity stands for less")
    }

    /// I44: trading until one token is even never profits in the other, and minting and burning again never
    /// does.
    private func checkRounds(_ chance: inout SeededGenerator) throws {
        var trader = pair
        for _ in 0..<Int.random(in: 1...3, using: &chance) { _ = try? chance.swap(&trader, at: now) }
        let excess = trader.reserve0 > pair.reserve0
        if excess {
            _ = try? trader.buy(trader.reserve0 &- pair.reserve0, of: .token0, at: now)
        } else if trader.reserve0 < pair.reserve0 {
            _ = try? trader.sell(pair.reserve0 &- trader.reserve0, of: .token0, at: now)
        }
        // Whatever a trader is behind is in the pair.
        try promise(
            trader.reserve0 != pair.reserve0 || trader.reserve1 >= pair.reserve1,
            "I44: a round of swaps profits")
        var provider = pair
        let paid = UniswapV2Amounts(
            amount0: chance.amount(near: pair.reserve0), amount1: chance.amount(near: pair.reserve1))
        guard let mint = try? provider.mint(paying: paid, at: now),
            let burn = try? provider.burn(liquidity: mint.liquidity, at: now)
        else { return }
        // What was left lying in the pair goes to whoever mints.
        let (gift0, gift1) = (pair.balances.amount0 &- pair.reserve0, pair.balances.amount1 &- pair.reserve1)
        try promise(
            burn.withdrawn.amount0 <= paid.amount0 &+ gift0
                && burn.withdrawn.amount1 <= paid.amount1 &+ gift1,
            "I44: minting and burning profits")
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

    /// Sells or buys an amount around the reserve's size, and returns which.
    fileprivate mutating func swap(
        _ pair: inout UniswapV2Pair, at time: UInt64
    ) throws(UniswapV2Error) -> (name: String, flow: TokenFlow) {
        let token = token()
        let amount = amount(near: token.reserve(of: pair))
        if oneIn(2) {
            let bought = try pair.sell(amount, of: token, at: time)
            return (
                "sell",
                TokenFlow(
                    paid: UniswapV2Amounts(amount, of: token),
                    received: UniswapV2Amounts(bought, of: token.other))
            )
        }
        let cost = try pair.buy(amount, of: token, at: time)
        return (
            "buy",
            TokenFlow(
                paid: UniswapV2Amounts(cost, of: token.other), received: UniswapV2Amounts(amount, of: token))
        )
    }

    /// Makes one call of any kind with amounts that are often too much or too little.
    fileprivate mutating func call(
        _ pair: inout UniswapV2Pair, at time: UInt64, flow: inout TokenFlow
    ) throws(UniswapV2Error) -> String {
        let amounts = UniswapV2Amounts(
            amount0: amount(near: pair.reserve0), amount1: amount(near: pair.reserve1))
        switch Int.random(in: 0..<8, using: &self) {
        case 0, 1:
            let swap = try swap(&pair, at: time)
            flow = swap.flow
            return swap.name
        case 2:
            flow.paid = amounts
            try pair.mint(paying: amounts, at: time)
            return "mint"
        case 3:
            flow.received = try pair.burn(liquidity: amount(near: pair.totalSupply), at: time).withdrawn
            return "burn"
        case 4:
            flow.paid = UniswapV2Amounts(amounts.amount0, of: .token0)
            let hop = pair.hop(selling: .token0)
            let most = try UniswapV2Library.amountOut(
                amountIn: amounts.amount0, reserveIn: hop.reserveIn, reserveOut: hop.reserveOut)
            flow.received = UniswapV2Amounts(
                most &+ UInt256(UInt64.random(in: 0...1, using: &self)), of: .token1)
            try pair.swap(out: flow.received, paying: flow.paid, at: time)
            return "swap"
        case 5:
            flow.paid = UniswapV2Amounts(amount0: amount(bits: 20), amount1: amount(bits: 20))
            try pair.receive(flow.paid)
            return "receive"
        case 6:
            flow.received = try pair.skim()
            return "skim"
        default:
            try pair.sync(at: time)
            return "sync"
        }
    }
}
