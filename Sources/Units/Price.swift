/// A price in quote units per whole asset.
///
/// - Units: quote currency per asset, scaled by 1e18; at most about 3.4e20 quote units.
/// - Rounding: none here; whoever makes a `Price` from a longer number names its rounding.
@frozen
public struct Price: Comparable, Hashable, Sendable {
    /// The price times 1e18.
    public var raw: UInt128

    /// Makes a price from its value times 1e18.
    @inlinable
    public init(raw: UInt128) { self.raw = raw }

    /// Makes a price of so many whole quote units.
    @inlinable
    public init(whole: UInt64) { raw = UInt128(whole) * Price.scale }

    /// The number of decimal places: 18.
    public static let decimals = 18

    /// One quote unit: 1e18.
    @inlinable
    public static var scale: UInt128 { 1_000_000_000_000_000_000 }

    /// Orders by price.
    @inlinable
    public static func < (left: Price, right: Price) -> Bool { left.raw < right.raw }
}
