import Protocols
import Testing
import Units

struct StakingPoolTests {
    private let holder = WalletID(0)
    private let alice = WalletID(1)
    private let bob = WalletID(2)

    /// 700 shares of 1,000 ether.
    private func pool() throws -> StakingPool {
        var pool = try StakingPool(initialEther: 700, holder: holder)
        try pool.rebase(totalEther: 1_000, of: holder)
        return pool
    }

    @Test func `a report changes every balance and no share`() throws {
        var pool = try pool()
        try pool.stake(500, for: alice)
        #expect(pool.ledger.shares(of: alice) == 350)
        try pool.rebase(totalEther: 3_000, of: holder)
        #expect(try pool.balance(of: alice) == 1_000)
        #expect(pool.ledger.total == 1_050)
    }

    @Test func `a transfer of ether may deliver less, one of shares does not`() throws {
        var pool = try pool()
        try pool.transferShares(70, from: holder, to: alice)
        #expect(try pool.balance(of: alice) == 100)
        #expect(try pool.transfer(99, from: alice, to: bob) == 69)
        #expect(try pool.balance(of: bob) == 98)
        #expect(try pool.transferShares(1, from: alice, to: bob) == 1)
        #expect(try pool.balance(of: bob) == 100)
    }

    @Test func `burned shares are worth something to the others`() throws {
        var pool = try pool()
        try pool.transferShares(350, from: holder, to: alice)
        try pool.rebase(totalEther: 1_000, burning: 350, of: alice)
        #expect(try pool.balance(of: holder) == 1_000)
    }

    @Test func `a call that fails changes nothing`() throws {
        var pool = try pool()
        let before = pool
        #expect(throws: StakingError.zeroDeposit) { try pool.stake(.zero, for: alice) }
        #expect(throws: StakingError.etherTooLarge) { try pool.stake(ShareRate.inputLimit, for: alice) }
        #expect(throws: StakingError.balanceExceeded(shares: 700)) {
            try pool.transfer(1_002, from: holder, to: alice)
        }
        #expect(throws: StakingError.balanceExceeded(shares: .zero)) {
            try pool.transferShares(1, from: alice, to: bob)
        }
        #expect(throws: StakingError.balanceExceeded(shares: 700)) {
            try pool.rebase(totalEther: 1, burning: 701, of: holder)
        }
        #expect(pool == before)
        #expect(throws: StakingError.zeroDeposit) { try StakingPool(initialEther: .zero, holder: holder) }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `balances never exceed the pool and shares are conserved`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var pool = try StakingPool(initialEther: chance.amount(bits: 80), holder: holder)
        for _ in 0..<200 {
            let wallets = (0..<4).map { WalletID($0) }.shuffled(using: &chance)
            let amount = chance.amount(near: try pool.balance(of: wallets[0]))
            let before = pool
            do throws(StakingError) {
                switch Int.random(in: 0..<4, using: &chance) {
                case 0:
                    try pool.stake(chance.amount(bits: 80), for: wallets[0])
                    #expect(try pool.balance(of: holder) >= before.balance(of: holder))
                case 1: try pool.transfer(amount, from: wallets[0], to: wallets[1])
                case 2:
                    let shares = chance.amount(near: pool.ledger.shares(of: wallets[0]))
                    try pool.transferShares(shares, from: wallets[0], to: wallets[1])
                default: try pool.rebase(totalEther: chance.amount(near: pool.totalEther) &+ 1, of: holder)
                }
            } catch { #expect(pool == before, "\(error)") }
            let sum = pool.ledger.wallets.reduce(UInt256.zero) { $0 &+ pool.ledger.shares(of: $1) }
            #expect(sum == pool.ledger.total)
            let balances = try pool.ledger.wallets.map { try pool.balance(of: $0) }
            #expect(balances.reduce(.zero) { $0 &+ $1 } <= pool.totalEther)
        }
    }
}
