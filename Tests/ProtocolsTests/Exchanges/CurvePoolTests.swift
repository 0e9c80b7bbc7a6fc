import Protocols
import Testing
import Units

struct CurvePoolTests {
    private let million = 1_000_000 &* Wad.one

    @Test func `a balanced pool trades one for one but for the fee`() throws {
        var pool = try pool()
        let result = try pool.exchange(selling: 1000 &* Wad.one, of: 0, for: 1, at: 0)
        // The fee is 4 in 10,000; the curve takes less than a thousandth of that.
        #expect(result.amountOut < 999_600_000 && result.amountOut > 999_590_000)
        #expect(pool.balances[0] == million &+ 1000 &* Wad.one)
        #expect(pool.balances[1] == 1_000_000_000_000 &- result.amountOut &- result.adminFee)
        // Half of the fee is the admin's.
        #expect(pool.adminBalances == [0, result.adminFee])
        #expect(result.adminFee < 200_000 && result.adminFee > 199_990)
    }

    @Test func `a higher amplification gives a better price`() throws {
        var amounts: [UInt256] = []
        for amplification in [10, 100, 1000] as [UInt256] {
            let pool = try pool(amplification: CurveAmplification(amplification &* 100))
            amounts.append(try pool.quote(selling: 300_000 &* Wad.one, of: 0, for: 1, at: 0))
        }
        #expect(amounts == amounts.sorted() && amounts[0] < amounts[2])
    }

    @Test func `the first deposit mints the invariant and pays no fee`() throws {
        var pool = try pool(balances: nil)
        let deposit = try pool.addLiquidity([million, 1_000_000_000_000], at: 0)
        #expect(deposit.minted == 2 &* million && deposit.fees == [0, 0])
        #expect(pool.totalSupply == deposit.minted)
        #expect(try pool.virtualPrice(at: 0) == Wad.one)
    }

    @Test(arguments: CurveDialect.allCases)
    func `the first deposit needs every coin`(dialect: CurveDialect) throws {
        var pool = try pool(dialect: dialect, balances: nil)
        #expect(throws: CurveError.initialDepositRequiresAllCoins) { try pool.addLiquidity([1, 0], at: 0) }
        #expect(try pool == self.pool(dialect: dialect, balances: nil))
    }

    @Test func `a deposit in proportion is free and one in a single coin is not`() throws {
        var even = try pool()
        #expect(try even.addLiquidity([million, 1_000_000_000_000], at: 0).fees == [0, 0])
        var uneven = try pool()
        let fees = try uneven.addLiquidity([million, 0], at: 0).fees
        #expect(fees.allSatisfy { !$0.isZero })
        #expect(even.totalSupply == 4 &* million)
    }

    @Test func `a withdrawal in one coin pays for the imbalance that it leaves`() throws {
        var pool = try pool()
        let withdrawal = try pool.removeLiquidityOneCoin(2000 &* Wad.one, in: 1, at: 0)
        // Half of 4 in 10,000, on the half of the amount that other coins would have been.
        #expect(withdrawal.amountOut < 1_999_600_000 && withdrawal.amountOut > 1_999_500_000)
        #expect(withdrawal.fee > 390_000 && withdrawal.fee < 410_000)
        #expect(pool.totalSupply == 2 &* million &- 2000 &* Wad.one)
        #expect(pool.adminBalances == [0, withdrawal.fee >> 1])
        let paid = withdrawal.amountOut &+ withdrawal.fee >> 1
        #expect(pool.balances == [million, 1_000_000_000_000 &- paid])
    }

    @Test func `a withdrawal of chosen amounts burns what they are worth and a unit more`() throws {
        var pool = try pool()
        let withdrawal = try pool.removeLiquidityImbalance([1000 &* Wad.one, 1_000_000_000], at: 0)
        #expect(withdrawal.burned == 2000 &* Wad.one &+ 1 && withdrawal.fees == [0, 0])
        #expect(pool.totalSupply == 2 &* million &- withdrawal.burned)
        #expect(pool.balances == [million &- 1000 &* Wad.one, 999_000_000_000])
    }

