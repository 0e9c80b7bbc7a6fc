/// Operations that throw where the result is not a 256-bit integer.
extension UInt256 {
    /// Returns the sum; throws `overflow`.
    @inlinable
    public func adding(_ other: UInt256) throws(ArithmeticError) -> UInt256 {
        let (sum, overflow) = addingReportingOverflow(other)
        if overflow { throw .overflow }
        return sum
    }

    /// Returns the difference; throws `underflow`.
    @inlinable
    public func subtracting(_ other: UInt256) throws(ArithmeticError) -> UInt256 {
        if self < other { throw .underflow }
        return self &- other
    }

    /// Returns the product; throws `overflow` where it needs more than 256 bits.
    @inlinable
    public func multiplied(by other: UInt256) throws(ArithmeticError) -> UInt256 {
        if high == 0, other.high == 0 { return UInt256.product(low, other.low) }
        if high != 0, other.high != 0 { throw .overflow }
        let (long, short) = high != 0 ? (self, other.low) : (other, low)
        let lower = UInt256.product(long.low, short)
        let (overlap, lost) = long.high.multipliedReportingOverflow(by: short)
        let (upper, carry) = overlap.addingReportingOverflow(lower.high)
        if lost || carry { throw .overflow }
        return UInt256(high: upper, low: lower.low)
    }

    /// Returns the quotient rounded down; throws `divisionByZero`.
    @inlinable
    public func dividedDown(by divisor: UInt256) throws(ArithmeticError) -> UInt256 {
        try quotientAndRemainder(dividingBy: divisor).quotient
    }

    /// Returns the quotient rounded up; throws `divisionByZero`.
    @inlinable
    public func dividedUp(by divisor: UInt256) throws(ArithmeticError) -> UInt256 {
        let (quotient, remainder) = try quotientAndRemainder(dividingBy: divisor)
        // A remainder means a divisor of at least 2, so that adding 1 stays in range.
        return remainder.isZero ? quotient : quotient &+ 1
    }

    /// Returns the sum modulo 2^256, and whether the true sum is greater.
    @inlinable
    public func addingReportingOverflow(_ other: UInt256) -> (partialValue: UInt256, overflow: Bool) {
        let (lower, carry) = low.addingReportingOverflow(other.low)
        let (middle, first) = high.addingReportingOverflow(other.high)
        let (upper, second) = middle.addingReportingOverflow(carry ? 1 : 0)
        return (UInt256(high: upper, low: lower), first || second)
    }
}
