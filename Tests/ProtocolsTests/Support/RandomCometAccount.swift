import Protocols
import Units

/// A seeded borrower on Compound III.
struct RandomCometAccount {
    let data: CometAccountData

    init(_ generator: inout SeededGenerator) throws {
        let largest = UInt64(1) << UInt64.random(in: 4...60, using: &generator)
        let count = Int.random(in: 0...4, using: &generator)
        let holdings = try (0..<count).map { _ in try generator.holding(largest: largest) }
        let decimals = [6, 8, 18].randomElement(using: &generator) ?? 6
        data = CometAccountData(
            principal: .zero &- Int256(Int128(UInt64.random(in: 1...largest, using: &generator))),
            indexes: CometIndexes(
                supply: CometMath.indexScale, borrow: CometMath.indexScale &+ UInt256(generator.next() >> 13)),
            basePrice: generator.cometPrice(),
            baseScale: UInt256((0..<decimals).reduce(1 as UInt64) { power, _ in power * 10 }),
            holdings: holdings)
    }

    /// What the contract says with other prices.
    func isLiquidatable(_ prices: [Int: UInt256], base: UInt256? = nil) throws -> Bool {
        let holdings = data.holdings.enumerated().map { place, holding in
            CometHolding(
                balance: holding.balance, price: prices[place] ?? holding.price, asset: holding.asset)
        }
        return try CometAccountData(
            principal: data.principal, indexes: data.indexes, basePrice: base ?? data.basePrice,
            baseScale: data.baseScale, holdings: holdings
        ).isLiquidatable
    }
}

extension SeededGenerator {
    fileprivate mutating func cometPrice() -> UInt256 {
        UInt256(UInt64.random(in: 1...10_000_000_000_000, using: &self) >> (next() % 30)) &+ 1
    }

    fileprivate mutating func holding(largest: UInt64) throws -> CometHolding {
        let factor = UInt64.random(in: 1...10_000, using: &self)
        let asset = try CometAsset(
            decimals: [0, 6, 8, 18].randomElement(using: &self) ?? 0,
            borrowCollateralFactor: UInt256(factor - 1) &* 100_000_000_000_000,
            liquidateCollateralFactor: UInt256(factor) &* 100_000_000_000_000,
            liquidationFactor: CometMath.factorScale, supplyCap: .max)
        return CometHolding(
            balance: UInt256(UInt64.random(in: 1...largest, using: &self)), price: cometPrice(), asset: asset)
    }
}
