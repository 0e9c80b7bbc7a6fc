import Desk
import Units

/// A step of one asset's price.
public struct PriceShock: Hashable, Sendable {
    /// The asset.
    public var symbol: SafeText
    /// The step in millionths of the price: -300,000 for a fall by 30 %.
    public var millionths: Int64

    /// A whole in millionths.
    public static let one: Int64 = 1_000_000
    /// The greatest rise: 10,000 times the price.
    public static let greatest: Int64 = 10_000 * one

    /// Makes a step.
    public init(symbol: SafeText, millionths: Int64) { (self.symbol, self.millionths) = (symbol, millionths) }

    /// Returns the price after the step, rounded down to a unit of 1e-18; `nil` when no market has such a price.
    public func price(after price: Price) -> Price? {
        guard millionths > -PriceShock.one, millionths <= PriceShock.greatest else { return nil }
        let factor = UInt256(UInt128(millionths + PriceShock.one))
        guard
            let product = try? UInt256.mulDivDown(
                UInt256(price.raw), factor, UInt256(UInt128(PriceShock.one))),
            let raw = UInt128(exactly: product), DeskState.isAdmissible(Price(raw: raw))
        else { return nil }
        return Price(raw: raw)
    }

    /// Returns a part of the step, rounded towards none.
    public func scaled(_ numerator: Int64, over denominator: Int64) -> PriceShock {
        PriceShock(symbol: symbol, millionths: millionths * numerator / denominator)
    }
}

/// Why a scenario cannot be run on a desk.
public enum StressError: Error, Hashable, Sendable {
    /// A scenario shocks nothing.
    case nothingShocked
    /// The desk lists no such asset.
    case unknownAsset(SafeText, nearest: String?)
    /// A scenario names an asset twice.
    case assetTwice(SafeText)
    /// The asset has no price yet.
    case withoutPrice(SafeText)
    /// The step leaves no price that a market has.
    case impossibleStep(SafeText, millionths: Int64)
}
