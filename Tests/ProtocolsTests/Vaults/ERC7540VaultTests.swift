import Protocols
import Testing
import Units

struct ERC7540VaultTests {
    private let alice = AccountID(0)
    private let bob = AccountID(1)
    private let agent = AccountID(2)

    @Test func `a deposit is pending, then claimable, then claimed`() throws {
        var vault = ERC7540Vault()
        try vault.requestDeposit(1000, of: alice, for: alice, by: alice, holding: 1000)
        #expect(vault[alice].pendingDeposit == 1000 && vault[alice].claimableDeposit.assets == 0)
        #expect(throws: ERC7540Error.exceedsMax) { try vault.deposit(1, for: alice, by: alice) }
        try vault.fulfillDeposit(of: alice, assets: 600, shares: 300)
        #expect(vault[alice].pendingDeposit == 400)
        #expect(vault[alice].claimableDeposit.assets == 600 && vault[alice].claimableDeposit.shares == 300)
        #expect(try vault.deposit(201, for: alice, by: alice) == 100)
        #expect(try vault.mint(200, for: alice, by: alice) == 399)
        try vault.fulfillDeposit(of: alice, assets: 400, shares: 100)
        #expect(try vault.deposit(400, for: alice, by: alice) == 100)
        #expect(vault == ERC7540Vault())
    }

    @Test func `a redemption is pending, then claimable, then claimed`() throws {
        var vault = ERC7540Vault()
        try vault.requestRedeem(300, of: alice, for: alice, by: alice, holding: 300)
        #expect(throws: ERC7540Error.exceedsMax) { try vault.redeem(1, for: alice, by: alice) }
        try vault.fulfillRedeem(of: alice, shares: 300, assets: 500)
        // 100 of 300 shares are worth 166.67 assets; 100 of 334 assets are worth 59.88 of 200 shares.
        #expect(try vault.redeem(100, for: alice, by: alice) == 166)
        #expect(try vault.withdraw(100, for: alice, by: alice) == 60)
        #expect(try vault.redeem(140, for: alice, by: alice) == 234)
        #expect(vault == ERC7540Vault())
    }

    @Test func `the price is that of the fulfilment and several are averaged`() throws {
        var vault = ERC7540Vault()
        try vault.requestDeposit(200, of: alice, for: alice, by: alice, holding: 200)
        try vault.fulfillDeposit(of: alice, assets: 100, shares: 100)
        try vault.fulfillDeposit(of: alice, assets: 100, shares: 50)
        #expect(try vault.deposit(100, for: alice, by: alice) == 75)
    }

    @Test func `only the controller or an operator claims, only the owner or an operator requests`() throws {
        var vault = ERC7540Vault()
        try vault.requestDeposit(100, of: alice, for: bob, by: alice, holding: 100)
        try vault.fulfillDeposit(of: bob, assets: 100, shares: 100)
        let start = vault
        for stranger in [alice, agent] {
            #expect(throws: ERC7540Error.unauthorized) { try vault.deposit(1, for: bob, by: stranger) }
            #expect(throws: ERC7540Error.unauthorized) { try vault.mint(1, for: bob, by: stranger) }
            #expect(throws: ERC7540Error.unauthorized) { try vault.redeem(0, for: bob, by: stranger) }
            #expect(throws: ERC7540Error.unauthorized) { try vault.withdraw(0, for: bob, by: stranger) }
        }
        #expect(throws: ERC7540Error.unauthorized) {
            try vault.requestDeposit(1, of: alice, for: agent, by: agent, holding: 100)
        }
        #expect(throws: ERC7540Error.unauthorized) {
            try vault.requestRedeem(1, of: alice, for: agent, by: agent, holding: 100)
        }
        #expect(vault == start)
        vault.setOperator(agent, of: bob, isApproved: true)
        #expect(try vault.deposit(40, for: bob, by: agent) == 40)
        try vault.requestRedeem(40, of: bob, for: bob, by: agent, holding: 40)
        vault.setOperator(agent, of: bob, isApproved: false)
        #expect(throws: ERC7540Error.unauthorized) { try vault.deposit(1, for: bob, by: agent) }
        #expect(!vault.may(agent, actFor: bob) && vault.may(bob, actFor: bob))
    }

    @Test func `nobody requests more than they have, and no more is fulfilled than is pending`() throws {
        var vault = ERC7540Vault()
        #expect(throws: ERC7540Error.insufficient) {
            try vault.requestDeposit(11, of: alice, for: alice, by: alice, holding: 10)
        }
        #expect(throws: ERC7540Error.insufficient) {
            try vault.requestRedeem(11, of: alice, for: alice, by: alice, holding: 10)
        }
        #expect(throws: ERC7540Error.exceedsPending) {
            try vault.fulfillDeposit(of: alice, assets: 1, shares: 1)
        }
        #expect(throws: ERC7540Error.exceedsPending) {
            try vault.fulfillRedeem(of: alice, shares: 1, assets: 1)
        }
        #expect(vault == ERC7540Vault() && vault.controllers == [])
    }

    @Test func `a sum above 256 bits changes nothing`() throws {
        var vault = ERC7540Vault()
        try vault.requestDeposit(.max, of: alice, for: alice, by: alice, holding: .max)
        let start = vault
        #expect(throws: ERC7540Error.arithmetic(.overflow)) {
            try vault.requestDeposit(1, of: bob, for: bob, by: bob, holding: 1)
        }
        #expect(vault == start && vault.controllers == [alice])
    }

    @Test func `requests are fulfilled at the price of the vault behind them`() throws {
        var (fund, vault) = (try ERC4626Vault(decimalsOffset: 0), ERC7540Vault())
        try fund.deposit(999)
        try vault.requestDeposit(500, of: alice, for: alice, by: alice, holding: 500)
        try fund.receive(1000)
        // A share is worth 2 assets by now.
        try vault.fulfillDeposit(of: alice, assets: 500, shares: fund.deposit(500))
        #expect(try vault.deposit(500, for: alice, by: alice) == 250)
        #expect(fund.totalSupply == 1249)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `claims in any parts pay out the whole and never more than their share`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var vault = ERC7540Vault()
        let (assets, shares) = (chance.amount(bits: 80), chance.amount(bits: 80))
        try vault.requestDeposit(assets, of: alice, for: alice, by: alice, holding: assets)
        try vault.fulfillDeposit(of: alice, assets: assets, shares: shares)
        var (used, received) = (UInt256.zero, UInt256.zero)
        for _ in 0..<20 {
            let left = vault[alice].claimableDeposit
            if Bool.random(using: &chance) {
                let part = min(chance.amount(near: left.assets >> 3), left.assets)
                used = used &+ part
                received = try received &+ vault.deposit(part, for: alice, by: alice)
            } else {
                let part = min(chance.amount(near: left.shares >> 3), left.shares)
                received = received &+ part
                used = try used &+ vault.mint(part, for: alice, by: alice)
            }
            #expect(received &* assets <= used &* shares)
        }
        // Shares whose assets are used up are left to be minted.
        received = try received &+ vault.deposit(vault[alice].claimableDeposit.assets, for: alice, by: alice)
        let rest = vault[alice].claimableDeposit.shares
        used = try used &+ vault.mint(rest, for: alice, by: alice)
        #expect(received &+ rest == shares && used <= assets)
        #expect(vault == ERC7540Vault())
    }
}
