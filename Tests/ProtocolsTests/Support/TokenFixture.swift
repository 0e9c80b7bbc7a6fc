import Protocols
import Units

/// A registry of wallets with an identity each, of which one claim about `topic` by `issuer` is required.
enum TokenFixture {
    static let agent = WalletID(100)
    static let issuer = ClaimIssuerID(0)
    static let topic: ClaimTopic = 7

    static func registry(wallets: Range<UInt32>, country: CountryCode = 756) throws -> IdentityRegistry {
        var registry = IdentityRegistry()
        try registry.requireTopic(topic)
        try registry.trustedIssuers.add(issuer, for: [topic])
        for index in wallets {
            try registry.register(WalletID(index), as: IdentityID(index), country: country)
            registry.setVerified(true, IdentityID(index))
        }
        return registry
    }

    static func token(wallets: Range<UInt32>) throws -> PermissionedToken<ModularCompliance> {
        PermissionedToken(
            registry: try registry(wallets: wallets), compliance: ModularCompliance(), agents: [agent],
            isPaused: false)
    }
}

extension IdentityRegistry {
    /// Gives an identity the one claim that is required, or takes it.
    mutating func setVerified(_ isVerified: Bool, _ identity: IdentityID) {
        let claim = isVerified ? Claim(topic: TokenFixture.topic, verdict: .valid) : nil
        identities[identity, default: OnchainIdentity()].setClaim(
            claim, in: ClaimSlot(issuer: TokenFixture.issuer, topic: TokenFixture.topic))
    }
}
