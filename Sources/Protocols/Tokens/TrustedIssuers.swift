import Units

/// Whose claims count, and for which topics.
///
/// - Source: T-REX, `TrustedIssuersRegistry.sol`.
public struct TrustedIssuers: Hashable, Sendable {
    private var topics: [ClaimIssuerID: [ClaimTopic]] = [:]

    /// The most issuers there can be.
    public static let maximumCount = 50

    /// The most topics that one issuer can be trusted for.
    public static let maximumTopics = 15

    /// Trusts nobody.
    public init() {}

    /// The issuers in order of their identifiers.
    public var issuers: [ClaimIssuerID] { topics.keys.sorted() }

    /// Returns whether an issuer is trusted for a topic.
    public func trusts(_ issuer: ClaimIssuerID, for topic: ClaimTopic) -> Bool {
        topics[issuer]?.contains(topic) ?? false
    }

    /// Returns the issuers trusted for a topic, in order of their identifiers.
    public func issuers(for topic: ClaimTopic) -> [ClaimIssuerID] {
        issuers.filter { trusts($0, for: topic) }
    }

    /// Trusts a new issuer for topics.
    ///
    /// - Errors: `issuerTrusted`, `noTopics`, `tooManyTopics`, `tooManyIssuers`.
    public mutating func add(
        _ issuer: ClaimIssuerID, for trusted: [ClaimTopic]
    ) throws(IdentityRegistryError) {
        if topics[issuer] != nil { throw .issuerTrusted }
        if trusted.isEmpty { throw .noTopics }
        if trusted.count > TrustedIssuers.maximumTopics { throw .tooManyTopics }
        if topics.count >= TrustedIssuers.maximumCount { throw .tooManyIssuers }
        topics[issuer] = trusted
    }

    /// Changes the topics that an issuer is trusted for.
    ///
    /// - Errors: `issuerNotTrusted`, `tooManyTopics`, `noTopics`.
    public mutating func update(
        _ issuer: ClaimIssuerID, for trusted: [ClaimTopic]
    ) throws(IdentityRegistryError) {
        if topics[issuer] == nil { throw .issuerNotTrusted }
        if trusted.count > TrustedIssuers.maximumTopics { throw .tooManyTopics }
        if trusted.isEmpty { throw .noTopics }
        topics[issuer] = trusted
    }

    /// Trusts an issuer no longer; throws `issuerNotTrusted`.
    public mutating func remove(_ issuer: ClaimIssuerID) throws(IdentityRegistryError) {
        if topics.removeValue(forKey: issuer) == nil { throw .issuerNotTrusted }
    }
}
