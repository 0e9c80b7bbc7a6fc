import Crypto

/// A SHA-256 digest.
public struct SHA256Digest: Hashable, Sendable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The number of bytes of a digest.
    public static let count = 32

    /// Digests bytes.
    public init(of message: [UInt8]) { bytes = Array(SHA256.hash(data: message)) }

    /// Digests bytes where they lie.
    public init(of message: UnsafeRawBufferPointer) {
        var hasher = SHA256()
        hasher.update(bufferPointer: message)
        bytes = Array(hasher.finalize())
    }

    /// Takes a digest that was stored; nil unless it has 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == SHA256Digest.count else { return nil }
        self.bytes = bytes
    }

    /// Takes a digest in text; nil unless it has 64 lower-case hexadecimal digits.
    public init?(hexadecimal: String) {
        guard let bytes = Hexadecimal.bytes(hexadecimal, count: SHA256Digest.count) else { return nil }
        self.bytes = bytes
    }

    /// The digest in 64 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.text(bytes) }
}
