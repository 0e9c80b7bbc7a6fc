import Protocols
import Testing
import Units

/// Each rule by itself, on a token of four verified wallets.
struct ModularComplianceTests {
    private let agent = TokenFixture.agent
    private let alice = WalletID(0)
    private let bob = WalletID(1)
    private let carol = WalletID(2)

    /// Alice and Bob hold 1,000 each.
    private func token(_ rules: ComplianceRule...) throws -> PermissionedToken<ModularCompliance> {
        var token = try TokenFixture.token(wallets: 0..<4)
        for rule in rules { try token.compliance.add(rule, totalSupply: .zero) }
        try token.mint(1_000, to: alice, by: agent, at: 0)
        try token.mint(1_000, to: bob, by: agent, at: 0)
        return token
    }

    private func refusal(
        _ token: PermissionedToken<ModularCompliance>, _ amount: UInt256, from sender: WalletID,
        to receiver: WalletID, at time: UInt64 = 1
    ) -> ComplianceRefusal? {
        guard
            case .transferNotPossible(.compliance(let refusal)) = token.transferRefusal(
                of: amount, from: sender, to: receiver, at: time)
        else { return nil }
        return refusal
    }

    @Test func `the receiver's country decides, the sender's does not`() throws {
        var token = try token(.countryAllow([756, 276]), .countryRestrict([840]))
        try token.registry.update(carol, country: 840)
        #expect(refusal(token, 1, from: alice, to: carol) == .countryNotAllowed(840))
        try token.registry.update(alice, country: 840)
        #expect(refusal(token, 1, from: alice, to: bob) == nil)
        try token.compliance.change(.countryAllow([756, 840]))
        #expect(refusal(token, 1, from: bob, to: carol) == .countryRestricted(840))
    }

