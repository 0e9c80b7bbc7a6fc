import Protocols
import Testing
import Units

@Suite struct MakerSystemPropertyTests {
    /// A tenth of the sequences.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func `a seeded system keeps its promises at every step`(tenth: UInt64) {
        for seed in tenth * 100..<tenth * 100 + 100 {
            var generator = SeededGenerator(seed: seed)
            let steps = generator.makerSteps(100)
            if let shortest = ShortestFailure(in: steps, MakerSystemRun.failure) {
                Issue.record("seed \(seed): \(shortest)")
                return
            }
        }
    }

    @Test func `seeded systems meet liquidations, purchases, resets and every refusal they can`() throws {
        var (barks, purchases, resets, taken) = (0, 0, 0, 0)
        var refusals: Set<MakerError> = []
        for seed in 0..<60 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var run = try MakerSystemRun()
            #expect(run.failure(of: generator.makerSteps(200)) == nil)
            barks += run.counts.barks
            purchases += run.counts.purchases
            resets += run.counts.resets
            taken += run.counts.taken
            refusals.formUnion(run.counts.refusals)
        }
        let counts = "\(barks), \(purchases), \(resets), \(taken)"
        #expect(barks > 60 && purchases > 20 && resets > 5 && taken > 4_000, "\(counts)")
        #expect(
            refusals.isSuperset(of: [
                .notSafe, .dust, .ceilingExceeded, .notUnsafe, .stopped, .notRunningAuction, .needsReset,
                .cannotReset, .tooExpensive, .lastDripNotUpdated, .dustyAuctionFromPartialLiquidation,
                .arithmetic(.underflow),
                .invalidPrice,
            ]), "\(refusals)")
    }
}
