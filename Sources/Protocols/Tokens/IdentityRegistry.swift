import Units

/// Which wallet belongs to which identity, and what an identity must show to hold the token.
///
/// - Source: T-REX, `IdentityRegistry.sol`, `IdentityRegistryStorage.sol`, `ClaimTopicsRegistry.sol`.
public struct IdentityRegistry: Hashable, Sendable {
    /// The identities that are known, registered or not.
    public var identities: [IdentityID: OnchainIdentity] = [:]
    /// Whose claims count.
    public var trustedIssuers = TrustedIssuers()
    /// Topics of which every investor needs a valid claim, in the order they were required.
    public private(set) var requiredTopics: [ClaimTopic] = []
    private var registrations: [WalletID: Registration] = [:]

    private struct Registration: Hashable {
        var identity: IdentityID
        var country: CountryCode
    }

    /// The most topics that can be required.
    public static let maximumRequiredTopics = 15

    /// Makes a registry that knows nobody and requires no claim.
    public init() {}

    /// The registered wallets in order of their identifiers.
    public var wallets: [WalletID] { registrations.keys.sorted() }

    /// Returns the identity of a wallet, or nil where it is not registered.
    public func identity(of wallet: WalletID) -> IdentityID? { registrations[wallet]?.identity }

    /// Returns the country of a wallet's investor; 0 where it is not registered.
    public func country(of wallet: WalletID) -> CountryCode { registrations[wallet]?.country ?? 0 }

    /// Requires a valid claim about a topic of every investor; throws `tooManyTopics`, `topicRequired`.
    public mutating func requireTopic(_ topic: ClaimTopic) throws(IdentityRegistryError) {
        if requiredTopics.count >= IdentityRegistry.maximumRequiredTopics { throw .tooManyTopics }
        if requiredTopics.contains(topic) { throw .topicRequired }
        requiredTopics.append(topic)
    }

    /// Requires a claim about a topic no longer; nothing happens where none was required.
    public mutating func releaseTopic(_ topic: ClaimTopic) { requiredTopics.removeAll { $0 == topic } }

    /// Registers a wallet; throws `walletRegistered`.
    public mutating func register(
        _ wallet: WalletID, as identity: IdentityID, country: CountryCode
    ) throws(IdentityRegistryError) {
        if registrations[wallet] != nil { throw .walletRegistered }
        registrations[wallet] = Registration(identity: identity, country: country)
    }

    /// Gives a registered wallet another identity; throws `walletNotRegistered`.
    public mutating func update(
        _ wallet: WalletID, identity: IdentityID
    ) throws(IdentityRegistryError) {
        if registrations[wallet] == nil { throw .walletNotRegistered }
        registrations[wallet]?.identity = identity
    }

    /// Gives a registered wallet another country; throws `walletNotRegistered`.
    public mutating func update(
        _ wallet: WalletID, country: CountryCode
    ) throws(IdentityRegistryError) {
        if registrations[wallet] == nil { throw .walletNotRegistered }
        registrations[wallet]?.country = country
    }

    /// Takes a wallet off the registry; throws `walletNotRegistered`.
    public mutating func remove(_ wallet: WalletID) throws(IdentityRegistryError) {
        if registrations.removeValue(forKey: wallet) == nil { throw .walletNotRegistered }
    }
}

/// Verification.
extension IdentityRegistry {
    /// Returns whether a wallet may receive the token.
    public func isVerified(_ wallet: WalletID) -> Bool { verificationFailure(of: wallet) == nil }

    /// Returns why a wallet may not receive the token, or nil where it may.
    ///
    /// Every required topic needs one valid claim by an issuer trusted for it; where none is required, being
    /// registered is enough.
    public func verificationFailure(of wallet: WalletID) -> VerificationFailure? {
        guard let registration = registrations[wallet] else { return .notRegistered }
        let identity = identities[registration.identity] ?? OnchainIdentity()
        for topic in requiredTopics {
            let issuers = trustedIssuers.issuers(for: topic)
            if issuers.isEmpty { return .noTrustedIssuer(topic) }
            if !issuers.contains(where: { identity.hasValidClaim(by: $0, about: topic) }) {
                return .noValidClaim(topic)
            }
        }
        return nil
    }
}

extension OnchainIdentity {
    fileprivate func hasValidClaim(by issuer: ClaimIssuerID, about topic: ClaimTopic) -> Bool {
        claim(in: ClaimSlot(issuer: issuer, topic: topic)) == Claim(topic: topic, verdict: .valid)
    }
}
