/// Reads the rarer forms of a decimal number: signs, exponents, many digits, and whatever is wrong.
struct DecimalReading {
    private var position = 0
    private var significand: UInt128 = 0
    private var digits = 0
    /// Zeros read after a digit: they count only once another digit that is not 0 follows.
    private var pendingZeros = 0
    private var exponent = 0

    /// Reads the whole of `text`.
    mutating func number(_ text: Span<UInt8>) throws(DecimalFailure) -> DecimalNumber {
        guard text.count > 0 else { throw .empty }
        let isNegative = readSign(text)
        guard try readDigits(text) else { throw wordFailure(text) }
        try readExponent(text)
        guard position == text.count else { throw .notANumber }
        exponent += pendingZeros
        guard significand == 0 || DecimalNumber.exponents.contains(exponent) else { throw .outOfRange }
        return DecimalNumber(isNegative: isNegative, significand: significand, exponent: exponent)
    }

    private mutating func readSign(_ text: Span<UInt8>) -> Bool {
        guard position < text.count else { return false }
        let isMinus = text[position] == UInt8(ascii: "-")
        if isMinus || text[position] == UInt8(ascii: "+") { position += 1 }
        return isMinus
    }

    /// Reads digits and at most one point; returns whether there was a digit.
    private mutating func readDigits(_ text: Span<UInt8>) throws(DecimalFailure) -> Bool {
        var (sawDigit, sawPoint) = (false, false)
        while position < text.count {
            let digit = text[position] &- UInt8(ascii: "0")
            if digit < 10 {
                sawDigit = true
                if sawPoint { exponent -= 1 }
                try append(digit)
            } else if text[position] == UInt8(ascii: "."), !sawPoint {
                sawPoint = true
            } else {
                break
            }
            position += 1
        }
        return sawDigit
    }

    private mutating func append(_ digit: UInt8) throws(DecimalFailure) {
        if digit == 0 {
            if significand != 0 { pendingZeros += 1 }
            return
        }
        digits += pendingZeros + 1
        guard digits <= DecimalNumber.maximumDigits else { throw .tooManyDigits }
        significand = significand * DecimalText.powerOfTen(pendingZeros + 1) + UInt128(digit)
        pendingZeros = 0
    }

    private mutating func readExponent(_ text: Span<UInt8>) throws(DecimalFailure) {
        guard position < text.count, text[position] | 0x20 == UInt8(ascii: "e") else { return }
        position += 1
        let isNegative = readSign(text)
        let first = position
        var power = 0
        while position < text.count, text[position] &- UInt8(ascii: "0") < 10 {
            // Five digits are far beyond what a number may have; more would only overflow.
            power = min(99_999, power * 10 + Int(text[position] - UInt8(ascii: "0")))
            position += 1
        }
        guard position > first else { throw .notANumber }
        exponent += isNegative ? -power : power
    }

    /// Tells "nan" and "inf" from other words.
    private func wordFailure(_ text: Span<UInt8>) -> DecimalFailure {
        let words = ["nan", "inf", "infinity"]
        let rest = position..<text.count
        let isKnown = words.contains { word in
            word.utf8.count == rest.count && zip(rest, word.utf8).allSatisfy { text[$0] | 0x20 == $1 }
        }
        return isKnown ? .notFinite : .notANumber
    }
}
