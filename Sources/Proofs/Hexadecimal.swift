/// Bytes as pairs of lower-case hexadecimal digits, and back.
enum Hexadecimal {
    /// Returns two digits for each byte.
    static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Returns the bytes of a text; nil unless it holds exactly `count` pairs of lower-case digits.
    ///
    /// Upper case is no second way to write the same bytes: a file has one form.
    static func bytes(_ text: String, count: Int) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count == 2 * count else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for place in stride(from: 0, to: characters.count, by: 2) {
            guard let high = value(characters[place]), let low = value(characters[place + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
