/// An unsigned 512-bit integer: just enough of one to divide products that 256 bits do not hold.
public struct UInt512: Hashable, Sendable {
    private var low: UInt256
    private var high: UInt256

    /// Makes an integer of a 256-bit one.
    public init(_ value: UInt256) {
        low = value
        high = .zero
    }

    /// Returns the product; throws `overflow` where it needs more than 512 bits.
    public func multiplied(by other: UInt128) throws(ArithmeticError) -> UInt512 {
        let lower = low.multipliedFullWidth(by: UInt256(other))
        var product = UInt512(lower.low)
        product.high = try high.multiplied(by: UInt256(other)).adding(lower.high)
        return product
    }

    /// Returns the quotient rounded down, and whether anything is left over.
    ///
    /// Bit by bit: for the rare case in which shorter integers do not do.
    /// - Errors: `divisionByZero`; `overflow` where the quotient needs more than 256 bits.
    public func quotient(dividingBy divisor: UInt512) throws(ArithmeticError) -> (
        quotient: UInt256, isExact: Bool
    ) {
        if divisor == UInt512(.zero) { throw .divisionByZero }
        var (quotient, rest) = (UInt256.zero, UInt512(.zero))
        for place in stride(from: 511, through: 0, by: -1) {
            let carry = rest.shiftLeft(adding: bit(place))
            if quotient.leadingZeroBitCount == 0 { throw .overflow }
            quotient = quotient << 1
            if carry || !(rest < divisor) {
                rest.subtractWrapping(divisor)
                quotient = quotient | 1
            }
        }
        return (quotient, rest == UInt512(.zero))
    }

    private func bit(_ place: Int) -> Bool {
        let half = place < 256 ? low >> place : high >> (place - 256)
        return half.low & 1 == 1
    }

    private mutating func shiftLeft(adding bit: Bool) -> Bool {
        let carry = high.leadingZeroBitCount == 0
        high = high << 1 | (low >> 255)
        low = low << 1 | (bit ? 1 : 0)
        return carry
    }

    private mutating func subtractWrapping(_ other: UInt512) {
        let borrow = low < other.low
        low = low &- other.low
        high = high &- other.high &- (borrow ? 1 : 0)
    }
}

extension UInt512: Comparable {
    /// Orders by value.
    public static func < (left: UInt512, right: UInt512) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}
