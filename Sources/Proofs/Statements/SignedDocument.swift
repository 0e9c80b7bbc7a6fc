import Units

/// Something that can be signed: its content has one form in bytes.
public protocol Signable: Hashable, Sendable {
    /// The bytes that are signed.
    var canonicalBytes: [UInt8] { get }
}

extension OwnershipStatement: Signable {}

/// A document with the key and the signature of whoever stands behind it.
public struct SignedDocument<Content: Signable>: Hashable, Sendable {
    /// What is said.
    public var content: Content
    /// SHA-256 of the canonical bytes: tells a changed content from a wrong key.
    public var digest: SHA256Digest
    /// The key that it is signed with.
    public var key: VerifyingKey
    /// The signature of the canonical bytes.
    public var signature: Signature

    /// Makes a document as it was found in a file; `check(key:)` says whether it holds.
    public init(content: Content, digest: SHA256Digest, key: VerifyingKey, signature: Signature) {
        self.content = content
        self.digest = digest
        self.key = key
        self.signature = signature
    }

    /// Signs a document.
    ///
    /// - Errors: `cannotSign`.
    public init(_ content: Content, by key: SigningKey) throws(SigningError) {
        let bytes = content.canonicalBytes
        self.init(
            content: content, digest: SHA256Digest(of: bytes), key: key.verifyingKey,
            signature: try key.sign(bytes))
    }

    /// Checks the document against itself and, where one is given, against the key that is expected.
    ///
    /// - Errors: the first thing that differs, in the order of the cases.
    public func check(key expected: VerifyingKey? = nil) throws(SignatureFault) {
        let bytes = content.canonicalBytes
        let digest = SHA256Digest(of: bytes)
        guard digest == self.digest else { throw .contentDiffers(found: digest) }
        if let expected, expected != key { throw .otherKey(expected: expected) }
        guard key.accepts(signature, of: bytes) else { throw .signatureDiffers }
    }
}

/// What is wrong with a signed document.
public enum SignatureFault: Error, Hashable, Sendable {
    /// The content has another digest than the document names.
    case contentDiffers(found: SHA256Digest)
    /// It is signed with another key than the one expected.
    case otherKey(expected: VerifyingKey)
    /// The signature is none of this content by this key.
    case signatureDiffers
}
