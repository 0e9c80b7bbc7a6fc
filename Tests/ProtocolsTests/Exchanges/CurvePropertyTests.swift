import Protocols
import Testing
import Units

/// What holds for every pool and every order of calls.
struct CurvePropertyTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `the invariant never falls with an exchange`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pool = try chance.curvePool()
        var exchanges = 0
        for _ in 0..<200 {
            let before = try pool.value
            guard chance.tryExchange(&pool) != nil else { continue }
            exchanges += 1
            #expect(try pool.value >= before)
        }
        #expect(exchanges > 50)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a call that throws changes nothing and one that returns loses no unit`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pool = try chance.curvePool()
        var refused = 0
        for _ in 0..<300 {
            let before = pool
            do throws(CurveError) {
                let flow = try chance.callAnything(&pool)
                for (place, (was, now)) in zip(before.held, pool.held).enumerated() {
                    #expect(was &+ flow.paid[place] == now &+ flow.received[place])
                }
            } catch {
                refused += 1
                #expect(pool == before, "\(error)")
            }
        }
        #expect(refused > 20 && refused < 280)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a unit of liquidity is never worth less`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pool = try chance.curvePool()
        var calls = 0
        for _ in 0..<300 {
            let start = pool
            guard (try? chance.callAnything(&pool)) != nil else { continue }
            // Near the point where a coin is used up the contract's own steps no longer come to rest.
            guard pool.isWithinReason else {
                pool = start
                continue
            }
            calls += 1
            #expect(try pool.virtualPrice(at: 0) >= start.virtualPrice(at: 0))
        }
        #expect(calls > 20)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `a round through any coins never profits`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        // Without a fee, only the rounding stands against the trader.
        var pool = try chance.curvePool(fee: seed % 2 == 0 ? 0 : nil)
        let start = pool
        var (coin, amount) = (0, chance.amount(near: pool.balances[0]))
        let first = amount
        for step in 0..<Int.random(in: 2...5, using: &chance) {
            let next = step == 0 || Bool.random(using: &chance) ? chance.other(than: coin, of: pool) : 0
            guard next != coin,
                let out = try? pool.exchange(selling: amount, of: coin, for: next, at: 0).amountOut
            else { continue }
            (coin, amount) = (next, out)
        }
        if coin != 0 { amount = try pool.exchange(selling: amount, of: coin, for: 0, at: 0).amountOut }
        #expect(pool == start || amount < first)
    }

    @Test func `depositing and withdrawing again never profits`() throws {
        var rounds = 0
        for seed in 0..<200 as Range<UInt64> {
            var chance = SeededGenerator(seed: seed)
            var pool = try chance.curvePool(fee: seed % 2 == 0 ? 0 : nil)
            let coin = chance.coins(of: pool).sold
            var paid = pool.balances.map { _ in UInt256.zero }
            paid[coin] = chance.amount(near: pool.balances[coin])
            guard let minted = try? pool.addLiquidity(paid, at: 0).minted,
                let withdrawal = try? pool.removeLiquidityOneCoin(minted, in: coin, at: 0)
            else { continue }
            #expect(withdrawal.amountOut <= paid[coin], "seed \(seed)")
            rounds += 1
        }
        #expect(rounds > 100)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `a quote is what the exchange gives`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let start = try chance.curvePool()
        let (sold, bought) = chance.coins(of: start)
        let amount = chance.amount(near: start.balances[sold])
        guard let quote = try? start.quote(selling: amount, of: sold, for: bought, at: 0) else { return }
        var pool = start
        let given = try pool.exchange(selling: amount, of: sold, for: bought, at: 0).amountOut
        let most = start.dialect == .template ? 0 : 1 as UInt256
        #expect(quote >= given && quote &- given <= most)
        var refusing = start
        #expect(throws: CurveError.fewerCoinsThanExpected) {
            try refusing.exchange(selling: amount, of: sold, for: bought, minimum: given &+ 1, at: 0)
        }
        #expect(refusing == start)
    }
}

/// What went in and came out in one call, of each coin.
private struct CoinFlow {
    var paid: [UInt256]
    var received: [UInt256]
}

extension CurvePool {
    fileprivate var value: UInt256 {
        get throws {
            try curve(at: 0).value(of: normalized)
        }
    }

    /// Balances in 18 decimals.
    fileprivate var normalized: [UInt256] { zip(balances, precisions).map { $0 &* $1 } }

    /// Whether every coin is there, and none a hundred times as much as another.
    fileprivate var isWithinReason: Bool {
        let least = normalized.reduce(.max, min)
        return least > 1000 &* Wad.one && normalized.reduce(.zero, max) < least &* 100
    }
}

extension SeededGenerator {
    fileprivate mutating func other(than coin: Int, of pool: CurvePool) -> Int {
        (coin + Int.random(in: 1..<pool.precisions.count, using: &self)) % pool.precisions.count
    }

    /// Sells up to a quarter of the coin of which there is least, so that the pool does not run out of one.
    fileprivate mutating func tryExchange(_ pool: inout CurvePool) -> CurveExchange? {
        let amounts = pool.normalized
        let sold = amounts.indices.reduce(0) { amounts[$1] < amounts[$0] ? $1 : $0 }
        let bought = other(than: sold, of: pool)
        let amount = amount(near: pool.balances[sold] >> 3)
        return try? pool.exchange(selling: amount, of: sold, for: bought, at: 0)
    }

    /// Makes one call of any kind with amounts that are often too much or too little.
    fileprivate mutating func callAnything(_ pool: inout CurvePool) throws(CurveError) -> CoinFlow {
        let nothing = pool.balances.map { _ in UInt256.zero }
        var flow = CoinFlow(paid: nothing, received: nothing)
        let (coin, other) = coins(of: pool)
        let liquidity = amount(near: pool.totalSupply >> 1)
        switch Int.random(in: 0..<5, using: &self) {
        case 0:
            flow.paid[coin] = amount(near: pool.balances[coin] >> 2)
            flow.received[other] =
                try pool.exchange(
                    selling: flow.paid[coin], of: coin, for: other,
                    minimum: Bool.random(using: &self) ? .zero : amount(near: pool.balances[other] >> 2),
                    at: 0
                ).amountOut
        case 1:
            flow.paid = pool.balances.map { Bool.random(using: &self) ? .zero : amount(near: $0) }
            try pool.addLiquidity(flow.paid, minimum: liquidity, at: 0)
        case 2: flow.received = try pool.removeLiquidity(liquidity)
        case 3:
            flow.received = pool.balances.map { amount(near: $0 >> 1) }
            try pool.removeLiquidityImbalance(flow.received, at: 0)
        default:
            flow.received[coin] = try pool.removeLiquidityOneCoin(liquidity, in: coin, at: 0).amountOut
        }
        return flow
    }
}
