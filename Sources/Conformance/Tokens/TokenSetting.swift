import Protocols

/// What the files suppose around a permissioned token: an agent, and wallets with an identity each, of which one
/// claim by one issuer is required.
enum TokenSetting {
    static let agent = WalletID(100)
    static let issuer = ClaimIssuerID(0)
    static let topic: ClaimTopic = 7

    static func registry(wallets: Range<UInt32>) throws -> IdentityRegistry {
        var registry = IdentityRegistry()
        try registry.requireTopic(topic)
        try registry.trustedIssuers.add(issuer, for: [topic])
        for index in wallets {
            try registry.register(WalletID(index), as: IdentityID(index), country: 756)
            registry.setVerified(true, IdentityID(index))
        }
        return registry
    }
}

extension IdentityRegistry {
    /// Gives an identity the one claim that is required, or takes it.
    mutating func setVerified(_ isVerified: Bool, _ identity: IdentityID) {
        let claim = isVerified ? Claim(topic: TokenSetting.topic, verdict: .valid) : nil
        identities[identity, default: OnchainIdentity()].setClaim(
            claim, in: ClaimSlot(issuer: TokenSetting.issuer, topic: TokenSetting.topic))
    }
}
