import Units

@testable import Desk

/// Seeded accounts that stand within a four-hundredth of an edge while every price is 100 dollars, and prices
/// that move by anything from a billionth of a basis point to a percent, and now and then by some percent.
struct CloseBook {
    static let symbols: [SafeText] = ["ETH", "BTC", "tSPY", "USDC"]

    private let edges: [Double]
    private var chance: SeededGenerator
    private var prices = Array(repeating: 100.0, count: CloseBook.symbols.count)
    private var second: Int64 = 0

    init(seed: UInt64, edges: HealthEdges) {
        chance = SeededGenerator(seed: seed)
        self.edges = edges.ascending.indices.map { Double(edges.ascending[$0].low) / 1e18 }
    }

    /// Sets every price to 100 dollars.
    mutating func opening() -> [Tick] {
        prices.indices.map { tick(UInt32($0), Price(whole: 100)) }
    }

    /// One to four assets supplied and as many owed, some of them on both sides.
    mutating func account(_ number: Int) -> AccountDefinition {
        var positions: [PositionTerms] = []
        var weighted = 0.0
        for _ in 0...pick(4) {
            let (amount, threshold) = (1e20 * (1 + 99 * chance.uniform()), UInt32(6_000 + pick(4_001)))
            weighted += amount * Double(threshold) / 10_000
            positions.append(position(.collateral, amount, threshold))
        }
        let nearness = (chance.uniform() - 0.5) / 200 * Elementary.exp(-20 * chance.uniform())
        let owed = weighted / (edges[pick(edges.count)] * (1 + nearness))
        let count = 1 + pick(4)
        for _ in 0..<count { positions.append(position(.debt, owed / Double(count), 0)) }
        return AccountDefinition(
            name: SafeText("close-\(number)"), venue: "aave-v3", holding: .positions(positions))
    }

    mutating func nextTick() -> Tick {
        let index = pick(prices.count)
        let reach = 0.01 * Elementary.exp(-30 * chance.uniform())
        prices[index] *= 1 + reach * (2 * chance.uniform() - 1)
        if chance.uniform() < 0.05 { prices[index] = 97 + 6 * chance.uniform() }
        return tick(UInt32(index), Price(raw: UInt128(prices[index] * 1e18)))
    }

    private mutating func position(
        _ side: PositionTerms.Side, _ amount: Double, _ threshold: UInt32
    ) -> PositionTerms {
        PositionTerms(
            symbol: CloseBook.symbols[pick(CloseBook.symbols.count)], side: side, amount: UInt128(amount),
            decimals: 18, thresholdBasisPoints: threshold, recordedPrice: nil)
    }

    private mutating func tick(_ instrument: UInt32, _ price: Price) -> Tick {
        second += 1
        return Tick(price: price, time: Timestamp(seconds: second), instrument: instrument)
    }

    private mutating func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(count)) }
}
