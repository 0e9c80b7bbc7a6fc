import Testing
import Units

@testable import Protocols

@Suite struct AaveNarrowHealthSumTests {
    /// Positions of every size, up to where 128 bits no longer do.
    private static func sums(_ chance: inout SeededGenerator) throws -> (AaveHealthSum, AaveNarrowHealthSum) {
        var (wide, narrow) = (AaveHealthSum(), AaveNarrowHealthSum())
        for _ in 0..<(1 + chance.next() % 16) {
            let balance = random(&chance) >> UInt128(16 + chance.next() % 112)
            let price = random(&chance) >> UInt128(41 + chance.next() % 87)
            let decimals = UInt8(chance.next() % 28)
            let unit = PowerOfTen.table[Int(decimals)]
            if chance.next() & 1 == 0 {
                let threshold = UInt32(chance.next() % 10_001)
                try wide.addCollateral(
                    scaledBalance: UInt256(balance), index: Ray.one, price: UInt256(price),
                    decimals: decimals, threshold: threshold)
                narrow.addCollateral(balance: balance, price: price, unit: unit, threshold: threshold)
            } else {
                try wide.addDebt(
                    scaledBalance: UInt256(balance), index: Ray.one, price: UInt256(price), decimals: decimals
                )
                narrow.addDebt(balance: balance, price: price, unit: unit)
            }
        }
        return (wide, narrow)
    }

    private static func random(_ chance: inout SeededGenerator) -> UInt128 {
        UInt128(chance.next()) << 64 | UInt128(chance.next())
    }

    @Test(arguments: UInt64(1)...8)
    func `sums in 128 bits are those in 256, or say that they do not fit`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var fitting = 0
        for number in 0..<2_000 {
            let (wide, narrow) = try AaveNarrowHealthSumTests.sums(&chance)
            guard narrow.fits else {
                #expect(narrow.healthFactor() == nil)
                continue
            }
            fitting += 1
            #expect(wide.totalDebt == UInt256(narrow.totalDebt), "seed \(seed), \(number)")
            #expect(wide.weightedThreshold == UInt256(narrow.weightedThreshold), "seed \(seed), \(number)")
            #expect(try wide.healthFactor() == narrow.healthFactor(), "seed \(seed), \(number)")
        }
        #expect((200..<2_000).contains(fitting), "\(fitting) of 2,000 fit")
    }
}
