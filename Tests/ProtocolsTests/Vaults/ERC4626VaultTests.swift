import Protocols
import Testing
import Units

struct ERC4626VaultTests {
    @Test func `the first deposit gets a share per asset at the finer scale`() throws {
        for (offset, shares) in [(0, 5), (3, 5000), (6, 5_000_000)] as [(UInt8, UInt256)] {
            var vault = try ERC4626Vault(decimalsOffset: offset)
            #expect(try vault.deposit(5) == shares)
            #expect(vault.totalAssets == 5 && vault.totalSupply == shares)
        }
    }

    @Test func `a yield raises what shares are worth and a loss lowers it`() throws {
        var vault = try ERC4626Vault(decimalsOffset: 0, totalAssets: 999, totalSupply: 999)
        #expect(try vault.previewRedeem(100) == 100)
        try vault.receive(1000)
        #expect(try vault.previewRedeem(100) == 200)
        try vault.lose(1500)
        #expect(try vault.previewRedeem(100) == 50)
        #expect(throws: ERC4626Error.arithmetic(.underflow)) { try vault.lose(500) }
        #expect(vault.totalAssets == 499)
    }

    @Test func `deposit and redeem round down, mint and withdraw round up`() throws {
        // A share is worth 1.5 assets: 3 assets and 2 shares, each with its virtual one.
        let vault = try ERC4626Vault(decimalsOffset: 0, totalAssets: 2, totalSupply: 1)
        #expect(try vault.previewDeposit(2) == 1)
        #expect(try vault.previewWithdraw(2) == 2)
        #expect(try vault.previewRedeem(1) == 1)
        #expect(try vault.previewMint(1) == 2)
        #expect(try vault.previewDeposit(3) == 2)
        #expect(try vault.previewWithdraw(3) == 2)
    }

    @Test func `nobody withdraws or redeems more than they hold`() throws {
        let start = try ERC4626Vault(decimalsOffset: 0, totalAssets: 1000, totalSupply: 1000)
        var vault = start
        #expect(throws: ERC4626Error.exceededMaxWithdraw) { try vault.withdraw(101, holding: 100) }
        #expect(throws: ERC4626Error.exceededMaxRedeem) { try vault.redeem(101, holding: 100) }
        #expect(vault == start)
        #expect(try vault.withdraw(100, holding: 100) == 100)
    }

    @Test func `limits that are not met change nothing`() throws {
        let start = try ERC4626Vault(decimalsOffset: 0, totalAssets: 1999, totalSupply: 999)
        var vault = start
        #expect(throws: ERC4626Error.slippage) { try vault.deposit(10, minimum: 6) }
        #expect(throws: ERC4626Error.slippage) { try vault.mint(5, maximum: 9) }
        #expect(throws: ERC4626Error.slippage) { try vault.withdraw(10, holding: 100, maximum: 4) }
        #expect(throws: ERC4626Error.slippage) { try vault.redeem(5, holding: 100, minimum: 11) }
        // Worth half a share: the contract would take it for nothing.
        #expect(throws: ERC4626Error.slippage) { try vault.deposit(1, minimum: 1) }
        #expect(vault == start)
        #expect(try vault.deposit(10, minimum: 5) == 5)
        #expect(try vault.mint(5, maximum: 10) == 10)
        #expect(try vault.withdraw(10, holding: 100, maximum: 5) == 5)
        #expect(try vault.redeem(5, holding: 100, minimum: 10) == 10)
    }

    @Test func `a product that needs 512 bits is no error and a quotient above 256 is`() throws {
        let vault = try ERC4626Vault(
            decimalsOffset: 0, totalAssets: .max &- 1, totalSupply: .max &- 1)
        #expect(try vault.previewDeposit(.max) == .max)
        let dear = try ERC4626Vault(decimalsOffset: 6)
        #expect(throws: ERC4626Error.arithmetic(.overflow)) { try dear.previewDeposit(.max) }
    }

    @Test func `an offset of 77 decimals is the greatest`() throws {
        #expect(try ERC4626Vault(decimalsOffset: 77).virtualShares.description.count == 78)
        #expect(throws: ERC4626Error.arithmetic(.overflow)) { try ERC4626Vault(decimalsOffset: 78) }
    }
}
