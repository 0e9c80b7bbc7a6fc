import Protocols
import Testing
import Units

struct BalancerWeightedPoolTests {
    private let fee: UInt256 = 1_000_000_000_000_000

    @Test func `an even pool trades as a constant product does`() throws {
        var pool = try pool(weights: [10, 10], balances: [1_000_000, 1_000_000])
        // 999 of 1,000 trade: 1,000,000 (1 - 1,000,000 / 1,000,999) = 998.003.
        #expect(try pool.sell(1000 &* Wad.one, of: 0, for: 1, at: 0).quotient(dividingBy: Wad.one) == 998)
        #expect(pool.balances[0] == 1_001_000 &* Wad.one)
    }

    @Test func `a heavier token moves its price less`() throws {
        let sold = 100_000 &* Wad.one
        let heavy = try pool(weights: [16, 4], balances: [4_000_000, 1_000_000])
        let even = try pool(weights: [10, 10], balances: [1_000_000, 1_000_000])
        // Both pools start at a price of 1.
        #expect(try heavy.quote(selling: sold, of: 0, for: 1) > even.quote(selling: sold, of: 0, for: 1))
    }

    @Test func `what is bought and sold meets with the fee between`() throws {
        let pool = try pool(weights: [16, 4], balances: [4_000_000, 1_000_000])
        let bought = try pool.quote(selling: 1000 &* Wad.one, of: 0, for: 1)
        let cost = try pool.quote(buying: bought, of: 1, with: 0)
        #expect(cost >= 1000 &* Wad.one && cost < 1001 &* Wad.one)
    }

    @Test func `a token of few decimals is lifted and brought down again`() throws {
        let fine = try pool(weights: [10, 10], balances: [1_000_000, 1_000_000])
        let coarse = try BalancerWeightedPool(
            weights: fine.weights, precisions: [1, 1_000_000_000_000], swapFee: fee,
            balances: [1_000_000 &* Wad.one, 1_000_000_000_000], totalSupply: fine.totalSupply)
        let sold = 777 &* Wad.one
        let exact = try fine.quote(selling: sold, of: 0, for: 1)
        let rounded = try coarse.quote(selling: sold, of: 0, for: 1)
        #expect(rounded == exact.quotientAndRemainder(dividingByWord: 1_000_000_000_000).quotient)
    }

    @Test func `the fee is rounded up in the token's own units`() throws {
        let pool = try BalancerWeightedPool(
            weights: [10, 10].map { $0 &* BalancerWeightedPool.twentieth },
            precisions: [1_000_000_000_000, 1_000_000_000_000], swapFee: fee,
            balances: [1_000_000_000, 1_000_000_000], totalSupply: Wad.one)
        // The least fee is a whole unit, which leaves nothing of 1 and one of 2 to trade.
        #expect(try pool.quote(selling: 1, of: 0, for: 1) == 0)
        #expect(try pool.quote(selling: 2, of: 0, for: 1) == 0)
        #expect(try pool.quote(selling: 3, of: 0, for: 1) == 1)
        // Slightly more than 1 is rounded to 2, and 2 with the fee to 3.
        #expect(try pool.quote(buying: 1, of: 1, with: 0) == 3)
    }

