import Desk
import Testing
import Units

@testable import Simulation

@Suite struct MarketSimulatorTests {
    private func ticks(seed: UInt64, _ count: Int, feed: UInt16 = 0) -> [Tick] {
        var simulator = MarketSimulator(seed: seed, feed: feed)
        return (0..<count).map { _ in simulator.nextTick() }
    }

    @Test func `the same seed gives the same ticks`() {
        #expect(ticks(seed: 9, 5_000) == ticks(seed: 9, 5_000))
    }

    @Test func `another seed gives other prices at the same times`() {
        let (left, right) = (ticks(seed: 1, 3_000), ticks(seed: 2, 3_000))
        #expect(left.map(\.time) == right.map(\.time))
        #expect(left.map(\.instrument) == right.map(\.instrument))
        #expect(left.prefix(6) == right.prefix(6), "both begin at the starting prices")
        let equal = zip(left, right).count { $0.price == $1.price }
        #expect(equal < 1_500)
    }

    @Test func `a copy goes on as the original`() {
        var original = MarketSimulator(seed: 5)
        for _ in 0..<1_000 { _ = original.nextTick() }
        var copy = original
        #expect((0..<1_000).allSatisfy { _ in original.nextTick() == copy.nextTick() })
    }

    @Test func `every instrument ticks once in each half second and time ascends`() {
        let ticks = ticks(seed: 3, 6_000, feed: 7)
        #expect(ticks.first?.time == MarketSimulator.start)
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.time < $1.time })
        for (index, tick) in ticks.enumerated() {
            #expect(tick.instrument == InstrumentID(UInt32(index % 6)))
            #expect(tick.time.nanoseconds(since: MarketSimulator.start) / 500_000_000 == index / 6)
        }
        #expect(ticks.allSatisfy { $0.feed == 7 })
    }

    @Test(arguments: UInt64(0)...9)
    func `prices are positive and rounded to the places of their instrument`(seed: UInt64) {
        let units = PriceProcess.defaultMarket.map { Price.scale / DecimalText.powerOfTen($0.decimals) }
        for tick in ticks(seed: seed, 12_000) {
            let unit = units[Int(tick.instrument.index)]
            #expect(tick.price.raw > 0 && tick.price.raw % unit == 0, "seed \(seed), \(tick)")
        }
    }

    @Test func `a price that falls to nothing stays at one unit`() {
        var doomed = PriceProcess.defaultMarket[0]
        (doomed.driftPerYear, doomed.decimals) = (-1e9, 2)
        var simulator = MarketSimulator(seed: 1, processes: [doomed])
        let last = (0..<100).map { _ in simulator.nextTick() }.last
        #expect(last?.price == Price(raw: Price.scale / 100))
    }

    /// A journal names the version with which its market was simulated: whoever changes what a seed gives
    /// must raise `version` and add the new value here.
    @Test func `the ticks of a seed change with the version only`() {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for tick in ticks(seed: 42, 60_000) {
            let fields = [
                UInt64(truncatingIfNeeded: tick.price.raw), UInt64(truncatingIfNeeded: tick.price.raw >> 64),
                UInt64(bitPattern: tick.time.nanoseconds), UInt64(tick.instrument.index), UInt64(tick.feed),
            ]
            for field in fields { hash = (hash ^ field) &* 0x100_0000_01B3 }
        }
        let hashByVersion: [UInt32: UInt64] = [1: 11_122_169_073_741_144_295]
        #expect(hash == hashByVersion[MarketSimulator.version])
    }
}