    @Test func `limits that are not met change nothing`() throws {
        let start = try pool()
        var pool = start
        let quote = try pool.quote(selling: Wad.one, of: 0, for: 1, at: 0)
        #expect(throws: CurveError.fewerCoinsThanExpected) {
            try pool.exchange(selling: Wad.one, of: 0, for: 1, minimum: quote &+ 1, at: 0)
        }
        #expect(throws: CurveError.slippage) {
            try pool.addLiquidity([Wad.one, 0], minimum: Wad.one, at: 0)
        }
        #expect(throws: CurveError.slippage) {
            try pool.removeLiquidityImbalance([Wad.one, 0], maximum: Wad.one, at: 0)
        }
        #expect(throws: CurveError.notEnoughCoinsRemoved) {
            try pool.removeLiquidityOneCoin(Wad.one, in: 1, minimum: 1_000_000, at: 0)
        }
        #expect(throws: CurveError.withdrawalBelowMinimum) {
            try pool.removeLiquidity(2 &* Wad.one, minimums: [Wad.one, 1_000_001])
        }
        #expect(pool == start)
        #expect(try pool.exchange(selling: Wad.one, of: 0, for: 1, minimum: quote, at: 0).amountOut == quote)
    }

    @Test func `what cannot be is refused by its name`() throws {
        var pool = try pool()
        #expect(throws: CurveError.sameCoin) { try pool.exchange(selling: 1, of: 1, for: 1, at: 0) }
        for (sold, bought) in [(-1, 0), (0, 2), (2, 0)] {
            #expect(throws: CurveError.coinOutOfRange) {
                try pool.exchange(selling: 1, of: sold, for: bought, at: 0)
            }
        }
        #expect(throws: CurveError.wrongCoinCount) { try pool.addLiquidity([1, 1, 1], at: 0) }
        #expect(throws: CurveError.invariantNotRaised) { try pool.addLiquidity([0, 0], at: 0) }
        #expect(throws: CurveError.zeroTokensBurned) { try pool.removeLiquidityImbalance([0, 0], at: 0) }
        #expect(throws: CurveError.insufficientFunds) { try pool.removeLiquidity(pool.totalSupply &+ 1) }
        #expect(throws: CurveError.wrongCoinCount) { try self.pool(balances: [1]) }
        #expect(try pool == self.pool())
    }

    @Test func `a stopped pool still pays out all coins in proportion`() throws {
        var pool = try pool()
        pool.isKilled = true
        #expect(throws: CurveError.killed) { try pool.exchange(selling: 1, of: 0, for: 1, at: 0) }
        #expect(throws: CurveError.killed) { try pool.addLiquidity([1, 1], at: 0) }
        #expect(throws: CurveError.killed) { try pool.removeLiquidityImbalance([1, 1], at: 0) }
        #expect(throws: CurveError.killed) { try pool.removeLiquidityOneCoin(1, in: 0, at: 0) }
        #expect(try pool.removeLiquidity(million) == [500_000 &* Wad.one, 500_000_000_000])
        #expect(pool.totalSupply == million)
    }

    @Test func `the older pool quotes the fee on the coin's own units and may be one unit off`() throws {
        let pool = try pool(dialect: .threePool, amplification: CurveAmplification(100))
        var differences: Set<UInt256> = []
        for amount in 1..<200 as Range<UInt64> {
            let sold = UInt256(amount) &* 7_777_777_777_777_777
            let quote = try pool.quote(selling: sold, of: 0, for: 1, at: 0)
            var traded = pool
            let given = try traded.exchange(selling: sold, of: 0, for: 1, at: 0).amountOut
            differences.insert(quote &- given)
        }
        #expect(differences.contains(1) && differences.isSubset(of: [0, 1]))
    }

    @Test func `what the admin earns is paid out once or given back`() throws {
        var pool = try pool()
        let earned = try pool.exchange(selling: 1000 &* Wad.one, of: 0, for: 1, at: 0).adminFee
        var donated = pool
        #expect(pool.withdrawAdminBalances() == [0, earned] && pool.withdrawAdminBalances() == [0, 0])
        let before = donated.balances
        try donated.donateAdminBalances()
        #expect(donated.balances == [before[0], before[1] &+ earned] && donated.adminBalances == [0, 0])
        #expect(try donated.virtualPrice(at: 0) > pool.virtualPrice(at: 0))
    }

    private func pool(
        dialect: CurveDialect = .template, amplification: CurveAmplification = CurveAmplification(10_000),
        balances: [UInt256]? = [1_000_000 &* Wad.one, 1_000_000_000_000]
    ) throws -> CurvePool {
        try CurvePool(
            dialect: dialect, precisions: [1, 1_000_000_000_000], amplification: amplification,
            fee: 4_000_000, adminFee: 5_000_000_000, balances: balances,
            totalSupply: balances == nil ? 0 : 2 &* million)
    }
}
