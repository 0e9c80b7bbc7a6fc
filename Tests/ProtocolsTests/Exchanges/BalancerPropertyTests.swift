import BigInt
import Protocols
import Testing
import Units

/// What holds for every pool and every order of calls: I43 to I45 of the promises.
struct BalancerPropertyTests {
    @Test(arguments: 0..<30 as Range<UInt64>)
    func `the product of the weighted balances rises with every swap`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pool = try chance.weightedPool()
        var swaps = 0
        for _ in 0..<100 {
            let before = pool.exactProduct
            guard chance.trySwap(&pool) else { continue }
            swaps += 1
            #expect(pool.exactProduct > before)
        }
        #expect(swaps > 30)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a unit of liquidity never stands for less`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pool = try chance.weightedPool()
        var calls = 0
        for _ in 0..<100 {
            let (product, supply) = (pool.exactProduct, BigUInt(pool.totalSupply.low))
            guard (try? chance.callAnything(&pool)) != nil else { continue }
            calls += 1
            let supplyAfter = BigUInt(pool.totalSupply.low)
            #expect(pool.exactProduct * supply.power(20) >= product * supplyAfter.power(20))
        }
        #expect(calls > 20)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a call that throws changes nothing and one that returns loses no unit`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pool = try chance.weightedPool()
        var refused = 0
        for _ in 0..<300 {
            let before = pool
            do throws(BalancerError) {
                let flow = try chance.callAnything(&pool)
                for token in pool.weights.indices {
                    #expect(
                        before.balances[token] &+ flow.paid[token]
                            == pool.balances[token] &+ flow.received[token])
                }
            } catch {
                refused += 1
                #expect(pool == before, "\(error)")
            }
        }
        #expect(refused > 30 && refused < 270)
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

/// What went in and came out in one call, of each token.
private struct TokensFlow {
    var paid: [UInt256]
    var received: [UInt256]
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

    /// Makes one call of any kind with amounts that are often too much or too little.
    fileprivate mutating func callAnything(
        _ pool: inout BalancerWeightedPool
    ) throws(BalancerError) -> TokensFlow {
        let nothing = pool.weights.map { _ in UInt256.zero }
        var flow = TokensFlow(paid: nothing, received: nothing)
        let (sold, bought) = tokens(of: pool)
        switch Int.random(in: 0..<5, using: &self) {
        case 0:
            flow.paid[sold] = amount(near: pool.balances[sold] >> 2)
            flow.received[bought] = try pool.sell(
                flow.paid[sold], of: sold, for: bought,
                minimum: Bool.random(using: &self) ? .zero : amount(near: pool.balances[bought] >> 2), at: 0)
        case 1:
            flow.received[bought] = amount(near: pool.balances[bought] >> 2)
            flow.paid[sold] = try pool.buy(flow.received[bought], of: bought, with: sold, at: 0)
        case 2:
            flow.paid = try pool.join(amount(near: pool.totalSupply >> 2))
        case 3:
            flow.received = try pool.exit(amount(near: pool.totalSupply >> 1))
        default:
            flow.received = try pool.exit(
                amount(near: pool.totalSupply >> 3), minimums: pool.balances.map { amount(near: $0 >> 4) })
        }
        return flow
    }
}
