import Units

/// How a signed document writes an amount: in whole units, as a decimal without sign, exponent or needless zeros.
///
/// There is one text for each amount, so that what is shown and what is signed cannot differ.
public enum SignedQuantity {
    /// Returns the text of an amount in smallest units of an asset with so many decimals, 0 to 38; exact.
    public static func text(_ amount: UInt256, decimals: UInt8) -> SafeText {
        let places = Int(decimals)
        var text = DecimalText.floored(amount, scale: places, places: places)
        guard places > 0 else { return SafeText(text) }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return SafeText(text)
    }

    /// Returns the amount of a text in smallest units; nil unless it is the one way to write it, has no more decimals
    /// than the asset and fits 256 bits.
    public static func amount(_ text: String, decimals: UInt8) -> UInt256? {
        guard isCanonical(text) else { return nil }
        let parts = text.split(separator: ".")
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard fraction.utf8.count <= Int(decimals) else { return nil }
        let zeros = String(repeating: "0", count: Int(decimals) - fraction.utf8.count)
        return UInt256(decimal: parts[0] + fraction + zeros)
    }

    /// Whether a text is a decimal without sign, exponent or needless zeros.
    public static func isCanonical(_ text: String) -> Bool {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts[0].utf8
        guard !whole.isEmpty, whole.allSatisfy(isDigit), whole.count == 1 || whole.first != zero else {
            return false
        }
        guard parts.count == 2 else { return true }
        let fraction = parts[1].utf8
        return !fraction.isEmpty && fraction.allSatisfy(isDigit) && fraction.last != zero
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= UInt8(ascii: "9") }
    private static let zero = UInt8(ascii: "0")
}
