/// Operations modulo 2^256, and shifts.
extension UInt256 {
    /// Returns the sum modulo 2^256.
    @inlinable
    public static func &+ (left: UInt256, right: UInt256) -> UInt256 {
        left.addingReportingOverflow(right).partialValue
    }

    /// Returns the difference modulo 2^256.
    @inlinable
    public static func &- (left: UInt256, right: UInt256) -> UInt256 {
        let (lower, borrow) = left.low.subtractingReportingOverflow(right.low)
        return UInt256(high: left.high &- right.high &- (borrow ? 1 : 0), low: lower)
    }

    /// Returns the product modulo 2^256.
    @inlinable
    public static func &* (left: UInt256, right: UInt256) -> UInt256 {
        let lower = product(left.low, right.low)
        let upper = lower.high &+ left.high &* right.low &+ left.low &* right.high
        return UInt256(high: upper, low: lower.low)
    }

    /// Returns the bits moved up by `places`, which is not negative; bits beyond 255 are lost.
    @inlinable
    public static func << (value: UInt256, places: Int) -> UInt256 {
        precondition(places >= 0, "a shift moves by no fewer than 0 places")
        if places == 0 { return value }
        if places >= 128 { return UInt256(high: value.low << (places - 128), low: 0) }
        return UInt256(
            high: value.high &<< places | value.low &>> (128 - places), low: value.low &<< places)
    }

    /// Returns the bits moved down by `places`, which is not negative; bits below 0 are lost.
    @inlinable
    public static func >> (value: UInt256, places: Int) -> UInt256 {
        precondition(places >= 0, "a shift moves by no fewer than 0 places")
        if places == 0 { return value }
        if places >= 128 { return UInt256(high: 0, low: value.high >> (places - 128)) }
        return UInt256(
            high: value.high &>> places, low: value.low &>> places | value.high &<< (128 - places))
    }
}
