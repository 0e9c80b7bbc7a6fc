import PropertyRuns
import Protocols
import Testing
import Units

/// What holds for every vault and every order of calls: I37 to I42 of the promises.
struct ERC4626PropertyTests {
    @Test func `a vault keeps its promises in every order of calls`() {
        let run = PropertyRun(of: VaultLife.self)
        #expect(run.failure == nil)
        let calls = ["deposit", "mint", "withdraw", "redeem", "receive", VaultLife.refused]
        #expect(calls.allSatisfy { run[$0] > 1_000 }, "\(run.counts)")
    }

    @Test func `a donation never gains with six decimals more`() {
        let run = PropertyRun(of: DonationLife.self)
        #expect(run.failure == nil)
        let calls = ["deposit", "donate", "redeem", "victim in", "victim out", DonationLife.refused]
        #expect(calls.allSatisfy { run[$0] > 1_000 }, "\(run.counts)")
    }

    @Test func `the price of a share falls by a loss`() throws {
        var vault = try ERC4626Vault(decimalsOffset: 6, totalAssets: 1000, totalSupply: 1000)
        let before = vault
        try vault.lose(1)
        #expect(!vault.isPriced(atLeastAs: before))
    }

    @Test func `without virtual decimals the donation costs as much as the victim loses`() throws {
        var vault = try ERC4626Vault(decimalsOffset: 0)
        let mine = try vault.deposit(1)
        try vault.receive(1000)
        let victim = try vault.deposit(1000)
        #expect(victim == 1)
        #expect(try vault.redeem(mine, holding: mine) == 667)
        // The victim is left with 667 of 1000, the attacker with 667 of 1001.
    }
}

/// A vault that lives through calls of every kind but losses.
private struct VaultLife: PropertyMachine {
    private var vault: ERC4626Vault

    init(_ chance: inout SeededGenerator) throws { vault = try chance.vault() }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        let before = vault
        do {
            let name = try chance.callAnything(&vault)
            try checkWorth(since: before)
            try checkRounding(of: chance.amount(bits: 90))
            try checkRounds(of: chance.amount(bits: 90))
            return name
        } catch let error as ERC4626Error {
            try promise(vault == before, "\(error) changed the vault")
            return Self.refused
        }
    }

    /// I37, I40, I41: nothing is over-committed, no price falls, nothing is free.
    private func checkWorth(since before: ERC4626Vault) throws {
        try promise(
            vault.previewRedeem(vault.totalSupply) <= vault.totalAssets, "I37: all shares are over-committed")
        try promise(
            vault.isPriced(atLeastAs: before), "I40: the price of a share fell, \(before) to \(vault)")
        let (isMinted, isPaidOut) = (
            vault.totalSupply > before.totalSupply, vault.totalAssets < before.totalAssets
        )
        try promise(!isMinted || vault.totalAssets > before.totalAssets, "I41: shares for nothing")
        try promise(!isPaidOut || vault.totalSupply < before.totalSupply, "I41: assets for nothing")
    }

    /// I42: what is rounded down times the divisor is at most the product, and one more is above it; I38: up
    /// and down are a unit apart.
    private func checkRounding(of amount: UInt256) throws {
        let (shares, assets) = (vault.totalSupply &+ vault.virtualShares, vault.totalAssets &+ 1)
        let (minted, burned) = (try vault.previewDeposit(amount), try vault.previewWithdraw(amount))
        let (paid, cost) = (try vault.previewRedeem(amount), try vault.previewMint(amount))
        let (inShares, inAssets) = (amount &* shares, amount &* assets)
        try promise(
            minted &* assets <= inShares && (minted &+ 1) &* assets > inShares, "I42: deposit of \(amount)")
        try promise(
            burned &* assets >= inShares && (burned &- 1) &* assets < inShares, "I42: withdraw of \(amount)")
        try promise(
            paid &* shares <= inAssets && (paid &+ 1) &* shares > inAssets, "I42: redeem of \(amount)")
        try promise(cost &* shares >= inAssets && (cost &- 1) &* shares < inAssets, "I42: mint of \(amount)")
        try promise(burned &- minted <= 1 && cost &- paid <= 1, "I38: up and down differ for \(amount)")
    }

    /// I38: going in and out again never profits.
    private func checkRounds(of amount: UInt256) throws {
        var there = vault
        let shares = try there.deposit(amount)
        try promise(there.redeem(shares, holding: shares) <= amount, "I38: deposit and redeem of \(amount)")
        var back = vault
        let cost = try back.mint(amount)
        try promise(back.redeem(amount, holding: amount) <= cost, "I38: mint and redeem of \(amount)")
        try promise(
            back.previewMint(vault.previewWithdraw(amount)) >= amount, "I38: withdraw and mint of \(amount)")
    }
}

