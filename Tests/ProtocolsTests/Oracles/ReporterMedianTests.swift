import Protocols
import Testing
import Units

struct ReporterMedianTests {
    private let rules = ReporterMedian(maximumFaulty: 1, minimumAnswer: 10, maximumAnswer: 100)

    @Test func `the median of an even number is the upper of the middle two`() throws {
        #expect(try rules.median(of: [20, 30, 40, 50]) == 40)
        #expect(try rules.median(of: [20, 30, 40]) == 30)
    }

    @Test func `a median on a bound is an answer but no price`() throws {
        #expect(try rules.median(of: [9, 10, 10]) == 10)
        #expect(rules.isAtBound(10) && rules.isAtBound(100) && !rules.isAtBound(11) && !rules.isAtBound(99))
    }

    @Test func `each rule of a round has its error`() {
        #expect(throws: ReporterMedianError.tooManyObservations) {
            try rules.median(of: Array(repeating: 20, count: 32))
        }
        #expect(throws: ReporterMedianError.tooFewObservations) { try rules.median(of: [20, 30]) }
        #expect(throws: ReporterMedianError.tooFewObservations) {
            try ReporterMedian(maximumFaulty: 0, minimumAnswer: 1, maximumAnswer: 2).median(of: [])
        }
        #expect(throws: ReporterMedianError.unsorted) { try rules.median(of: [30, 20, 40]) }
        #expect(throws: ReporterMedianError.outOfRange) { try rules.median(of: [1, 9, 40]) }
        #expect(throws: ReporterMedianError.outOfRange) { try rules.median(of: [1, 101, 400]) }
    }

    @Test func `fewer than half of the reporters cannot leave the range of the honest`() throws {
        for seed in 0..<500 as Range<UInt64> {
            var chance = SeededGenerator(seed: seed)
            let faulty = Int.random(in: 0...15, using: &chance)
            let honest = (0...faulty).map { _ in Int256(Int128.random(in: 100...200, using: &chance)) }
            let lies = (0..<faulty).map { _ in Int256(Int128.random(in: -1_000...1_000, using: &chance)) }
            let rules = ReporterMedian(maximumFaulty: faulty, minimumAnswer: .min, maximumAnswer: .max)
            let median = try rules.median(of: (honest + lies).sorted())
            #expect((100...200).contains(median), "seed \(seed)")
        }
    }
}