    @Test func `no more than three tenths of a balance trade at once`() throws {
        let pool = try pool(weights: [10, 10], balances: [1000, 1000])
        #expect(throws: BalancerError.maxInRatio) {
            try pool.quote(selling: 301 &* Wad.one, of: 0, for: 1)
        }
        #expect(throws: BalancerError.maxOutRatio) {
            try pool.quote(buying: 300 &* Wad.one &+ 1, of: 1, with: 0)
        }
        #expect(try pool.quote(buying: 300 &* Wad.one, of: 1, with: 0) > 428 &* Wad.one)
    }

    @Test func `limits and deadlines that are not met change nothing`() throws {
        let start = try pool(weights: [10, 10], balances: [1000, 1000])
        var pool = start
        let out = try pool.quote(selling: Wad.one, of: 0, for: 1)
        let cost = try pool.quote(buying: Wad.one, of: 1, with: 0)
        #expect(throws: BalancerError.swapLimit) {
            try pool.sell(Wad.one, of: 0, for: 1, minimum: out &+ 1, at: 0)
        }
        #expect(throws: BalancerError.swapLimit) {
            try pool.buy(Wad.one, of: 1, with: 0, maximum: cost &- 1, at: 0)
        }
        #expect(throws: BalancerError.swapDeadline) {
            try pool.sell(Wad.one, of: 0, for: 1, deadline: 99, at: 100)
        }
        #expect(throws: BalancerError.swapDeadline) {
            try pool.buy(Wad.one, of: 1, with: 0, deadline: 99, at: 100)
        }
        #expect(throws: BalancerError.joinAboveMax) {
            try pool.join(Wad.one, maximums: [Wad.one, 1])
        }
        #expect(throws: BalancerError.exitBelowMin) {
            try pool.exit(Wad.one, minimums: [0, Wad.one])
        }
        #expect(pool == start)
        #expect(try pool.sell(Wad.one, of: 0, for: 1, minimum: out, deadline: 100, at: 100) == out)
    }

    @Test func `what cannot be is refused by its name`() throws {
        var pool = try pool(weights: [10, 10], balances: [1000, 1000])
        #expect(throws: BalancerError.unknownAmountInFirstSwap) { try pool.sell(0, of: 0, for: 1, at: 0) }
        #expect(throws: BalancerError.cannotSwapSameToken) { try pool.sell(1, of: 1, for: 1, at: 0) }
        #expect(throws: BalancerError.outOfBounds) { try pool.sell(1, of: 2, for: 1, at: 0) }
        #expect(throws: BalancerError.outOfBounds) { try pool.buy(1, of: -1, with: 1, at: 0) }
        #expect(throws: BalancerError.unhandledJoinKind) { try pool.initialize([1, 1]) }
        #expect(throws: BalancerError.arithmetic(.underflow)) {
            try pool.exit(pool.totalSupply &- BalancerWeightedPool.minimumLiquidity &+ 1)
        }
    }

    @Test func `a pool with terms that cannot be is not made`() {
        let refused: [([UInt64], UInt256, BalancerError)] = [
            ([20], fee, .minTokens), ([10, 9], fee, .normalizedWeightInvariant),
            ([20, 0], fee, .minWeight), ([10, 10], 999_999_999_999, .minSwapFeePercentage),
            ([10, 10], 100_000_000_000_000_001, .maxSwapFeePercentage),
        ]
        for (weights, fee, error) in refused {
            #expect(throws: error) {
                try BalancerWeightedPool(
                    weights: weights.map { UInt256($0) &* BalancerWeightedPool.twentieth },
                    precisions: weights.map { _ in 1 }, swapFee: fee)
            }
        }
    }

    @Test func `the first deposit mints the invariant for each token and locks a little`() throws {
        var pool = try pool(weights: [10, 10], balances: nil)
        #expect(throws: BalancerError.uninitialized) { try pool.join(1) }
        #expect(throws: BalancerError.uninitialized) { try pool.exit(1) }
        #expect(throws: BalancerError.zeroInvariant) { try pool.initialize([Wad.one, 0]) }
        #expect(throws: BalancerError.minimumBPT) { try pool.initialize([400_000, 400_000]) }
        #expect(try pool == self.pool(weights: [10, 10], balances: nil))
        let minted = try pool.initialize([4 &* Wad.one, 9 &* Wad.one])
        // The root of 4 times 9 is 6, twice that is 12, less the error of two powers.
        #expect(pool.totalSupply <= 12 &* Wad.one && pool.totalSupply > 12 &* Wad.one &- 1_000_000)
        #expect(minted == pool.totalSupply &- BalancerWeightedPool.minimumLiquidity)
    }

    @Test func `joining and leaving keeps the proportions`() throws {
        var pool = try pool(weights: [16, 4], balances: [4000, 1000])
        #expect(try pool.join(1000 &* Wad.one) == [2000 &* Wad.one, 500 &* Wad.one])
        #expect(pool.totalSupply == 3000 &* Wad.one)
        #expect(try pool.exit(1500 &* Wad.one) == [3000 &* Wad.one, 750 &* Wad.one])
    }

    @Test func `a balance above what the vault holds is refused`() throws {
        let most = BalancerWeightedPool.maximumBalance
        var pool = try BalancerWeightedPool(
            weights: [10, 10].map { $0 &* BalancerWeightedPool.twentieth }, precisions: [1, 1], swapFee: fee,
            balances: [most, most], totalSupply: Wad.one)
        let start = pool
        #expect(throws: BalancerError.balanceTotalOverflow) { try pool.sell(Wad.one, of: 0, for: 1, at: 0) }
        #expect(throws: BalancerError.balanceTotalOverflow) { try pool.join(1) }
        #expect(pool == start)
    }

    /// Weights in twentieths, balances in whole tokens, 2,000 of liquidity.
    private func pool(weights: [UInt64], balances: [UInt64]?) throws -> BalancerWeightedPool {
        try BalancerWeightedPool(
            weights: weights.map { UInt256($0) &* BalancerWeightedPool.twentieth },
            precisions: weights.map { _ in 1 }, swapFee: fee,
            balances: balances.map { $0.map { UInt256($0) &* Wad.one } },
            totalSupply: balances == nil ? 0 : 2000 &* Wad.one)
    }
}
