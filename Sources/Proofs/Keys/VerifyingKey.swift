import Crypto

/// The public half of an Ed25519 key.
public struct VerifyingKey: Hashable, Sendable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The number of bytes of a key.
    static let count = 32

    /// Takes a key in text; nil unless it has 64 lower-case hexadecimal digits.
    public init?(hexadecimal: String) {
        guard let bytes = Hexadecimal.bytes(hexadecimal, count: VerifyingKey.count) else { return nil }
        self.bytes = bytes
    }

    init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

    /// The key in 64 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.text(bytes) }

    /// Whether the key's owner signed a message so.
    public func accepts(_ signature: Signature, of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature.bytes, for: message)
    }
}

/// An Ed25519 signature.
public struct Signature: Hashable, Sendable {
    /// The 64 bytes.
    public let bytes: [UInt8]

    static let count = 64

    init?(bytes: [UInt8]) {
        guard bytes.count == Signature.count else { return nil }
        self.bytes = bytes
    }

    /// Takes a signature in text; nil unless it has 128 lower-case hexadecimal digits.
    public init?(hexadecimal: String) {
        guard let bytes = Hexadecimal.bytes(hexadecimal, count: Signature.count) else { return nil }
        self.bytes = bytes
    }

    /// The signature in 128 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.text(bytes) }
}
