/// A signed integer of 256 bits in two's complement, as the contracts' `int256`.
///
/// Operations that can leave the range throw; `&+`, `&-` and `&*` wrap as `unchecked` blocks do.
@frozen
public struct Int256: Hashable, Sendable {
    /// The bits, as an unsigned integer.
    public var bits: UInt256

    /// Makes an integer of its bits.
    @inlinable
    public init(bits: UInt256) { self.bits = bits }

    /// Makes an integer of a sign and a size; nil when that is out of range.
    @inlinable
    public init?(magnitude: UInt256, isNegative: Bool) {
        let bits = isNegative ? .zero &- magnitude : magnitude
        self.init(bits: bits)
        guard magnitude.isZero || self.isNegative == isNegative else { return nil }
    }

    /// Makes an integer of one that fits in 128 bits.
    @inlinable
    public init(_ value: Int128) {
        bits = UInt256(high: value < 0 ? .max : 0, low: UInt128(truncatingIfNeeded: value))
    }

    /// Makes an integer of an unsigned one; nil from 2^255 on.
    @inlinable
    public init?(exactly value: UInt256) { self.init(magnitude: value, isNegative: false) }

    /// Nothing.
    @inlinable public static var zero: Int256 { Int256(bits: .zero) }
    /// The greatest value, 2^255 - 1.
    @inlinable public static var max: Int256 { Int256(bits: UInt256(high: .max >> 1, low: .max)) }
    /// The least value, -2^255.
    @inlinable public static var min: Int256 { Int256(bits: UInt256(high: 1 << 127, low: 0)) }

    /// Whether the value is below 0.
    @inlinable public var isNegative: Bool { bits.high >> 127 == 1 }

    /// The size of the value; that of `min` is 2^255.
    @inlinable public var magnitude: UInt256 { isNegative ? .zero &- bits : bits }
}

extension Int256: Comparable, ExpressibleByIntegerLiteral {
    /// Orders by value.
    @inlinable
    public static func < (left: Int256, right: Int256) -> Bool {
        left.isNegative != right.isNegative ? left.isNegative : left.bits < right.bits
    }

    /// Makes an integer of a literal that fits in 128 bits.
    @inlinable
    public init(integerLiteral value: Int128) { self.init(value) }
}

extension Int256: CustomStringConvertible, LosslessStringConvertible {
    /// The value in decimal digits, behind a minus sign below 0.
    public var description: String { isNegative ? "-\(magnitude)" : "\(magnitude)" }

    /// Makes an integer of ASCII digits, behind a minus sign perhaps; nil for anything else or out of range.
    public init?(_ description: String) {
        let isNegative = description.hasPrefix("-")
        guard let magnitude = UInt256(decimal: String(description.dropFirst(isNegative ? 1 : 0))) else {
            return nil
        }
        self.init(magnitude: magnitude, isNegative: isNegative)
    }
}
