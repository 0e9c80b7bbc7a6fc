import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for every pool and every order of calls.
struct CurvePropertyTests {
    @Test func `a pool keeps its promises in every order of calls`() {
        let run = PropertyRun(of: CurveLife.self)
        #expect(run.failure == nil)
        let calls = [
            "exchange", "deposit", "withdraw", "imbalance", "one coin", "slippage", CurveLife.refused,
        ]
        #expect(calls.allSatisfy { run[$0] > 1_000 }, "\(run.counts)")
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

/// A pool that lives through calls of every kind: I42 to I45 of the promises.
private struct CurveLife: PropertyMachine {
    private var pool: CurvePool

    init(_ chance: inout SeededGenerator) throws { pool = try chance.curvePool() }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        let before = pool
        var flow = CoinFlow(pool)
        do {
            let name = try chance.call(&pool, &flow)
            for (place, (was, now)) in zip(before.held, pool.held).enumerated() {
                try promise(
                    was &+ flow.paid[place] == now &+ flow.received[place],
                    "I42: a unit of coin \(place) was lost")
            }
            // Near the point where a coin is used up the contract's own steps no longer come to rest.
            guard pool.isWithinReason else {
                pool = before
                return "beyond reason"
            }
            try checkInvariant(since: before, isExchange: name == "exchange")
            try checkRounds(&chance)
            return name
        } catch let error as CurveError {
            try promise(pool == before, "\(error) changed the pool")
            let isSlippage = [.slippage, .fewerCoinsThanExpected, .withdrawalBelowMinimum].contains(error)
            return isSlippage ? "slippage" : Self.refused
        }
    }

    /// I43: the invariant never falls with an exchange, and what a unit of liquidity is worth never does.
    private func checkInvariant(since before: CurvePool, isExchange: Bool) throws {
        if isExchange { try promise(pool.value >= before.value, "I43: the invariant fell") }
        if before.totalSupply.isZero || pool.totalSupply.isZero { return }
        try promise(
            pool.virtualPrice(at: 0) >= before.virtualPrice(at: 0), "I43: a unit of liquidity is worth less")
    }

    /// I44: selling and buying back never profits, and neither does depositing and withdrawing.
    private func checkRounds(_ chance: inout SeededGenerator) throws {
        let (coin, other) = chance.coins(of: pool)
        let amount = chance.amount(near: pool.balances[coin] >> 4)
        var trader = pool
        if let out = try? trader.exchange(selling: amount, of: coin, for: other, at: 0).amountOut,
            let back = try? trader.exchange(selling: out, of: other, for: coin, at: 0).amountOut
        {
            try promise(back <= amount, "I44: \(amount) of coin \(coin) came back as \(back)")
        }
        var provider = pool
        var paid = pool.balances.map { _ in UInt256.zero }
        paid[coin] = amount
        if let minted = try? provider.addLiquidity(paid, at: 0).minted,
            let back = try? provider.removeLiquidityOneCoin(minted, in: coin, at: 0).amountOut
        {
            try promise(back <= amount, "I44: a deposit of \(amount) came back as \(back)")
        }
    }
}

/// What went in and came out in one call, of each coin.
private struct CoinFlow {
    var paid: [UInt256]
    var received: [UInt256]

    init(_ pool: CurvePool) {
        paid = pool.balances.map { _ in .zero }
        received = paid
    }
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

    /// Makes one call of any kind with amounts and limits that are often too much or too little.
    fileprivate mutating func call(
        _ pool: inout CurvePool, _ flow: inout CoinFlow
    ) throws(CurveError) -> String {
        let (coin, other) = coins(of: pool)
        let liquidity = amount(near: pool.totalSupply >> 1)
        switch Int.random(in: 0..<6, using: &self) {
        case 0, 1:
            flow.paid[coin] = amount(near: pool.balances[coin] >> 2)
            flow.received[other] =
                try pool.exchange(
                    selling: flow.paid[coin], of: coin, for: other,
                    minimum: oneIn(2) ? .zero : amount(near: pool.balances[other] >> 2), at: 0
                ).amountOut
            return "exchange"
        case 2:
            flow.paid = pool.balances.map { oneIn(2) ? .zero : amount(near: $0) }
            try pool.addLiquidity(flow.paid, minimum: oneIn(2) ? .zero : liquidity, at: 0)
            return "deposit"
        case 3:
            let minimums = oneIn(2) ? nil : pool.balances.map { amount(near: $0 >> 2) }
            flow.received = try pool.removeLiquidity(liquidity, minimums: minimums)
            return "withdraw"
        case 4:
            flow.received = pool.balances.map { amount(near: $0 >> 2) }
            try pool.removeLiquidityImbalance(flow.received, at: 0)
            return "imbalance"
        default:
            flow.received[coin] = try pool.removeLiquidityOneCoin(liquidity >> 1, in: coin, at: 0).amountOut
            return "one coin"
        }
    }
}
