import Proofs
import Units

/// What the file of a secret key is called and holds: one line of 64 hexadecimal digits behind a word.
enum KeyFile {
    /// More bytes than this are no key file.
    static let greatestCount = 128

    private static let heading = Array("plimsoll-ed25519-1 ".utf8)
    private static let greatestName = 200

    /// Returns the bytes of a key's file.
    static func bytes(_ key: SigningKey) -> [UInt8] {
        heading + key.exposed().flatMap { [digit($0 >> 4), digit($0 & 15)] } + [UInt8(ascii: "\n")]
    }

    /// Returns the key of a file; nil where it holds none.
    static func key(_ bytes: [UInt8]) -> SigningKey? {
        guard bytes.starts(with: heading), bytes.last == UInt8(ascii: "\n") else { return nil }
        let digits = bytes[heading.count...].dropLast()
        guard digits.count % 2 == 0 else { return nil }
        var secret: [UInt8] = []
        for place in stride(from: digits.startIndex, to: digits.endIndex, by: 2) {
            guard let high = value(digits[place]), let low = value(digits[place + 1]) else { return nil }
            secret.append(high << 4 | low)
        }
        return SigningKey(exposed: secret)
    }

    /// Returns the name of an account's file; nil for an account without a name, or with too long a one.
    ///
    /// Letters, digits, `-` and `_` stand as they are, every other byte as `%` and two digits, so that no name leads
    /// out of the folder and no two accounts share one.
    static func name(of account: SafeText) -> String? {
        var name: [UInt8] = []
        for byte in account.text.utf8 {
            name += isPlain(byte) ? [byte] : [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
        }
        guard !name.isEmpty, name.count <= greatestName else { return nil }
        return String(decoding: name, as: UTF8.self) + ".key"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