    @Test func `the most is held by an identity over all its wallets`() throws {
        var token = try token(.maximumBalance(1_500))
        try token.registry.update(carol, identity: IdentityID(1))
        #expect(refusal(token, 500, from: alice, to: carol) == nil)
        #expect(
            refusal(token, 501, from: alice, to: carol) == .maximumBalance(limit: 1_500, held: 1_000))
        try token.transfer(500, from: alice, to: carol, at: 1)
        #expect(token.compliance.balance(of: IdentityID(1)) == 1_500)
        try token.transfer(1_000, from: bob, to: WalletID(3), at: 1)
        #expect(token.compliance.balance(of: IdentityID(1)) == 500)
        try token.burn(500, from: carol, by: agent, at: 1)
        #expect(token.compliance.balance(of: IdentityID(1)) == .zero)
    }

    @Test func `a forced transfer above the most is refused too`() throws {
        var token = try token(.maximumBalance(1_500))
        let before = token
        #expect(throws: PermissionedTokenError.maximumBalanceExceeded(limit: 1_500, held: 1_000)) {
            try token.forceTransfer(501, from: alice, to: bob, by: agent, at: 1)
        }
        #expect(token == before)
    }

    @Test func `the most needs to know what holders have`() throws {
        var token = try token()
        #expect(throws: ComplianceSettingsError.presetBalancesMissing) {
            try token.compliance.add(.maximumBalance(1_500), totalSupply: token.totalSupply)
        }
        try token.compliance.add(
            .maximumBalance(1_500), totalSupply: token.totalSupply,
            presetBalances: [IdentityID(0): 1_000, IdentityID(1): 1_000])
        #expect(
            refusal(token, 501, from: alice, to: bob) == .maximumBalance(limit: 1_500, held: 1_000))
    }

    @Test func `a seller off the registry cannot be counted by the most`() throws {
        var token = try token(.maximumBalance(1_500))
        try token.registry.remove(alice)
        let before = token
        #expect(throws: PermissionedTokenError.identityNotFound) {
            try token.transfer(1, from: alice, to: bob, at: 1)
        }
        #expect(token == before)
    }

    @Test func `the supply's limit binds mints alone`() throws {
        var token = try token(.supplyLimit(2_500))
        try token.transfer(1_000, from: alice, to: bob, at: 1)
        #expect(
            throws: PermissionedTokenError.complianceNotFollowed(.supplyLimit(limit: 2_500, supply: 2_000))
        ) { try token.mint(501, to: alice, by: agent, at: 1) }
        try token.mint(500, to: alice, by: agent, at: 1)
    }

    @Test func `a window opens with its first transfer and ends on its last second`() throws {
        let limit = TransferLimit(seconds: 100, amount: 300)
        var token = try token(.timeTransfers([limit]))
        try token.transfer(200, from: alice, to: bob, at: 50)
        #expect(refusal(token, 101, from: alice, to: bob, at: 149) == .transferLimit(limit, used: 200))
        #expect(refusal(token, 100, from: alice, to: bob, at: 149) == nil)
        #expect(refusal(token, 300, from: alice, to: bob, at: 150) == nil)
        #expect(refusal(token, 301, from: alice, to: bob, at: 150) == .transferLimit(limit, used: .zero))
        #expect(refusal(token, 300, from: bob, to: alice, at: 149) == nil)
    }

    @Test func `windows count for the identity and spare agents, forced transfers count`() throws {
        let limit = TransferLimit(seconds: 100, amount: 300)
        var token = try token(.timeTransfers([limit]))
        try token.registry.update(bob, identity: IdentityID(0))
        try token.forceTransfer(250, from: alice, to: carol, by: agent, at: 1)
        #expect(refusal(token, 51, from: bob, to: carol) == .transferLimit(limit, used: 250))
        token.agents.insert(bob)
        #expect(refusal(token, 51, from: bob, to: carol) == nil)
        try token.mint(900, to: alice, by: agent, at: 1)
    }

    @Test func `an exchange's limit binds what goes to it and nothing else`() throws {
        let limit = TransferLimit(seconds: 100, amount: 300)
        let exchange = IdentityID(2)
        var token = try token(.timeExchanges([exchange: [limit], IdentityID(3): []]))
        try token.transfer(300, from: alice, to: carol, at: 1)
        #expect(
            refusal(token, 1, from: alice, to: carol)
                == .exchangeLimit(limit, exchange: exchange, used: 300))
        #expect(refusal(token, 700, from: alice, to: bob) == nil)
        #expect(refusal(token, 700, from: alice, to: WalletID(3)) == nil)
        #expect(refusal(token, 300, from: bob, to: carol) == nil)
        #expect(refusal(token, 1, from: alice, to: carol, at: 101) == nil)
    }

    @Test func `exchanges are spared by an exchange's limit`() throws {
        let limit = TransferLimit(seconds: 100, amount: 300)
        var token = try token(.timeExchanges([IdentityID(2): [limit], IdentityID(0): [limit]]))
        #expect(refusal(token, 1_000, from: alice, to: carol) == nil)
        token.agents.insert(bob)
        #expect(refusal(token, 1_000, from: bob, to: carol) == nil)
    }

    @Test func `a month at an exchange is thirty days from the first transfer`() throws {
        let exchange = IdentityID(2)
        let month: UInt64 = 30 * 86_400
        var token = try token(.exchangeMonthly([exchange: 300]))
        try token.transfer(300, from: alice, to: carol, at: 5)
        #expect(
            refusal(token, 1, from: alice, to: carol, at: 4 + month)
                == .exchangeMonthlyLimit(300, exchange: exchange, used: 300))
        #expect(refusal(token, 300, from: alice, to: carol, at: 5 + month) == nil)
        #expect(
            refusal(token, 301, from: bob, to: carol)
                == .exchangeMonthlyLimit(300, exchange: exchange, used: .zero))
    }

    @Test func `one of two wallets must be allowed`() throws {
        let token = try token(.transferRestrict([carol]))
        #expect(refusal(token, 1, from: alice, to: bob) == .walletsNotAllowed)
        #expect(refusal(token, 1, from: alice, to: carol) == nil)
    }

    @Test func `a window that overflows fails and leaves no other rule's note`() throws {
        var token = try TokenFixture.token(wallets: 0..<2)
        try token.compliance.add(.maximumBalance(.max), totalSupply: .zero)
        let limit = TransferLimit(seconds: 100, amount: .max)
        try token.compliance.add(.timeTransfers([limit]), totalSupply: .zero)
        try token.mint(.max, to: alice, by: agent, at: 0)
        try token.transfer(.max, from: alice, to: bob, at: 1)
        try token.forceTransfer(.max, from: bob, to: alice, by: agent, at: 1)
        let before = token
        #expect(throws: PermissionedTokenError.arithmetic(.overflow)) {
            try token.forceTransfer(1, from: alice, to: bob, by: agent, at: 1)
        }
        #expect(token == before)
    }
}
