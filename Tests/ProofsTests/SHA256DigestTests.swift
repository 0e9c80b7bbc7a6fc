import Proofs
import Testing

@Suite struct SHA256DigestTests {
    /// FIPS 180-4, and the long messages of NIST's example values.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `published messages have their published digests`(message: String, digest: String) {
        let bytes = Array(message.utf8)
        #expect(SHA256Digest(of: bytes).hexadecimal == digest)
        #expect(bytes.withUnsafeBytes { SHA256Digest(of: $0) }.hexadecimal == digest)
    }

    @Test func `a stored digest is taken back as it was`() {
        let digest = SHA256Digest(of: [1, 2, 3])
        #expect(digest.bytes.count == SHA256Digest.count)
        #expect(SHA256Digest(bytes: digest.bytes) == digest)
    }

    @Test(arguments: [0, 31, 33, 64])
    func `bytes of another length are no digest`(count: Int) {
        #expect(SHA256Digest(bytes: [UInt8](repeating: 7, count: count)) == nil)
    }

    @Test func `every byte has two hexadecimal digits`() {
        let digest = SHA256Digest(bytes: [0x00, 0x0F, 0xF0, 0xFF] + [UInt8](repeating: 0xA5, count: 28))
        #expect(digest?.hexadecimal == "000ff0ff" + String(repeating: "a5", count: 28))
    }
}
