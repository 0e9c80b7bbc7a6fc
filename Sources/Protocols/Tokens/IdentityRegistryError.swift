/// Why the registry of identities refuses a change; a call that fails changes nothing.
public enum IdentityRegistryError: Error, Hashable, Sendable {
    /// The wallet has an identity already.
    case walletRegistered
    /// The wallet has no identity.
    case walletNotRegistered
    /// The issuer is trusted already.
    case issuerTrusted
    /// The issuer is not trusted.
    case issuerNotTrusted
    /// An issuer must be trusted for a topic at least.
    case noTopics
    /// More than 15 topics for one issuer, or required of every investor.
    case tooManyTopics
    /// More than 50 issuers.
    case tooManyIssuers
    /// The topic is required already.
    case topicRequired

    /// The text upstream, or nil where it depends on the call.
    public var upstreamName: String? {
        switch self {
        case .walletRegistered: "address stored already"
        case .walletNotRegistered: "address not stored yet"
        case .issuerTrusted: "trusted Issuer already exists"
        case .tooManyIssuers: "cannot have more than 50 trusted issuers"
        case .topicRequired: "claimTopic already exists"
        case .issuerNotTrusted, .noTopics, .tooManyTopics: nil
        }
    }
}

/// Why a wallet may not receive a permissioned token.
public enum VerificationFailure: Error, Hashable, Sendable {
    /// The wallet has no identity.
    case notRegistered
    /// Nobody is trusted for a topic that is required, so that nobody passes.
    case noTrustedIssuer(ClaimTopic)
    /// None of the issuers trusted for a topic says that a claim about it holds.
    case noValidClaim(ClaimTopic)
}
