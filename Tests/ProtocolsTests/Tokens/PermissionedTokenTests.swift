import Protocols
import Testing
import Units

/// The order in which a transfer is refused, and what agents may do.
struct PermissionedTokenTests {
    private static let agent = TokenFixture.agent
    private let alice = WalletID(0)
    private let bob = WalletID(1)
    private let stranger = WalletID(9)

    /// Alice holds 1,000 and Bob nothing; both are verified.
    private func token() throws -> PermissionedToken<ModularCompliance> {
        var token = try TokenFixture.token(wallets: 0..<3)
        try token.mint(1_000, to: alice, by: Self.agent, at: 0)
        return token
    }

    @Test func `a transfer moves what is free and leaves the supply`() throws {
        var token = try token()
        try token.freeze(400, of: alice, by: Self.agent)
        try token.transfer(600, from: alice, to: bob, at: 1)
        #expect(token.holding(of: alice).balance == 400)
        #expect(token.holding(of: alice).free == .zero)
        #expect(token.holding(of: bob).balance == 600)
        #expect(token.totalSupply == 1_000)
        #expect(token.wallets == [alice, bob])
    }

    @Test func `the rules of a transfer are asked in the order of the contract`() throws {
        var token = try token()
        try token.compliance.add(.countryAllow([]), totalSupply: 1_000)
        token.registry.setVerified(false, IdentityID(1))
        try token.setAddressFrozen(true, of: alice, by: Self.agent)
        try token.setAddressFrozen(true, of: bob, by: Self.agent)
        try token.pause(by: Self.agent)
        func refusal() -> PermissionedTokenError? {
            token.transferRefusal(of: 1_001, from: alice, to: bob, at: 1)
        }
        #expect(refusal() == .paused)
        try token.unpause(by: Self.agent)
        #expect(refusal() == .walletFrozen(bob))
        try token.setAddressFrozen(false, of: bob, by: Self.agent)
        #expect(refusal() == .walletFrozen(alice))
        try token.setAddressFrozen(false, of: alice, by: Self.agent)
        #expect(refusal() == .insufficientBalance(free: 1_000))
        try token.forceTransfer(1_000, from: alice, to: WalletID(2), by: Self.agent, at: 1)
        token.registry.setVerified(false, IdentityID(1))
        let unverified = VerificationFailure.noValidClaim(TokenFixture.topic)
        #expect(
            token.transferRefusal(of: 1_000, from: WalletID(2), to: bob, at: 1)
                == .transferNotPossible(.notVerified(unverified)))
        token.registry.setVerified(true, IdentityID(1))
        #expect(
            token.transferRefusal(of: 1_000, from: WalletID(2), to: bob, at: 1)
                == .transferNotPossible(.compliance(.countryNotAllowed(756))))
    }

    @Test func `a holder whose claims have lapsed can sell but not buy`() throws {
        var token = try token()
        token.registry.setVerified(false, IdentityID(0))
        try token.transfer(400, from: alice, to: bob, at: 1)
        #expect(throws: PermissionedTokenError.self) { try token.transfer(1, from: bob, to: alice, at: 1) }
        #expect(token.holding(of: bob).balance == 400)
    }

    @Test func `a wallet sends to itself without gain or loss`() throws {
        var token = try token()
        try token.transfer(1_000, from: alice, to: alice, at: 1)
        #expect(token.holding(of: alice).balance == 1_000)
    }

    @Test func `a forced transfer passes pause, freezes and rules and unfreezes the shortfall alone`() throws
    {
        var token = try token()
        try token.compliance.add(.countryRestrict([756]), totalSupply: 1_000)
        try token.freeze(700, of: alice, by: Self.agent)
        try token.setAddressFrozen(true, of: alice, by: Self.agent)
        try token.pause(by: Self.agent)
        try token.forceTransfer(200, from: alice, to: bob, by: Self.agent, at: 1)
        #expect(token.holding(of: alice).frozen == 700)
        try token.forceTransfer(250, from: alice, to: bob, by: Self.agent, at: 1)
        #expect(token.holding(of: alice).frozen == 550)
        #expect(token.holding(of: alice).balance == 550)
        #expect(throws: PermissionedTokenError.senderBalanceTooLow(balance: 550)) {
            try token.forceTransfer(551, from: alice, to: bob, by: Self.agent, at: 1)
        }
        #expect(throws: PermissionedTokenError.transferNotPossible(.notVerified(.notRegistered))) {
            try token.forceTransfer(1, from: alice, to: stranger, by: Self.agent, at: 1)
        }
    }

    @Test func `minting needs a verified receiver and burning none`() throws {
        var token = try token()
        token.registry.setVerified(false, IdentityID(0))
        let unverified = VerificationFailure.noValidClaim(TokenFixture.topic)
        #expect(throws: PermissionedTokenError.identityNotVerified(unverified)) {
            try token.mint(1, to: alice, by: Self.agent, at: 1)
        }
        try token.freeze(1_000, of: alice, by: Self.agent)
        try token.burn(300, from: alice, by: Self.agent, at: 1)
        #expect(token.totalSupply == 700)
        #expect(token.holding(of: alice).frozen == 700)
        #expect(throws: PermissionedTokenError.burnAboveBalance(balance: 700)) {
            try token.burn(701, from: alice, by: Self.agent, at: 1)
        }
    }

    @Test func `a supply above 256 bits is refused`() throws {
        var token = try token()
        #expect(throws: PermissionedTokenError.arithmetic(.overflow)) {
            try token.mint(.max, to: bob, by: Self.agent, at: 1)
        }
        #expect(throws: PermissionedTokenError.arithmetic(.overflow)) {
            try token.freeze(1, of: alice, by: Self.agent)
            try token.freeze(.max, of: alice, by: Self.agent)
        }
    }

    @Test func `nothing moves where compliance counts`() throws {
        var token = try token()
        #expect(throws: PermissionedTokenError.noValue) {
            try token.transfer(.zero, from: alice, to: bob, at: 1)
        }
    }

    @Test func `freezing stops at the balance and unfreezing at what is frozen`() throws {
        var token = try token()
        try token.freeze(600, of: alice, by: Self.agent)
        #expect(throws: PermissionedTokenError.freezeAboveBalance(free: 400)) {
            try token.freeze(401, of: alice, by: Self.agent)
        }
        #expect(throws: PermissionedTokenError.unfreezeAboveFrozen(frozen: 600)) {
            try token.unfreeze(601, of: alice, by: Self.agent)
        }
        try token.unfreeze(600, of: alice, by: Self.agent)
        #expect(token.holding(of: alice).frozen == .zero)
    }

    @Test func `who is no agent can do nothing that an agent can`() throws {
        let token = try token()
        let calls: [(inout PermissionedToken<ModularCompliance>) throws -> Void] = [
            { try $0.pause(by: alice) }, { try $0.unpause(by: alice) },
            { try $0.mint(1, to: alice, by: alice, at: 1) }, { try $0.burn(1, from: bob, by: alice, at: 1) },
            { try $0.freeze(1, of: bob, by: alice) }, { try $0.unfreeze(.zero, of: bob, by: alice) },
            { try $0.setAddressFrozen(true, of: bob, by: alice) },
            { try $0.forceTransfer(1, from: alice, to: bob, by: alice, at: 1) },
            { try $0.recover(alice, to: bob, identity: IdentityID(0), by: alice, at: 1) },
        ]
        for call in calls {
            var changed = token
            #expect(throws: PermissionedTokenError.callerNotAgent) { try call(&changed) }
            #expect(changed == token)
        }
    }

    @Test func `what is paused is not paused again`() throws {
        var token = try token()
        #expect(throws: PermissionedTokenError.notPaused) { try token.unpause(by: Self.agent) }
        try token.pause(by: Self.agent)
        #expect(throws: PermissionedTokenError.paused) { try token.pause(by: Self.agent) }
    }
}
