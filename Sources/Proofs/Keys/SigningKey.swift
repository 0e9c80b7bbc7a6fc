import Crypto
import Units

/// The secret half of an account's Ed25519 key: it signs, and shows itself to nobody.
///
/// - Source: RFC 8032.
public struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// The bytes of a key.
    static let count = 32

    /// Makes a new key from the system's random numbers.
    public init() { key = Curve25519.Signing.PrivateKey() }

    /// Takes a key as `exposed()` gave it; nil unless it has 32 bytes.
    public init?(exposed bytes: [UInt8]) {
        guard bytes.count == SigningKey.count,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { return nil }
        self.key = key
    }

    /// The half that everybody may know.
    public var verifyingKey: VerifyingKey { VerifyingKey(key.publicKey) }

    /// Returns the 32 bytes of the secret: for the key's own file, and for nothing else.
    public func exposed() -> [UInt8] { Array(key.rawRepresentation) }

    /// Signs a message.
    ///
    /// - Errors: `cannotSign` where the system's generator fails.
    public func sign(_ message: [UInt8]) throws(SigningError) -> Signature {
        guard let raw = try? key.signature(for: message), let signature = Signature(bytes: Array(raw)) else {
            throw .cannotSign
        }
        return signature
    }

    /// Returns bytes that only the key's owner can tell beforehand, the same for the same words.
    ///
    /// They blind a leaf of a balance tree: without them, whoever sees the hash beside his own could try amounts.
    /// - Source: HMAC-SHA-256, RFC 2104, under a key made of the secret by the same function.
    public func blinding(for words: [UInt8]) -> SHA256Digest {
        let label = Array("plimsoll blinding 1".utf8)
        let own = HMAC<SHA256>.authenticationCode(for: label, using: SymmetricKey(data: exposed()))
        let code = HMAC<SHA256>.authenticationCode(for: words, using: SymmetricKey(data: Array(own)))
        return SHA256Digest(of: Array(code))
    }
}

/// Why a message was not signed.
public enum SigningError: Error, Hashable, Sendable {
    /// The system gave no randomness, or the library refused.
    case cannotSign
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `***`, whatever the key is.
    public var description: String { "***" }

    /// `***`, whatever the key is.
    public var debugDescription: String { "***" }

    /// Nothing, so that a dump shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
