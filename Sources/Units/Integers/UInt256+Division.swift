extension UInt256 {
    /// Returns the quotient rounded down and what is left over; throws `divisionByZero`.
    @inlinable
    public func quotientAndRemainder(
        dividingBy divisor: UInt256
    ) throws(ArithmeticError) -> (quotient: UInt256, remainder: UInt256) {
        if high | divisor.high == 0 {
            if divisor.low == 0 { throw .divisionByZero }
            let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor.low)
            return (UInt256(quotient), UInt256(remainder))
        }
        if divisor.isZero { throw .divisionByZero }
        if self < divisor { return (.zero, self) }
        return LongDivision.divide(self, by: divisor)
    }

    /// Returns quotient and remainder by a divisor of one word, which is not 0.
    @inlinable
    public func quotientAndRemainder(dividingByWord divisor: UInt64) -> (quotient: UInt256, remainder: UInt64)
    {
        precondition(divisor != 0, "a divisor of 0 has no quotient")
        let (upper, carry) = LongDivision.divide(rest: 0, high, by: divisor)
        let (lower, rest) = LongDivision.divide(rest: carry, low, by: divisor)
        return (UInt256(high: upper, low: lower), rest)
    }
}

/// Schoolbook division in digits of 64 and of 128 bits (Knuth, The Art of Computer Programming 4.3.1, D).
///
/// With a divisor of two digits the estimate of a quotient digit can be corrected against the whole divisor
/// at once, so no step of adding back is needed.
@usableFromInline
enum LongDivision {
    /// Divides by a divisor that is not 0 and not above the dividend.
    @usableFromInline
    static func divide(_ dividend: UInt256, by divisor: UInt256) -> (quotient: UInt256, remainder: UInt256) {
        if divisor.high == 0 {
            let (upper, carry) = dividend.high.quotientAndRemainder(dividingBy: divisor.low)
            let (lower, rest) = divide(high: carry, low: dividend.low, by: divisor.low)
            return (UInt256(high: upper, low: lower), UInt256(rest))
        }
        let shift = divisor.high.leadingZeroBitCount
        let top = shift == 0 ? 0 : dividend.high &>> (128 - shift)
        let (digit, rest) = digit(of: top, dividend << shift, by: divisor << shift)
        return (UInt256(digit), rest >> shift)
    }

    /// Divides 512 bits by 256, where `high` is below the divisor.
    @usableFromInline
    static func divide(
        high: UInt256, low: UInt256, by divisor: UInt256
    ) -> (quotient: UInt256, remainder: UInt256) {
        if divisor.high == 0 {
            let (upper, carry) = divide(high: high.low, low: low.high, by: divisor.low)
            let (lower, rest) = divide(high: carry, low: low.low, by: divisor.low)
            return (UInt256(high: upper, low: lower), UInt256(rest))
        }
        let shift = divisor.high.leadingZeroBitCount
        let scaled = divisor << shift
        let upper = high << shift | (shift == 0 ? .zero : low >> (256 - shift))
        let lower = low << shift
        let (first, carry) = digit(of: upper.high, UInt256(high: upper.low, low: lower.high), by: scaled)
        let (second, rest) = digit(of: carry.high, UInt256(high: carry.low, low: lower.low), by: scaled)
        return (UInt256(high: first, low: second), rest >> shift)
    }

    /// Divides 256 bits by 128, where `high` is below the divisor.
    @usableFromInline
    static func divide(
        high: UInt128, low: UInt128, by divisor: UInt128
    ) -> (quotient: UInt128, remainder: UInt128) {
        if high == 0 { return low.quotientAndRemainder(dividingBy: divisor) }
        if let word = UInt64(exactly: divisor) {
            let (quotient, rest) = divide(rest: UInt64(truncatingIfNeeded: high), low, by: word)
            return (quotient, UInt128(rest))
        }
        let shift = UInt128(truncatingIfNeeded: divisor.leadingZeroBitCount)
        let scaled = divisor &<< shift
        let upper = high &<< shift | (shift == 0 ? 0 : low &>> (128 - shift))
        let lower = low &<< shift
        let (first, carry) = digit(of: word(upper, 1), upper &<< 64 | lower &>> 64, by: scaled)
        let (second, rest) = digit(of: word(carry, 1), carry &<< 64 | UInt128(word(lower, 0)), by: scaled)
        return (UInt128(first) &<< 64 | UInt128(second), rest &>> shift)
    }