/// An attacker and a victim in a vault that is empty at first: I39 of the promises.
private struct DonationLife: PropertyMachine {
    private var vault: ERC4626Vault
    private var attacker = Holder()
    private var victim = Holder()
    /// Calls of the victim: each may leave a unit behind.
    private var dust = UInt256.zero

    private struct Holder {
        var shares = UInt256.zero
        var paid = UInt256.zero
        var received = UInt256.zero
    }

    init(_ chance: inout SeededGenerator) throws {
        vault = try ERC4626Vault(decimalsOffset: UInt8.random(in: 6...18, using: &chance))
    }

    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        let before = vault
        do {
            let name = try call(&chance)
            let worth = try attacker.received.adding(vault.previewRedeem(attacker.shares))
            try promise(
                worth <= attacker.paid &+ dust, "I39: \(attacker.paid) paid and \(worth) got, dust \(dust)")
            return name
        } catch is ERC4626Error {
            try promise(vault == before, "a refused call changed the vault")
            return Self.refused
        }
    }

    private mutating func call(_ chance: inout SeededGenerator) throws -> String {
        let amount = chance.amount(bits: 60)
        switch Int.random(in: 0..<6, using: &chance) {
        case 0:
            attacker.shares = try attacker.shares &+ vault.deposit(amount)
            attacker.paid = attacker.paid &+ amount
            return "deposit"
        case 1:
            try vault.receive(amount)
            attacker.paid = attacker.paid &+ amount
            return "donate"
        case 2:
            let part = chance.amount(near: attacker.shares >> 1)
            attacker.received = try attacker.received &+ vault.redeem(part, holding: attacker.shares)
            attacker.shares = attacker.shares &- part
            return "redeem"
        case 3:
            let part = chance.amount(near: victim.shares >> 1)
            _ = try vault.redeem(part, holding: victim.shares)
            victim.shares = victim.shares &- part
            dust = dust &+ 1
            return "victim out"
        default:
            victim.shares = try victim.shares &+ vault.deposit(amount)
            dust = dust &+ 1
            return "victim in"
        }
    }
}

extension ERC4626Vault {
    fileprivate func isPriced(atLeastAs other: ERC4626Vault) -> Bool {
        let now = (totalAssets &+ 1).multipliedFullWidth(by: other.totalSupply &+ other.virtualShares)
        let least = (other.totalAssets &+ 1).multipliedFullWidth(by: totalSupply &+ virtualShares)
        return (now.high, now.low) >= (least.high, least.low)
    }
}

extension SeededGenerator {
    fileprivate mutating func vault() throws -> ERC4626Vault {
        let offset = [0, 3, 6, 18].randomElement(using: &self) ?? 0
        return try ERC4626Vault(
            decimalsOffset: UInt8(offset), totalAssets: amount(bits: 80), totalSupply: amount(bits: 80))
    }

    /// Makes one call of any kind but a loss with amounts that are often too much, and returns its name.
    fileprivate mutating func callAnything(_ vault: inout ERC4626Vault) throws(ERC4626Error) -> String {
        let (assets, shares) = (amount(near: vault.totalAssets >> 2), amount(near: vault.totalSupply >> 2))
        let held = vault.totalSupply >> 2
        let limit = oneIn(2) ? shares : .max
        switch Int.random(in: 0..<6, using: &self) {
        case 0:
            try vault.deposit(assets, minimum: limit == .max ? .zero : limit)
            return "deposit"
        case 1:
            try vault.mint(shares, maximum: limit == .max ? .max : assets)
            return "mint"
        case 2:
            try vault.withdraw(assets, holding: held, maximum: limit)
            return "withdraw"
        case 3:
            try vault.redeem(shares, holding: held)
            return "redeem"
        case 4:
            try vault.deposit(amount(bits: 3))
            return "small deposit"
        default:
            try vault.receive(amount(bits: 20))
            return "receive"
        }
    }
}
