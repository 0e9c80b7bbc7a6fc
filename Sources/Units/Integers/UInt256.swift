/// An unsigned 256-bit integer.
///
/// Arithmetic that can leave the range throws `ArithmeticError`; the operators `&+`, `&-` and `&*` wrap.
@frozen
public struct UInt256: Hashable, Sendable {
    /// Bits 0 to 127.
    public var low: UInt128
    /// Bits 128 to 255.
    public var high: UInt128

    /// Makes an integer of its halves.
    @inlinable
    public init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    /// Makes an integer of a 128-bit one.
    @inlinable
    public init(_ value: UInt128) { self.init(high: 0, low: value) }

    /// Makes an integer of a 64-bit one.
    @inlinable
    public init(_ value: UInt64) { self.init(high: 0, low: UInt128(value)) }

    /// 0.
    @inlinable
    public static var zero: UInt256 { UInt256(high: 0, low: 0) }

    /// 2^256 - 1.
    @inlinable
    public static var max: UInt256 { UInt256(high: .max, low: .max) }

    /// Whether the value is 0.
    @inlinable
    public var isZero: Bool { low | high == 0 }

    /// The number of leading zero bits, 0 to 256.
    @inlinable
    public var leadingZeroBitCount: Int {
        high != 0 ? high.leadingZeroBitCount : 128 + low.leadingZeroBitCount
    }
}

extension UInt256: Comparable {
    /// Orders by value.
    @inlinable
    public static func < (left: UInt256, right: UInt256) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}

extension UInt256: ExpressibleByIntegerLiteral {
    /// Makes an integer of a literal below 2^128.
    @inlinable
    public init(integerLiteral value: UInt128) { self.init(high: 0, low: value) }
}

extension UInt128 {
    /// Makes a 128-bit integer of a 256-bit one, or nil when it does not fit.
    @inlinable
    public init?(exactly value: UInt256) {
        guard value.high == 0 else { return nil }
        self = value.low
    }
}

extension UInt64 {
    /// Makes a 64-bit integer of a 256-bit one, or nil when it does not fit.
    @inlinable
    public init?(exactly value: UInt256) {
        guard value.high == 0, value.low >> 64 == 0 else { return nil }
        self = UInt64(truncatingIfNeeded: value.low)
    }
}
