import Protocols
import Units

/// A seeded account on Aave v3.7 of which one asset's price moves.
struct RandomLoan {
    /// Which sides the moving asset is on.
    enum Side: CaseIterable, Sendable { case collateral, debt, both }

    let others: [AaveReservePosition]
    /// The moving asset; its price is filled in.
    let asset: AaveReservePosition
    let numerator: UInt256
    let denominator: UInt256

    init(_ generator: inout SeededGenerator, side: Side) {
        let largest = UInt64(1) << UInt64.random(in: 4...62, using: &generator)
        others = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            generator.position(
                largest: largest, isSupply: Bool.random(using: &generator),
                isDebt: Bool.random(using: &generator))
        }
        asset = generator.position(largest: largest, isSupply: side != .debt, isDebt: side != .collateral)
        let isWrapped = Bool.random(using: &generator)
        denominator = isWrapped ? Wad.one : 1
        numerator = isWrapped ? Wad.one &+ UInt256(generator.next() >> 4) : 1
    }

    /// What the contract answers at a price of the moving asset.
    func data(at price: UInt256) throws -> AaveAccountData {
        var moved = asset
        moved.price = try UInt256.mulDivDown(price, numerator, denominator)
        return try AaveAccountData(others + [moved])
    }

    func isBelow(_ price: UInt256) throws -> Bool { try data(at: price).healthFactor < Wad.one }

    /// The same account as the line wants it.
    var line: AaveLiquidationLine {
        get throws {
            var sum = AaveHealthSum()
            for each in others {
                try sum.addCollateral(
                    scaledBalance: each.scaledSupply, index: each.liquidityIndex, price: each.price,
                    decimals: each.decimals, threshold: each.liquidationThreshold)
                try sum.addDebt(
                    scaledBalance: each.scaledDebt, index: each.variableBorrowIndex, price: each.price,
                    decimals: each.decimals)
            }
            let supply = holding(.collateral, asset.scaledSupply, asset.liquidityIndex)
            let debt = holding(.debt, asset.scaledDebt, asset.variableBorrowIndex)
            return AaveLiquidationLine(others: sum, holdings: [supply, debt])
        }
    }

    private func holding(_ side: LoanSide, _ balance: UInt256, _ index: UInt256) -> AaveAssetHolding {
        AaveAssetHolding(
            side: side, scaledBalance: balance, index: index, decimals: asset.decimals,
            threshold: asset.liquidationThreshold, numerator: numerator, denominator: denominator)
    }
}

extension SeededGenerator {
    /// Returns a position with at most `largest` smallest units on each side that it has.
    fileprivate mutating func position(largest: UInt64, isSupply: Bool, isDebt: Bool) -> AaveReservePosition {
        let decimals: [UInt8] = [0, 2, 6, 8, 18]
        return AaveReservePosition(
            decimals: decimals[Int.random(in: 0..<5, using: &self)],
            price: UInt256(UInt64.random(in: 1...10_000_000_000_000, using: &self) >> (next() % 30)),
            scaledSupply: isSupply ? UInt256(UInt64.random(in: 0...largest, using: &self)) : 0,
            liquidityIndex: Ray.one &+ UInt256(UInt128(next()) << 24),
            scaledDebt: isDebt ? UInt256(UInt64.random(in: 0...largest, using: &self)) : 0,
            variableBorrowIndex: Ray.one &+ UInt256(UInt128(next()) << 25), isUsedAsCollateral: true,
            loanToValue: 0, liquidationThreshold: UInt32.random(in: 0...9_500, using: &self))
    }
}
