import Testing
import Units

@testable import Desk

/// Accounts worth a few of the venue's smallest units, where rounding moves health more than prices do.
@Suite struct DustAccountTests {
    private static func accounts(_ count: Int, _ chance: inout SeededGenerator) -> [AccountDefinition] {
        (0..<count).map { number in
            func terms(_ side: PositionTerms.Side, most: Double) -> PositionTerms {
                PositionTerms(
                    symbol: ["ETH", "BTC"][chance.uniform() < 0.5 ? 0 : 1], side: side,
                    amount: 1 + UInt128(chance.uniform() * most), decimals: 8,
                    thresholdBasisPoints: chance.uniform() < 0.5 ? 10_000 : 7_500, recordedPrice: nil)
            }
            let collateral = (0...Int(chance.uniform() * 2)).map { _ in terms(.collateral, most: 12) }
            let debt = (0...Int(chance.uniform() * 2)).map { _ in terms(.debt, most: 24) }
            return AccountDefinition(
                name: SafeText("dust-\(number)"), venue: "aave-v3", holding: .positions(collateral + debt))
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `dust is judged as a full revaluation judges it`(seed: UInt64) throws {
        var (state, model) = (DeskState(listing: ["ETH", "BTC"]), RevaluationModel())
        var chance = SeededGenerator(seed: seed)
        for definition in DustAccountTests.accounts(40, &chance) {
            let events = state.events(of: [.openAccount(definition)])
            try #require(events == model.events(ofOpening: definition, after: state))
        }
        // Prices of about a dollar wander between a fifth and five, so that values pass every small number.
        var prices = [1.0, 1.0]
        for number in 0..<1_500 {
            let index = number < 2 ? number : (chance.uniform() < 0.5 ? 0 : 1)
            prices[index] *= Elementary.exp(0.1 * (2 * chance.uniform() - 1))
            if prices[index] < 0.2 || prices[index] > 5 || chance.uniform() < 0.01 { prices[index] = 1 }
            let tick = Tick(
                price: Price(raw: UInt128(prices[index] * 1e18)), time: Timestamp(seconds: Int64(number)),
                instrument: UInt32(index))
            let events = state.events(of: [], ticks: [tick])
            try #require(
                events == model.events(of: tick, after: state), "seed \(seed), tick \(number): \(tick)")
        }
        #expect(model.alerts.count > 100, "the dust lay still")
    }
}
