import Desk
import Testing
import Units

@testable import Simulation

@Suite struct MarketSimulatorTests {
    private static let count = PriceProcess.defaultMarket.count

    private func ticks(
        seed: UInt64, _ count: Int, mood: MarketMood = .normal, feed: UInt16 = 0
    ) -> [Tick] {
        var simulator = MarketSimulator(seed: seed, mood: mood, feed: feed)
        return (0..<count).map { _ in simulator.nextTick() }
    }

    @Test(arguments: MarketMood.allCases)
    func `the same seed and mood give the same ticks`(mood: MarketMood) {
        #expect(ticks(seed: 9, 20_000, mood: mood) == ticks(seed: 9, 20_000, mood: mood))
    }

    @Test func `another seed gives other prices at the same times`() {
        let benchmarks = [UInt64(1), 2].map { seed in
            ticks(seed: seed, 6_000).filter { $0.kind == .benchmark }.prefix(4_000)
        }
        #expect(benchmarks[0].map(\.time) == benchmarks[1].map(\.time))
        #expect(benchmarks[0].map(\.instrument) == benchmarks[1].map(\.instrument))
        let start = MarketSimulatorTests.count
        #expect(benchmarks[0].prefix(start) == benchmarks[1].prefix(start), "both begin at the same prices")
        #expect(zip(benchmarks[0], benchmarks[1]).count { $0.price == $1.price } < 2_000)
    }

    @Test func `every mood has a market of its own`() {
        let runs = MarketMood.allCases.map { ticks(seed: 1, 30_000, mood: $0) }
        #expect(Set(runs).count == runs.count)
    }

    @Test func `a copy goes on as the original`() {
        var original = MarketSimulator(seed: 5, mood: .crash)
        for _ in 0..<9_999 { _ = original.nextTick() }
        var copy = original
        let rest = (0..<9_999).map { _ in original.nextTick() }
        #expect(rest.allSatisfy { $0 == copy.nextTick() })
    }

    @Test(arguments: MarketMood.allCases)
    func `every instrument has one benchmark in each half second and time ascends`(mood: MarketMood) {
        let ticks = ticks(seed: 3, 20_000, mood: mood, feed: 7)
        #expect(ticks.first?.time == MarketSimulator.start)
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.time < $1.time })
        for (index, tick) in ticks.filter({ $0.kind == .benchmark }).enumerated() {
            let (round, place) = index.quotientAndRemainder(dividingBy: MarketSimulatorTests.count)
            #expect(tick.instrument == InstrumentID(UInt32(place)))
            #expect(tick.time.nanoseconds(since: MarketSimulator.start) / 500_000_000 == round)
        }
        #expect(ticks.allSatisfy { $0.feed == 7 })
    }

    @Test func `in the first round every oracle publishes the benchmark`() {
        let first = ticks(seed: 3, 2 * MarketSimulatorTests.count)
        for pair in stride(from: 0, to: first.count, by: 2).map({ (first[$0], first[$0 + 1]) }) {
            #expect(pair.0.kind == .benchmark && pair.1.kind == .oracle)
            #expect(pair.0.instrument == pair.1.instrument && pair.0.price == pair.1.price)
        }
    }

    @Test(arguments: UInt64(0)...9)
    func `benchmarks are positive and rounded to the places of their instrument`(seed: UInt64) {
        let units = PriceProcess.defaultMarket.map { Price.scale / DecimalText.powerOfTen($0.priceDecimals) }
        for tick in ticks(seed: seed, 12_000, mood: .volatile) {
            let unit = tick.kind == .oracle ? 10_000_000_000 : units[Int(tick.instrument.index)]
            #expect(tick.price.raw > 0 && tick.price.raw % unit == 0, "seed \(seed), \(tick)")
        }
    }

    @Test func `a price that falls to nothing stays at one unit`() {
        var doomed = PriceProcess.defaultMarket[0]
        (doomed.driftPerYear, doomed.priceDecimals) = (-1e9, 2)
        var simulator = MarketSimulator(seed: 1, processes: [doomed])
        let last = (0..<200).map { _ in simulator.nextTick() }.last { $0.kind == .benchmark }
        #expect(last?.price == Price(raw: Price.scale / 100))
    }

    @Test func `a price that grows without end stops at a million millions`() {
        var rising = PriceProcess.defaultMarket[0]
        (rising.driftPerYear, rising.priceDecimals) = (1e12, 2)
        var simulator = MarketSimulator(seed: 1, processes: [rising])
        let last = (0..<200).map { _ in simulator.nextTick() }.last { $0.kind == .benchmark }
        #expect(last?.price == Price(whole: 1_000_000_000_000))
    }

    @Test func `what oracles publish does not move the market`() {
        var loose = PriceProcess.defaultMarket
        for index in loose.indices { loose[index].oracle.deviationBasisPoints = 1 }
        var (left, right) = (MarketSimulator(seed: 4), MarketSimulator(seed: 4, processes: loose))
        let kept = (0..<5_000).map { _ in left.nextTick() }.filter { $0.kind == .benchmark }
        let other = (0..<9_000).map { _ in right.nextTick() }.filter { $0.kind == .benchmark }
        #expect(other.starts(with: kept.prefix(4_000)))
    }

    /// A journal names the version with which its market was simulated: whoever changes what a seed gives
    /// must raise `version` and add the new value here.
    @Test func `the ticks of a seed change with the version only`() {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for mood in MarketMood.allCases {
            for tick in ticks(seed: 42, 60_000, mood: mood) {
                let fields = [
                    UInt64(truncatingIfNeeded: tick.price.raw),
                    UInt64(truncatingIfNeeded: tick.price.raw >> 64),
                    UInt64(bitPattern: tick.time.nanoseconds), UInt64(tick.instrument.index),
                    UInt64(tick.feed), UInt64(tick.kind.rawValue),
                ]
                for field in fields { hash = (hash ^ field) &* 0x100_0000_01B3 }
            }
        }
        let hashByVersion: [UInt32: UInt64] = [4: 5_343_536_789_815_784_952]
        #expect(hash == hashByVersion[MarketSimulator.version])
    }
}