    /// Divides `rest * 2^128 + low` by one word, where `rest` is below the divisor.
    @inlinable
    static func divide(rest: UInt64, _ low: UInt128, by divisor: UInt64) -> (
        quotient: UInt128, remainder: UInt64
    ) {
        let (upper, lower) = (UInt64(truncatingIfNeeded: low &>> 64), UInt64(truncatingIfNeeded: low))
        if rest == 0, upper < divisor {
            let (quotient, remainder) = divisor.dividingFullWidth((upper, lower))
            return (UInt128(quotient), remainder)
        }
        let (first, carry) = divisor.dividingFullWidth((rest, upper))
        let (second, remainder) = divisor.dividingFullWidth((carry, lower))
        return (UInt128(first) &<< 64 | UInt128(second), remainder)
    }

    /// Returns the 128-bit digit and the rest of `(top, dividend)` by a divisor whose top bit is set.
    ///
    /// `(top, dividend.high)` is below the divisor, so that the digit fits.
    private static func digit(
        of top: UInt128, _ dividend: UInt256, by divisor: UInt256
    ) -> (digit: UInt128, rest: UInt256) {
        var (digit, rest, carry) = estimate(top, dividend.high, by: divisor.high)
        var product = UInt256.product(digit, divisor.low)
        while !carry, product > UInt256(high: rest, low: dividend.low) {
            digit &-= 1
            product = product &- UInt256(divisor.low)
            (rest, carry) = rest.addingReportingOverflow(divisor.high)
        }
        return (digit, UInt256(high: rest, low: dividend.low) &- product)
    }

    /// Returns the quotient digit and rest by the divisor's upper digit alone, and the rest's carry.
    private static func estimate(
        _ top: UInt128, _ next: UInt128, by divisor: UInt128
    ) -> (digit: UInt128, rest: UInt128, carry: Bool) {
        if top >= divisor {
            let (rest, carry) = next.addingReportingOverflow(divisor)
            return (.max, rest, carry)
        }
        let (digit, rest) = divide(high: top, low: next, by: divisor)
        return (digit, rest, false)
    }

    /// Returns the 64-bit digit and the rest of `(top, dividend)`, as for digits of 128 bits.
    @inline(__always)
    private static func digit(
        of top: UInt64, _ dividend: UInt128, by divisor: UInt128
    ) -> (digit: UInt64, rest: UInt128) {
        let upper = word(divisor, 1)
        var (digit, rest, carry) = (UInt64.max, UInt64(0), false)
        if top >= upper {
            (rest, carry) = word(dividend, 1).addingReportingOverflow(upper)
        } else {
            (digit, rest) = upper.dividingFullWidth((top, word(dividend, 1)))
        }
        let last = UInt128(word(dividend, 0))
        var product = UInt128(digit) &* UInt128(word(divisor, 0))
        while !carry, product > UInt128(rest) &<< 64 | last {
            digit &-= 1
            product &-= UInt128(word(divisor, 0))
            (rest, carry) = rest.addingReportingOverflow(upper)
        }
        return (digit, (UInt128(rest) &<< 64 | last) &- product)
    }

    @inline(__always)
    private static func word(_ value: UInt128, _ index: UInt128) -> UInt64 {
        UInt64(truncatingIfNeeded: value &>> (index &* 64))
    }
}

extension UInt256 {
    /// Returns the bits set in either.
    @inlinable
    public static func | (left: UInt256, right: UInt256) -> UInt256 {
        UInt256(high: left.high | right.high, low: left.low | right.low)
    }
}
