import Desk
import Units

/// Seeded random accounts on a small market: every form of holding, most of them near an edge of health.
struct RandomBook {
    /// The listed symbols, in the order of the registry.
    static let symbols: [SafeText] = ["ETH", "BTC", "USDC", "DUST", "tSPY"]
    /// Where their prices begin, in dollars.
    static let starts: [Double] = [3_310.55, 97_840.1, 0.9999, 0.000_012_3, 603.12]

    private var chance: SeededGenerator

    init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

    mutating func accounts(_ count: Int) -> [AccountDefinition] {
        (0..<count).map { number in
            AccountDefinition(
                name: SafeText("account-\(number)"), venue: "aave-v3",
                holding: chance.uniform() < 0.4 ? .snapshot(snapshot()) : .positions(positions()))
        }
    }

    private mutating func snapshot() -> SnapshotTerms {
        let collateral = value() * 1e8
        let threshold = threshold()
        let debt = chance.uniform() < 0.1 ? 0 : collateral * Double(threshold) / 10_000 / targetFactor()
        return SnapshotTerms(
            collateral: UInt256(UInt128(collateral)), debt: UInt256(UInt128(debt)), decimals: 8,
            thresholdBasisPoints: threshold, collateralSymbol: symbolOrNone(), debtSymbol: symbolOrNone())
    }

    /// One to eight positions; the same asset may stand on both sides, and one side may be missing.
    private mutating func positions() -> [PositionTerms] {
        let count = 1 + pick(8)
        let collateralCount = pick(count + 1)
        var terms: [PositionTerms] = []
        var weighted = 0.0
        for _ in 0..<collateralCount {
            let (value, threshold) = (value(), threshold())
            weighted += value * Double(threshold) / 10_000
            terms.append(position(.collateral, value: value, threshold: threshold))
        }
        let debtCount = count - collateralCount
        let owed = weighted == 0 ? value() : weighted / targetFactor()
        for _ in 0..<debtCount {
            terms.append(position(.debt, value: owed / Double(debtCount), threshold: 0))
        }
        return terms
    }

    private mutating func position(
        _ side: PositionTerms.Side, value: Double, threshold: UInt32
    ) -> PositionTerms {
        let index = pick(RandomBook.symbols.count)
        let decimals: UInt8 = [4, 6, 8, 18][pick(4)]
        let form = chance.uniform()
        let start = RandomBook.starts[index]
        let amount = value / start * Double(DecimalText.powerOfTen(Int(decimals)))
        return PositionTerms(
            symbol: form < 0.1 ? "UNLISTED" : RandomBook.symbols[index], side: side,
            amount: UInt128(min(amount, 1e33)), decimals: decimals, thresholdBasisPoints: threshold,
            recordedPrice: form < 0.3 ? Price(raw: UInt128(start * 1e18)) : nil)
    }

    /// From a few units of the smallest value to ten million dollars.
    private mutating func value() -> Double { Elementary.exp(-16 + 32 * chance.uniform()) }

    private mutating func threshold() -> UInt32 {
        [0, 10_000, 1][safe: pick(20)] ?? UInt32(4_000 + pick(5_500))
    }

    private mutating func targetFactor() -> Double {
        chance.uniform() < 0.1 ? Elementary.exp(8 * chance.uniform()) : 0.9 + chance.uniform()
    }

    private mutating func symbolOrNone() -> SafeText? {
        chance.uniform() < 0.2 ? nil : RandomBook.symbols[pick(RandomBook.symbols.count)]
    }

    private mutating func pick(_ count: Int) -> Int { Int(chance.uniform() * Double(count)) }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
