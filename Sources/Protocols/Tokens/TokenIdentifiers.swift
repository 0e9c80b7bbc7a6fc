import Units

/// Names a wallet that can hold tokens, by its place in the desk's list of wallets.
@frozen
public struct WalletID: Hashable, Comparable, Sendable {
    /// Position in the list, from 0.
    public var index: UInt32

    /// Makes the identifier of the wallet at `index`.
    @inlinable
    public init(_ index: UInt32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: WalletID, right: WalletID) -> Bool { left.index < right.index }
}

/// Names the identity of an investor, who may own several wallets.
@frozen
public struct IdentityID: Hashable, Comparable, Sendable {
    /// Position in the list of identities, from 0.
    public var index: UInt32

    /// Makes the identifier of the identity at `index`.
    @inlinable
    public init(_ index: UInt32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: IdentityID, right: IdentityID) -> Bool { left.index < right.index }
}

/// Names somebody who issues claims about identities.
@frozen
public struct ClaimIssuerID: Hashable, Comparable, Sendable {
    /// Position in the list of issuers, from 0.
    public var index: UInt32

    /// Makes the identifier of the issuer at `index`.
    @inlinable
    public init(_ index: UInt32) { self.index = index }

    /// Orders by value.
    @inlinable
    public static func < (left: ClaimIssuerID, right: ClaimIssuerID) -> Bool { left.index < right.index }
}

/// What a claim is about, such as "knows its customer" or "accredited investor": a number that the parties agree on.
public typealias ClaimTopic = UInt256

/// A country by its number in ISO 3166-1; 0 where none is known.
public typealias CountryCode = UInt16
