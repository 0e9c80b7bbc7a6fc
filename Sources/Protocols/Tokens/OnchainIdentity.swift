import Units

/// What the issuer of a claim answers when asked whether it holds.
public enum ClaimVerdict: Hashable, Sendable {
    /// Signed by the issuer and not revoked.
    case valid
    /// Not signed by the issuer, or revoked.
    case invalid
    /// The issuer's contract fails; counts as invalid.
    case unanswered
}

/// A claim about an identity.
public struct Claim: Hashable, Sendable {
    /// The topic that the claim itself states, which need not be that of its slot.
    public var topic: ClaimTopic
    /// What its issuer says of it now.
    public var verdict: ClaimVerdict

    /// Makes a claim.
    public init(topic: ClaimTopic, verdict: ClaimVerdict) {
        self.topic = topic
        self.verdict = verdict
    }
}

/// Where an identity keeps a claim: one for each issuer and topic.
public struct ClaimSlot: Hashable, Sendable {
    /// Who issued it.
    public var issuer: ClaimIssuerID
    /// What it is about.
    public var topic: ClaimTopic

    /// Makes the slot of an issuer and a topic.
    public init(issuer: ClaimIssuerID, topic: ClaimTopic) {
        self.issuer = issuer
        self.topic = topic
    }
}

/// The identity of an investor: who may manage it and what is claimed about it.
///
/// - Source: ERC-734 and ERC-735 as ONCHAINID has them.
public struct OnchainIdentity: Hashable, Sendable {
    /// Wallets that hold a management key.
    public var managementKeys: Set<WalletID>
    private var claims: [ClaimSlot: Claim] = [:]

    /// Makes an identity without claims.
    public init(managementKeys: Set<WalletID> = []) { self.managementKeys = managementKeys }

    /// Returns the claim of an issuer about a topic, or nil where there is none.
    public func claim(in slot: ClaimSlot) -> Claim? { claims[slot] }

    /// Sets the claim of an issuer about a topic; nil removes it.
    public mutating func setClaim(_ claim: Claim?, in slot: ClaimSlot) { claims[slot] = claim }
}
