import Protocols
import Testing
import Units

struct LendingHealthTests {
    @Test func `a health factor of 1 to the last digit is not liquidatable`() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<4_000 {
            let owed = UInt256(generator.next() >> (generator.next() % 64)) &+ 1
            for carried in [owed &- 1, owed, owed &+ 1] {
                let health = LendingHealth(carried: carried, owed: owed)
                try #require((health.healthFactor.map { $0 < Wad.one } ?? false) == health.isLiquidatable)
                try #require(health.isLiquidatable == (carried < owed))
            }
        }
        #expect(LendingHealth(carried: 0, owed: 0).healthFactor == nil)
        #expect(!LendingHealth(carried: 0, owed: 0).isLiquidatable)
        #expect(LendingHealth(carried: .max, owed: 1).healthFactor == .max)
    }

    @Test func `rates per second become simple rates of a year`() throws {
        let rates = try LendingRates(supplyPerSecond: 1, borrowPerSecond: 1_000_000_000)
        #expect(rates == LendingRates(supply: 31_536_000, borrow: 31_536_000_000_000_000))
        #expect(throws: ArithmeticError.overflow) {
            try LendingRates(supplyPerSecond: 0, borrowPerSecond: .max)
        }
    }
}
