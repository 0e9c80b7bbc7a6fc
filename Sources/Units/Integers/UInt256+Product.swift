/// Products longer than their factors, and products divided without losing a bit between.
extension UInt256 {
    /// Returns the exact product of two 128-bit integers.
    @inlinable
    public static func product(_ a: UInt128, _ b: UInt128) -> UInt256 {
        let (upper, lower) = a.multipliedFullWidth(by: b)
        return UInt256(high: upper, low: lower)
    }

    /// Returns the exact 512-bit product as `high * 2^256 + low`.
    @inlinable
    public func multipliedFullWidth(by other: UInt256) -> (high: UInt256, low: UInt256) {
        let lowest = UInt256.product(low, other.low)
        if high | other.high == 0 { return (.zero, lowest) }
        let (middle, carry) = UInt256.product(low, other.high)
            .addingReportingOverflow(UInt256.product(high, other.low))
        let (lowUpper, lowCarry) = middle.low.addingReportingOverflow(lowest.high)
        let upper =
            UInt256.product(high, other.high)
            &+ UInt256(high: carry ? 1 : 0, low: middle.high) &+ UInt256(lowCarry ? 1 : 0 as UInt128)
        return (upper, UInt256(high: lowUpper, low: lowest.low))
    }

    /// Returns `a * b / d` rounded down; the product may need 512 bits.
    ///
    /// - Errors: `divisionByZero`; `overflow` where the quotient needs more than 256 bits.
    @inlinable
    public static func mulDivDown(
        _ a: UInt256, _ b: UInt256, _ d: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        try mulDiv(a, b, d).quotient
    }

    /// Returns `a * b / d` rounded up; the product may need 512 bits.
    ///
    /// - Errors: `divisionByZero`; `overflow` where the rounded quotient needs more than 256 bits.
    @inlinable
    public static func mulDivUp(
        _ a: UInt256, _ b: UInt256, _ d: UInt256
    ) throws(ArithmeticError) -> UInt256 {
        let (quotient, remainder) = try mulDiv(a, b, d)
        return remainder.isZero ? quotient : try quotient.adding(1)
    }

    /// Returns quotient and remainder of `a * b / d`; errors as `mulDivDown`.
    @inlinable
    public static func mulDiv(
        _ a: UInt256, _ b: UInt256, _ d: UInt256
    ) throws(ArithmeticError) -> (quotient: UInt256, remainder: UInt256) {
        if a.high | b.high == 0 { return try product(a.low, b.low).quotientAndRemainder(dividingBy: d) }
        let (upper, lower) = a.multipliedFullWidth(by: b)
        if upper.isZero { return try lower.quotientAndRemainder(dividingBy: d) }
        if d.isZero { throw .divisionByZero }
        if upper >= d { throw .overflow }
        return LongDivision.divide(high: upper, low: lower, by: d)
    }
}
