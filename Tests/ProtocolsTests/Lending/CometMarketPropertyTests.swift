import Protocols
import Testing
import Units

@Suite struct CometMarketPropertyTests {
    /// A tenth of the sequences.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `a seeded market keeps its promises at every step`(tenth: UInt64) {
        for seed in tenth * 100..<tenth * 100 + 100 {
            var generator = SeededGenerator(seed: seed)
            let steps = generator.cometSteps(100)
            if let shortest = ShortestFailure(in: steps, CometRun.failure) {
                Issue.record("seed \(seed): \(shortest)")
                return
            }
        }
    }

    @Test func `seeded markets meet absorptions, losses, purchases and every refusal they can`() throws {
        var (absorptions, losses, purchases, taken, stuck) = (0, 0, 0, 0, 0)
        var refusals: Set<CometError> = []
        for seed in 0..<60 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var run = try CometRun()
            #expect(run.failure(of: generator.cometSteps(200)) == nil)
            stuck += run.isStuck ? 1 : 0
            absorptions += run.counts.absorptions
            losses += run.counts.losses
            purchases += run.counts.purchases
            taken += run.counts.taken
            refusals.formUnion(run.counts.refusals)
        }
        let counts = "\(absorptions), \(losses), \(purchases), \(taken), \(stuck)"
        #expect(absorptions > 25 && losses > 10 && purchases > 20 && taken > 4_000 && stuck < 6, "\(counts)")
        #expect(
            refusals.isSuperset(of: [
                .paused, .supplyCapExceeded, .noSelfTransfer, .borrowTooSmall, .notCollateralized,
                .transferOutFailed, .notLiquidatable, .notForSale, .insufficientReserves,
                .arithmetic(.underflow), .invalidUInt128,
            ]), "\(refusals)")
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `touching a market often lowers no index by more than a unit each time`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var market = try CometMarket.sample()
        try market.withdraw(.dollars(1_500), by: 1, at: .at(0))
        var (often, time, touches) = (market, 0 as UInt64, UInt256.zero)
        for _ in 0..<40 {
            time += generator.next() % 1_000_000
            try often.accrue(0, at: time)
            touches = touches &+ 1
        }
        let once = try market.accrued(to: time).indexes
        // Interest on interest makes many touches dearer, roundings cheaper.
        #expect(often.indexes.borrow &+ touches >= once.borrow)
        #expect(often.indexes.supply &+ touches >= once.supply)
        try often.accrue(0, at: time)
        #expect(try often.accrued(to: time).indexes == often.indexes)
    }
}
