import Protocols
import Testing
import Units

/// Recovering a lost wallet.
struct PermissionedTokenRecoveryTests {
    private let lost = WalletID(0)
    private let new = WalletID(7)
    private let agent = TokenFixture.agent
    private let identity = IdentityID(0)

    /// The lost wallet holds 1,000, of which 300 are frozen, as is the wallet.
    private func token() throws -> PermissionedToken<ModularCompliance> {
        var token = try TokenFixture.token(wallets: 0..<2)
        try token.mint(1_000, to: lost, by: agent, at: 0)
        try token.freeze(300, of: lost, by: agent)
        try token.setAddressFrozen(true, of: lost, by: agent)
        token.registry.identities[identity]?.managementKeys.insert(new)
        return token
    }

    @Test func `a recovery moves the tokens, both freezes and the registration`() throws {
        var token = try token()
        try token.recover(lost, to: new, identity: identity, by: agent, at: 1)
        #expect(token.holding(of: lost).balance == .zero)
        #expect(token.holding(of: lost).frozen == .zero)
        #expect(token.holding(of: new).balance == 1_000)
        #expect(token.holding(of: new).frozen == 300)
        #expect(token.holding(of: new).isAddressFrozen)
        #expect(token.registry.identity(of: lost) == nil)
        #expect(token.registry.identity(of: new) == identity)
        #expect(token.registry.country(of: new) == 756)
        #expect(token.totalSupply == 1_000)
    }

    @Test func `a recovery without a management key changes nothing`() throws {
        var token = try token()
        token.registry.identities[identity]?.managementKeys.remove(new)
        let before = token
        #expect(throws: PermissionedTokenError.recoveryNotPossible) {
            try token.recover(lost, to: new, identity: identity, by: agent, at: 1)
        }
        #expect(token == before)
    }

    @Test func `an empty wallet is not recovered`() throws {
        var token = try token()
        #expect(throws: PermissionedTokenError.nothingToRecover) {
            try token.recover(WalletID(1), to: new, identity: identity, by: agent, at: 1)
        }
    }

    @Test func `a recovery to a wallet that is registered changes nothing`() throws {
        var token = try token()
        try token.registry.register(new, as: identity, country: 1)
        let before = token
        #expect(throws: PermissionedTokenError.registry(.walletRegistered)) {
            try token.recover(lost, to: new, identity: identity, by: agent, at: 1)
        }
        #expect(token == before)
    }

    @Test func `a recovery that fails at its last step changes nothing`() throws {
        var token = try token()
        try token.registry.remove(lost)
        let before = token
        #expect(throws: PermissionedTokenError.registry(.walletNotRegistered)) {
            try token.recover(lost, to: new, identity: identity, by: agent, at: 1)
        }
        #expect(token == before)
    }

    @Test func `an identity that is not verified recovers nothing`() throws {
        var token = try token()
        token.registry.setVerified(false, identity)
        let before = token
        #expect(throws: PermissionedTokenError.self) {
            try token.recover(lost, to: new, identity: identity, by: agent, at: 1)
        }
        #expect(token == before)
    }

    @Test func `a recovery by another identity takes what it held with it`() throws {
        var token = try TokenFixture.token(wallets: 0..<2)
        try token.compliance.add(.maximumBalance(1_000), totalSupply: .zero)
        try token.mint(800, to: lost, by: agent, at: 0)
        token.registry.identities[IdentityID(1)]?.managementKeys.insert(new)
        try token.recover(lost, to: new, identity: IdentityID(1), by: agent, at: 1)
        #expect(token.compliance.balance(of: IdentityID(0)) == .zero)
        #expect(token.compliance.balance(of: IdentityID(1)) == 800)
    }
}
