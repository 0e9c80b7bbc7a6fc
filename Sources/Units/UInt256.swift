/// An unsigned 256-bit integer.
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
}
