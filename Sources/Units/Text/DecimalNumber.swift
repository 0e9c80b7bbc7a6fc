/// A number read from decimal text: exactly the text's value, with no binary fraction in between.
///
/// Zeros at the end are not kept, so equal values are equal, whichever way they were written.
public struct DecimalNumber: Hashable, Sendable {
    /// Whether the text had a minus sign and the number is not 0.
    public let isNegative: Bool
    /// The digits without zeros at the end: at most 38 of them.
    public let significand: UInt128
    /// The power of ten that the significand is multiplied with: -64 to 38; 0 for the number 0.
    public let exponent: Int

    /// The most digits that a number may have between its first and its last digit that is not 0.
    public static let maximumDigits = 38
    /// The powers of ten that a number may have.
    public static let exponents = -64...38

    /// Reads ASCII digits with at most one point, an optional sign and an optional exponent (`5e-05`).
    ///
    /// Spaces, grouping and hexadecimal digits are not read.
    ///
    /// - Throws: `empty`, `notANumber`, `notFinite` ("nan", "inf"), `tooManyDigits`, `outOfRange` ("1e308").
    public init(_ text: Span<UInt8>) throws(DecimalFailure) {
        if let plain = DecimalNumber.plain(text) {
            self = plain
            return
        }
        var reading = DecimalReading()
        self = try reading.number(text)
    }

    /// Reads a number from a string, as `init(_:)` does from bytes.
    public init(_ text: String) throws(DecimalFailure) {
        try self.init(text.utf8Span.span)
    }

    init(isNegative: Bool, significand: UInt128, exponent: Int) {
        self.isNegative = isNegative && significand != 0
        self.significand = significand
        self.exponent = significand == 0 ? 0 : exponent
    }

    /// Whether the number is 0.
    public var isZero: Bool { significand == 0 }

    /// The decimals that the number needs: 0 for a whole number.
    public var decimals: Int { max(0, -exponent) }

    /// Reads what nearly every field of a file is: digits and perhaps a point, at most 19 characters.
    private static func plain(_ text: Span<UInt8>) -> DecimalNumber? {
        guard text.count > 0, text.count <= 19 else { return nil }
        var (digits, decimals, afterPoint, count): (UInt64, Int, Int, Int) = (0, 0, 0, 0)
        for index in text.indices {
            let digit = text[index] &- UInt8(ascii: "0")
            if digit < 10 {
                digits = digits &* 10 &+ UInt64(digit)
                (decimals, count) = (decimals &+ afterPoint, count &+ 1)
            } else if text[index] == UInt8(ascii: "."), afterPoint == 0 {
                afterPoint = 1
            } else {
                return nil
            }
        }
        guard count > 0 else { return nil }
        var exponent = -decimals
        while digits != 0, digits % 10 == 0 { (digits, exponent) = (digits / 10, exponent &+ 1) }
        return DecimalNumber(isNegative: false, significand: UInt128(digits), exponent: exponent)
    }
}

/// Why a text is not a number, or a number does not fit where it was wanted.
public enum DecimalFailure: Error, Hashable, Sendable {
    /// There is no text.
    case empty
    /// The text is no decimal number.
    case notANumber
    /// The text says "nan" or "inf".
    case notFinite
    /// The number has more than 38 digits, so that it could only be kept rounded.
    case tooManyDigits
    /// The number is too great or too small for any use here, such as 1e308.
    case outOfRange
    /// A negative number stands where none can be.
    case negative
}
