import Testing
import Units

@testable import Desk

@Suite struct LineReadingTests {
    @Test func `the line of a collateral is the greatest price that is too low`() {
        // 10 ETH at 80 % against 400 dollars: at 50 dollars the factor is exactly 1.
        let account = AccountDefinition.positions(
            "a", supplied: [("ETH", 10, 0)], owed: [("USDC", 400, 0)])
        let state = DeskState(listing: ["ETH", "USDC"], opening: [account], prices: [100, 1])
        let lines = state.lines(of: AccountID(0))
        #expect(lines.map(\.instrument) == [InstrumentID(0), InstrumentID(1)])
        #expect(
            lines.map(\.price) == [
                Price(raw: 50 * Price.scale - 1), Price(raw: 2 * Price.scale + 10_000_000_000),
            ])
        #expect(lines.map(\.distanceBasisPoints) == [-5_000, 10_000])
    }

    @Test func `the nearest line comes first`() {
        let account = AccountDefinition.positions(
            "a", supplied: [("ETH", 1, 0), ("BTC", 1, 0)], owed: [("USDC", 560, 0)])
        let state = DeskState(listing: ["ETH", "BTC", "USDC"], opening: [account], prices: [100, 900, 1])
        let lines = state.lines(of: AccountID(0))
        #expect(lines.map(\.instrument) == [InstrumentID(1), InstrumentID(2)])
        #expect(lines.map(\.distanceBasisPoints) == [-3_333, 4_285])
    }

    @Test func `a price that moves both sides alike has no line`() {
        let accounts: [AccountDefinition] = [
            .snapshot("a", collateral: 200, of: "ETH", debt: 100, in: "ETH"),
            .positions("b", supplied: [("ETH", 20, 0)], owed: [("ETH", 10, 0)]),
        ]
        let state = DeskState(listing: ["ETH"], opening: accounts, prices: [100])
        #expect(state.lines(of: AccountID(0)).isEmpty)
        #expect(state.lines(of: AccountID(1)).isEmpty)
    }

    @Test func `there is no line before every price is known`() {
        let account = AccountDefinition.positions(
            "a", supplied: [("ETH", 10, 0)], owed: [("USDC", 400, 0)])
        let state = DeskState(listing: ["ETH", "USDC"], opening: [account], prices: [100])
        #expect(state.lines(of: AccountID(0)).isEmpty)
    }

    @Test(arguments: UInt64(1)...20)
    func `at its line a random account is below 1 and one unit nearer it is not`(seed: UInt64) throws {
        var state = DeskState()
        var events: [Event] = []
        for batch in RandomRun(seed: seed).batches(segments: 8, ticks: 40) {
            state.apply(batch, into: &events)
        }
        var checked = 0
        for account in state.accounts {
            let lines = state.lines(of: account)
            let distances = lines.map(\.distanceBasisPoints.magnitude)
            try #require(distances == distances.sorted(), "seed \(seed), \(account)")
            guard let factor = state.healthFactor(of: account) else {
                #expect(lines.isEmpty)
                continue
            }
            for line in lines where line.price < Price(raw: 1 << 119) {
                let (at, before) = try around(line, of: account, in: state, isBelow: factor < Wad.one)
                try #require(at < Wad.one, "seed \(seed), \(account), \(line)")
                try #require(before >= Wad.one, "seed \(seed), \(account), \(line)")
                checked += 1
            }
        }
        #expect(checked > 20)
    }

    /// The health factors at a line and one smallest unit before it.
    private func around(
        _ line: LinePrice, of account: AccountID, in state: DeskState, isBelow: Bool
    ) throws -> (at: UInt256, before: UInt256) {
        let atLine = try #require(factor(of: account, in: state, line.instrument, line.price.raw))
        let neighbours = [line.price.raw + 1, line.price.raw - min(1, line.price.raw)]
        let factors = try neighbours.map { try #require(factor(of: account, in: state, line.instrument, $0)) }
        return (atLine, max(factors[0], factors[1]))
    }

    private func factor(
        of account: AccountID, in state: DeskState, _ instrument: InstrumentID, _ raw: UInt128
    ) -> UInt256? {
        var copy = state
        copy.slots[Int(instrument.index)].price = raw
        return copy.healthFactor(of: account)
    }
}
