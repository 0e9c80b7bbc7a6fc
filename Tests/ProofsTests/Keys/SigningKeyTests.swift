import Proofs
import Testing

@Suite struct SigningKeyTests {
    /// RFC 8032, section 7.1, tests 1 to 3.
    private static let vectors = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00"
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
        ),
    ]

    private func bytes(_ text: String) -> [UInt8] {
        stride(from: 0, to: text.utf8.count, by: 2).compactMap {
            UInt8(text.dropFirst($0).prefix(2), radix: 16)
        }
    }

    @Test(arguments: vectors)
    func `a published key signs a published message as published`(
        secret: String, key: String, message: String, signature: String
    ) throws {
        let signing = try #require(SigningKey(exposed: bytes(secret)))
        #expect(signing.verifyingKey.hexadecimal == key)
        let published = try #require(Signature(hexadecimal: signature))
        #expect(try signing.sign(bytes(message)) == published)
        #expect(try #require(VerifyingKey(hexadecimal: key)).accepts(published, of: bytes(message)))
        #expect(!signing.verifyingKey.accepts(published, of: bytes(message) + [0]))
    }

    @Test func `a key shows itself to nobody`() {
        let key = SigningKey()
        var dumped = ""
        dump(key, to: &dumped)
        dump([key], to: &dumped)
        for shown in ["\(key)", String(reflecting: key), String(describing: Optional(key)), dumped] {
            #expect(shown.contains("***"))
            #expect(!shown.lowercased().contains("curve") && !shown.contains("\(key.exposed()[0]), "))
        }
        #expect("\(key)" == "***")
    }

    @Test func `a key goes to its file and back`() throws {
        let key = SigningKey()
        let back = try #require(SigningKey(exposed: key.exposed()))
        #expect(back.verifyingKey == key.verifyingKey)
        #expect(SigningKey(exposed: []) == nil)
        #expect(SigningKey(exposed: key.exposed() + [0]) == nil)
        #expect(SigningKey().verifyingKey != key.verifyingKey)
    }

    @Test func `only lower-case digits of the right length are a key or a signature`() {
        let key = String(repeating: "0a", count: 32)
        #expect(VerifyingKey(hexadecimal: key)?.hexadecimal == key)
        for text in [
            "", key.uppercased(), key + "00", String(key.dropLast(2)), key.replacing("0a", with: "g0"),
        ] {
            #expect(VerifyingKey(hexadecimal: text) == nil)
        }
        #expect(Signature(hexadecimal: key + key) != nil)
        #expect(Signature(hexadecimal: key) == nil)
        #expect(SHA256Digest(hexadecimal: key)?.hexadecimal == key)
    }
}
