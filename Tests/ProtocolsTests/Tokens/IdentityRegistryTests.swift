import Protocols
import Testing
import Units

struct IdentityRegistryTests {
    private let wallet = WalletID(0)
    private let identity = IdentityID(0)

    @Test func `being registered is enough where no topic is required`() throws {
        var registry = IdentityRegistry()
        #expect(registry.verificationFailure(of: wallet) == .notRegistered)
        try registry.register(wallet, as: identity, country: 756)
        #expect(registry.isVerified(wallet))
    }

    @Test func `a topic without a trusted issuer fails everyone`() throws {
        var registry = try TokenFixture.registry(wallets: 0..<1)
        #expect(registry.isVerified(wallet))
        try registry.requireTopic(8)
        #expect(registry.verificationFailure(of: wallet) == .noTrustedIssuer(8))
        registry.releaseTopic(8)
        #expect(registry.isVerified(wallet))
    }

    @Test(arguments: [
        (Claim(topic: 7, verdict: .valid), true), (Claim(topic: 7, verdict: .invalid), false),
        (Claim(topic: 7, verdict: .unanswered), false), (Claim(topic: 8, verdict: .valid), false),
    ])
    func `only a valid claim about the topic itself counts`(claim: Claim, isVerified: Bool) throws {
        var registry = try TokenFixture.registry(wallets: 0..<1)
        let slot = ClaimSlot(issuer: TokenFixture.issuer, topic: TokenFixture.topic)
        registry.identities[identity]?.setClaim(claim, in: slot)
        #expect(registry.identities[identity]?.claim(in: slot) == claim)
        #expect(registry.isVerified(wallet) == isVerified)
    }

    @Test func `a claim of an issuer who is trusted no longer does not count`() throws {
        var registry = try TokenFixture.registry(wallets: 0..<1)
        try registry.trustedIssuers.add(ClaimIssuerID(1), for: [TokenFixture.topic])
        try registry.trustedIssuers.remove(TokenFixture.issuer)
        #expect(registry.verificationFailure(of: wallet) == .noValidClaim(TokenFixture.topic))
    }

    @Test func `a wallet is registered once, and only what is registered changes`() throws {
        var registry = IdentityRegistry()
        #expect(throws: IdentityRegistryError.walletNotRegistered) { try registry.remove(wallet) }
        #expect(throws: IdentityRegistryError.walletNotRegistered) {
            try registry.update(wallet, country: 1)
        }
        #expect(throws: IdentityRegistryError.walletNotRegistered) {
            try registry.update(wallet, identity: identity)
        }
        try registry.register(wallet, as: identity, country: 756)
        #expect(throws: IdentityRegistryError.walletRegistered) {
            try registry.register(wallet, as: IdentityID(1), country: 1)
        }
        #expect(registry.identity(of: wallet) == identity)
        #expect(registry.country(of: wallet) == 756)
        #expect(registry.wallets == [wallet])
    }

    @Test func `at most fifteen topics are required, each once`() throws {
        var registry = IdentityRegistry()
        for topic in 0..<15 as Range<UInt64> { try registry.requireTopic(UInt256(topic)) }
        #expect(throws: IdentityRegistryError.tooManyTopics) { try registry.requireTopic(99) }
        registry.releaseTopic(0)
        #expect(throws: IdentityRegistryError.topicRequired) { try registry.requireTopic(14) }
        #expect(registry.requiredTopics.count == 14)
    }
}
