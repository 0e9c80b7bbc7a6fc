import Protocols
import Testing
import Units

/// What holds for every vault and every order of calls: I37 to I42 of the promises.
struct ERC4626PropertyTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `all shares together are never worth more than the vault holds`(seed: UInt64) throws {
        try walk(seed: seed) { _, vault in
            let worth = try vault.previewRedeem(vault.totalSupply)
            #expect(worth <= vault.totalAssets)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `going in and out again never profits`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed &+ 1000)
        try walk(seed: seed) { _, vault in
            let amount = chance.amount(bits: 90)
            var there = vault
            let shares = try there.deposit(amount)
            #expect(try there.redeem(shares, holding: shares) <= amount)
            var back = vault
            let cost = try back.mint(amount)
            #expect(try back.redeem(amount, holding: amount) <= cost)
            #expect(try back.previewMint(vault.previewWithdraw(amount)) >= amount)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `up and down differ by no more than a unit`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed &+ 2000)
        try walk(seed: seed) { _, vault in
            let amount = chance.amount(bits: 90)
            let shares = (try vault.previewDeposit(amount), try vault.previewWithdraw(amount))
            let assets = (try vault.previewRedeem(amount), try vault.previewMint(amount))
            #expect(shares.1 &- shares.0 <= 1 && assets.1 &- assets.0 <= 1)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `the price of a share falls only by a loss`(seed: UInt64) throws {
        try walk(seed: seed) { before, vault in
            #expect(isPriced(vault, atLeastAs: before))
        }
        var vault = try ERC4626Vault(decimalsOffset: 6, totalAssets: 1000, totalSupply: 1000)
        let before = vault
        try vault.lose(1)
        #expect(!isPriced(vault, atLeastAs: before))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `no share is minted for nothing and no asset is paid for nothing`(seed: UInt64) throws {
        try walk(seed: seed) { before, vault in
            if vault.totalSupply > before.totalSupply { #expect(vault.totalAssets > before.totalAssets) }
            if vault.totalAssets < before.totalAssets { #expect(vault.totalSupply < before.totalSupply) }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `every rounding goes against the caller by less than a unit`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed &+ 3000)
        try walk(seed: seed) { _, vault in
            let amount = chance.amount(bits: 90)
            let (shares, assets) = (vault.totalSupply &+ vault.virtualShares, vault.totalAssets &+ 1)
            // Rounded down times the divisor is at most the product, and one more is above it.
            let minted = try vault.previewDeposit(amount)
            #expect(minted &* assets <= amount &* shares && (minted &+ 1) &* assets > amount &* shares)
            let paid = try vault.previewRedeem(amount)
            #expect(paid &* shares <= amount &* assets && (paid &+ 1) &* shares > amount &* assets)
            let burned = try vault.previewWithdraw(amount)
            #expect(burned &* assets >= amount &* shares && (burned &- 1) &* assets < amount &* shares)
            let cost = try vault.previewMint(amount)
            #expect(cost &* shares >= amount &* assets && (cost &- 1) &* shares < amount &* assets)
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a donation before a victim's deposit never gains with six decimals more`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var vault = try ERC4626Vault(decimalsOffset: 6)
        let paid = chance.amount(bits: 70)
        let mine = try vault.deposit(paid)
        let donation = chance.amount(bits: 110)
        let worth = try vault.previewRedeem(mine)
        try vault.receive(donation)
        #expect(try vault.previewRedeem(mine) >= worth)
        try vault.deposit(chance.amount(bits: 110))
        #expect(try vault.redeem(mine, holding: mine) <= paid &+ donation)
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

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a call that throws changes nothing`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var vault = try chance.vault()
        var refused = 0
        for _ in 0..<300 {
            let before = vault
            do throws(ERC4626Error) {
                try chance.callAnything(&vault)
            } catch {
                refused += 1
                #expect(vault == before, "\(error)")
            }
        }
        #expect(refused > 30 && refused < 270)
    }

    /// Makes random calls and hands over the vault before and after each that went through.
    private func walk(seed: UInt64, _ check: (ERC4626Vault, ERC4626Vault) throws -> Void) throws {
        var chance = SeededGenerator(seed: seed)
        var vault = try chance.vault()
        var calls = 0
        for _ in 0..<200 {
            let before = vault
            guard (try? chance.callAnything(&vault)) != nil else { continue }
            try check(before, vault)
            calls += 1
        }
        #expect(calls > 40)
    }

    private func isPriced(_ vault: ERC4626Vault, atLeastAs other: ERC4626Vault) -> Bool {
        let now = (vault.totalAssets &+ 1).multipliedFullWidth(by: other.totalSupply &+ other.virtualShares)
        let least = (other.totalAssets &+ 1).multipliedFullWidth(by: vault.totalSupply &+ vault.virtualShares)
        return (now.high, now.low) >= (least.high, least.low)
    }
}

extension SeededGenerator {
    fileprivate mutating func vault() throws -> ERC4626Vault {
        let offset = [0, 3, 6, 18].randomElement(using: &self) ?? 0
        return try ERC4626Vault(
            decimalsOffset: UInt8(offset), totalAssets: amount(bits: 80), totalSupply: amount(bits: 80))
    }

    /// Makes one call of any kind but a loss with amounts that are often too much.
    fileprivate mutating func callAnything(_ vault: inout ERC4626Vault) throws(ERC4626Error) {
        let (assets, shares) = (amount(near: vault.totalAssets >> 2), amount(near: vault.totalSupply >> 2))
        let held = vault.totalSupply >> 2
        let limit = Bool.random(using: &self) ? shares : .max
        switch Int.random(in: 0..<6, using: &self) {
        case 0: try vault.deposit(assets, minimum: limit == .max ? .zero : limit)
        case 1: try vault.mint(shares, maximum: limit == .max ? .max : assets)
        case 2: try vault.withdraw(assets, holding: held, maximum: limit)
        case 3: try vault.redeem(shares, holding: held)
        case 4: try vault.deposit(amount(bits: 3))
        default: try vault.receive(amount(bits: 20))
        }
    }
}
