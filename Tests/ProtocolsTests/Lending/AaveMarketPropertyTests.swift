import Protocols
import Testing
import Units

@Suite struct AaveMarketPropertyTests {
    @Test(arguments: 1...64 as ClosedRange<UInt64>)
    func `a seeded market keeps its promises at every step`(seed: UInt64) throws {
        var run = try AaveMarketRun(seed: seed)
        for _ in 0..<1_000 { try run.advance() }
        #expect(run.counts.taken > 100 && run.counts.refused > 50)
    }

    @Test func `seeded markets reach liquidations of every kind`() throws {
        var total = AaveMarketRun.Counts()
        for seed in 1...12 as ClosedRange<UInt64> {
            var run = try AaveMarketRun(seed: seed)
            for _ in 0..<1_000 { try run.advance() }
            total.liquidations += run.counts.liquidations
            total.partialLiquidations += run.counts.partialLiquidations
            total.writeOffs += run.counts.writeOffs
        }
        #expect(
            total.liquidations > 120 && total.partialLiquidations > 20 && total.writeOffs > 10, "\(total)")
    }
}
