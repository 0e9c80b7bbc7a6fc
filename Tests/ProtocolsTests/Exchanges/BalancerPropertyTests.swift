import BigInt
import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for every pool and every order of calls: I43 to I45 of the promises.
struct BalancerPropertyTests {
    @Test func `a pool keeps its promises in every order of calls`() {
        let run = PropertyRun(of: WeightedLife.self)
        #expect(run.failure == nil)
        let calls = ["sell", "buy", "join", "exit", "limit", WeightedLife.refused]
        #expect(calls.allSatisfy { run[$0] > 1_000 }, "\(run.counts)")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a round through any tokens never profits`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pool = try chance.weightedPool(swapFee: BalancerWeightedPool.leastSwapFee)
        let first = chance.share(of: pool.balances[0])
        var (token, amount) = (0, first)
        for step in 0..<Int.random(in: 2...5, using: &chance) {
            let next = step == 0 ? chance.other(than: 0, of: pool) : chance.other(than: token, of: pool)
            guard let out = try? pool.sell(amount, of: token, for: next, at: 0), !out.isZero else { continue }
            (token, amount) = (next, out)
        }
        if token != 0 {
            guard let out = try? pool.sell(amount, of: token, for: 0, at: 0) else { return }
            amount = out
        }
        #expect(amount <= first)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `joining and leaving again never profits`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pool = try chance.weightedPool()
        _ = chance.trySwap(&pool)
        let start = pool
        let liquidity = chance.amount(near: pool.totalSupply)
        let paid = try pool.join(liquidity)
        let received = try pool.exit(liquidity)
        for token in pool.weights.indices {
            #expect(received[token] <= paid[token])
            // What each unit of liquidity stands for has not fallen.
            #expect(pool.balances[token] >= start.balances[token])
        }
        #expect(pool.totalSupply == start.totalSupply)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `a quote is what the swap gives, and a limit beyond it changes nothing`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let start = try chance.weightedPool()
        let (sold, bought) = chance.tokens(of: start)
        let amount = chance.share(of: start.balances[sold])
        let quote = try start.quote(selling: amount, of: sold, for: bought)
        var (pool, refusing) = (start, start)
        #expect(try pool.sell(amount, of: sold, for: bought, minimum: quote, deadline: 7, at: 7) == quote)
        #expect(throws: BalancerError.swapLimit) {
            try refusing.sell(amount, of: sold, for: bought, minimum: quote &+ 1, at: 0)
        }
        #expect(throws: BalancerError.swapDeadline) {
            try refusing.sell(amount, of: sold, for: bought, deadline: 7, at: 8)
        }
        #expect(refusing == start)
    }
}

/// A pool that lives through calls of every kind: I42 to I45 of the promises.
private struct WeightedLife: PropertyMachine {
    private var pool: BalancerWeightedPool
    /// The product before and after the last call, which is costly to take.
    private var product: BigUInt

    init(_ chance: inout SeededGenerator) throws {
        pool = try chance.weightedPool()
        product = pool.exactProduct
    }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        let (before, productBefore) = (pool, product)
        var flow = TokensFlow(pool)
        do {
            let name = try chance.call(&pool, &flow)
            for token in pool.weights.indices {
                try promise(
                    before.balances[token] &+ flow.paid[token] == pool.balances[token]
                        &+ flow.received[token],
                    "I42: a unit of token \(token) was lost")
            }
            product = pool.exactProduct
            try checkProduct(
                since: (productBefore, before.totalSupply), isSwap: name == "sell" || name == "buy")
            try checkRounds(&chance)
            return name
        } catch let error as BalancerError {
            try promise(pool == before, "\(error) changed the pool")
            return [.swapLimit, .joinAboveMax, .exitBelowMin].contains(error) ? "limit" : Self.refused
        }
    }

    /// I43: the weighted product rises with every swap, and per unit of liquidity never falls.
    private func checkProduct(since before: (product: BigUInt, supply: UInt256), isSwap: Bool) throws {
        if isSwap {
            try promise(product > before.product, "I43: a swap left the invariant where it was")
            return
        }
        let (now, then) = (BigUInt(pool.totalSupply.low), BigUInt(before.supply.low))
        try promise(
            product * then.power(20) >= before.product * now.power(20),
            "I43: a unit of liquidity stands for less")
    }

    /// I44: selling and buying back never profits, and neither does joining and leaving.
    private func checkRounds(_ chance: inout SeededGenerator) throws {
        let (sold, bought) = chance.tokens(of: pool)
        let amount = chance.share(of: pool.balances[sold])
        var trader = pool
        if let out = try? trader.sell(amount, of: sold, for: bought, at: 0),
            let back = try? trader.sell(out, of: bought, for: sold, at: 0)
        {
            try promise(back <= amount, "I44: \(amount) of token \(sold) came back as \(back)")
        }
        var provider = pool
        let liquidity = chance.amount(near: pool.totalSupply)
        if let paid = try? provider.join(liquidity), let received = try? provider.exit(liquidity) {
            try promise(!zip(received, paid).contains { $0 > $1 }, "I44: joining and leaving profits")
        }
    }
}

/// What went in and came out in one call, of each token.
private struct TokensFlow {
    var paid: [UInt256]
    var received: [UInt256]

    init(_ pool: BalancerWeightedPool) {
        paid = pool.balances.map { _ in .zero }
        received = paid
    }
}

extension SeededGenerator {
    fileprivate mutating func other(than token: Int, of pool: BalancerWeightedPool) -> Int {
        (token + Int.random(in: 1..<pool.weights.count, using: &self)) % pool.weights.count
    }

    /// Returns up to a quarter of a balance, at least 1.
    fileprivate mutating func share(of balance: UInt256) -> UInt256 { amount(near: balance >> 3) | 1 }

    fileprivate mutating func trySwap(_ pool: inout BalancerWeightedPool) -> Bool {
        let (sold, bought) = tokens(of: pool)
        return Bool.random(using: &self)
            ? (try? pool.sell(share(of: pool.balances[sold]), of: sold, for: bought, at: 0)) != nil
            : (try? pool.buy(share(of: pool.balances[bought]), of: bought, with: sold, at: 0)) != nil
    }

    /// Makes one call of any kind with amounts and limits that are often too much or too little.
    fileprivate mutating func call(
        _ pool: inout BalancerWeightedPool, _ flow: inout TokensFlow
    ) throws(BalancerError) -> String {
        let (sold, bought) = tokens(of: pool)
        let isLimited = oneIn(2)
        switch Int.random(in: 0..<4, using: &self) {
        case 0:
            flow.paid[sold] = amount(near: pool.balances[sold] >> 2)
            flow.received[bought] = try pool.sell(
                flow.paid[sold], of: sold, for: bought,
                minimum: isLimited ? amount(near: pool.balances[bought] >> 2) : .zero, at: 0)
            return "sell"
        case 1:
            flow.received[bought] = amount(near: pool.balances[bought] >> 2)
            flow.paid[sold] = try pool.buy(
                flow.received[bought], of: bought, with: sold,
                maximum: isLimited ? amount(near: pool.balances[sold] >> 2) : .max, at: 0)
            return "buy"
        case 2:
            let maximums = pool.balances.map { amount(near: $0 >> 2) }
            flow.paid = try pool.join(
                amount(near: pool.totalSupply >> 2), maximums: isLimited ? maximums : nil)
            return "join"
        default:
            let minimums = pool.balances.map { amount(near: $0 >> 4) }
            flow.received = try pool.exit(
                amount(near: pool.totalSupply >> 2), minimums: isLimited ? minimums : nil)
            return "exit"
        }
    }
}
