/// Operations that throw where the result is out of range.
extension Int256 {
    /// Returns the sum; throws `overflow`.
    @inlinable
    public func adding(_ other: Int256) throws(ArithmeticError) -> Int256 {
        let sum = self &+ other
        if isNegative == other.isNegative, sum.isNegative != isNegative { throw .overflow }
        return sum
    }

    /// Returns the difference; throws `overflow`.
    @inlinable
    public func subtracting(_ other: Int256) throws(ArithmeticError) -> Int256 {
        let difference = self &- other
        if isNegative != other.isNegative, difference.isNegative != isNegative { throw .overflow }
        return difference
    }

    /// Returns the product; throws `overflow`.
    @inlinable
    public func multiplied(by other: Int256) throws(ArithmeticError) -> Int256 {
        let size = try magnitude.multiplied(by: other.magnitude)
        guard let product = Int256(magnitude: size, isNegative: isNegative != other.isNegative) else {
            throw .overflow
        }
        return product
    }

    /// Returns the quotient rounded toward 0, as contracts divide; throws `divisionByZero`, and `overflow` for
    /// the least value by -1.
    @inlinable
    public func dividedTowardZero(by divisor: Int256) throws(ArithmeticError) -> Int256 {
        let size = try magnitude.dividedDown(by: divisor.magnitude)
        guard let quotient = Int256(magnitude: size, isNegative: isNegative != divisor.isNegative) else {
            throw .overflow
        }
        return quotient
    }

    /// Returns what is left of a division toward 0, with the sign of the dividend; throws `divisionByZero`.
    @inlinable
    public func remainder(dividingBy divisor: Int256) throws(ArithmeticError) -> Int256 {
        let (_, rest) = try magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
        return Int256(bits: isNegative ? .zero &- rest : rest)
    }

    /// Returns the value with the other sign; throws `overflow` for the least value.
    @inlinable
    public func negated() throws(ArithmeticError) -> Int256 { try Int256.zero.subtracting(self) }
}

/// Operations modulo 2^256, and shifts.
extension Int256 {
    /// Returns the sum modulo 2^256.
    @inlinable
    public static func &+ (left: Int256, right: Int256) -> Int256 { Int256(bits: left.bits &+ right.bits) }

    /// Returns the difference modulo 2^256.
    @inlinable
    public static func &- (left: Int256, right: Int256) -> Int256 { Int256(bits: left.bits &- right.bits) }

    /// Returns the product modulo 2^256.
    @inlinable
    public static func &* (left: Int256, right: Int256) -> Int256 {
        Int256(bits: left.bits &* right.bits)
    }

    /// Returns the value shifted down, filled with its sign: rounded toward minus infinity.
    @inlinable
    public static func >> (value: Int256, places: Int) -> Int256 {
        let shifted = value.bits >> places
        guard value.isNegative, places > 0 else { return Int256(bits: shifted) }
        let fill = places >= 256 ? UInt256.max : UInt256.max << (256 - places)
        return Int256(bits: shifted | fill)
    }

    /// Returns the value shifted up modulo 2^256.
    @inlinable
    public static func << (value: Int256, places: Int) -> Int256 { Int256(bits: value.bits << places) }

    /// Returns the lowest `width` bits as a signed integer of that width, as a cast to `int128` does.
    @inlinable
    public func signTruncated(toBits width: Int) -> Int256 {
        precondition((1...256).contains(width), "a signed integer has 1 to 256 bits")
        return (self << (256 - width)) >> (256 - width)
    }
}
