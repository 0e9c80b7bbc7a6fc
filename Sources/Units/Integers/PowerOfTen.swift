/// A power of ten by which 128-bit integers are divided with a multiplication: exact, and without a division.
///
/// With `reciprocal` = floor((2^128 - 1) / value) the upper half of `dividend * reciprocal` is the quotient or one
/// less than it, which the remainder tells.
@frozen
public struct PowerOfTen: Sendable {
    /// The power itself.
    public let value: UInt128
    @usableFromInline let reciprocal: UInt128

    /// The powers from 10^0 to 10^38, by exponent.
    public static let table = (0...38).map { PowerOfTen(checked: DecimalText.powerOfTen($0)) }

    private init(checked value: UInt128) {
        self.value = value
        reciprocal = .max / value
    }

    /// Returns the quotient rounded down and what is left over.
    @inlinable @inline(__always)
    public func divide(_ dividend: UInt128) -> (quotient: UInt128, remainder: UInt128) {
        let quotient = dividend.multipliedFullWidth(by: reciprocal).high
        if value &>> 63 == 0 {
            // What is left over is below twice the value: its lower word is all of it.
            let word = UInt64(truncatingIfNeeded: value)
            let rest = UInt64(truncatingIfNeeded: dividend) &- UInt64(truncatingIfNeeded: quotient) &* word
            return rest >= word ? (quotient &+ 1, UInt128(rest &- word)) : (quotient, UInt128(rest))
        }
        let rest = dividend &- quotient &* value
        return rest >= value ? (quotient &+ 1, rest &- value) : (quotient, rest)
    }
}
