import Protocols
import Testing
import Units

@Suite struct AaveHealthSumTests {
    @Test func `without debt the health factor is the greatest integer`() throws {
        #expect(try AaveHealthSum().healthFactor() == .max)
    }

    @Test func `collateral is rounded down and debt up at each step`() throws {
        // 3 smallest units of 6 decimals at 1.5 are worth 4.5e-6, which is 450 units of 1e-8; at an index
        // of 1 + 1e-27 the supply stays 3 and the debt becomes 4.
        let index = Ray.one &+ 1
        var sum = AaveHealthSum()
        let value = try sum.addCollateral(
            scaledBalance: 3, index: index, price: 150_000_000, decimals: 6, threshold: 8_000)
        try sum.addDebt(scaledBalance: 3, index: index, price: 150_000_000, decimals: 6)
        #expect(value == 450 && sum.totalCollateral == 450 && sum.totalDebt == 600)
        #expect(sum.weightedThreshold == 3_600_000)
        var tiny = AaveHealthSum()
        try tiny.addCollateral(scaledBalance: 1, index: Ray.one, price: 1, decimals: 18, threshold: 8_000)
        try tiny.addDebt(scaledBalance: 1, index: Ray.one, price: 1, decimals: 18)
        #expect(tiny.totalCollateral == 0 && tiny.totalDebt == 1)
    }

    @Test func `the health factor is rounded half up once and down once`() throws {
        func factor(_ weighted: UInt64, threshold: UInt32, debt: UInt64) throws -> UInt256 {
            var sum = AaveHealthSum()
            try sum.addCollateral(
                scaledBalance: UInt256(weighted), index: Ray.one, price: 1, decimals: 0, threshold: threshold)
            try sum.addDebt(scaledBalance: UInt256(debt), index: Ray.one, price: 1, decimals: 0)
            return try sum.healthFactor()
        }
        #expect(try factor(1, threshold: 10_000, debt: 1) == Wad.one)
        #expect(try factor(1, threshold: 10_000, debt: 3) == 333_333_333_333_333_333)
        #expect(try factor(2, threshold: 10_000, debt: 3) == 666_666_666_666_666_666)
        // Below 1 by less than half of 1e-22: the half rounded up makes it 1.
        #expect(try factor(9_999_999_999_999_999_999, threshold: 1, debt: 1_000_000_000_000_000) < Wad.one)
        let debt: UInt64 = 18_000_000_000_000_000_000
        #expect(try factor(debt - 1, threshold: 10_000, debt: debt) == Wad.one &- 1)
    }

    @Test func `the order in which positions are added changes nothing`() throws {
        var (forth, back) = (AaveHealthSum(), AaveHealthSum())
        let balances: [UInt256] = [7, 1_000_003, 999_999_999_999]
        for balance in balances {
            try forth.addCollateral(
                scaledBalance: balance, index: Ray.one &+ 77, price: 3, decimals: 2, threshold: 7_777)
            try forth.addDebt(scaledBalance: balance, index: Ray.one &+ 99, price: 2, decimals: 2)
        }
        for balance in balances.reversed() {
            try back.addDebt(scaledBalance: balance, index: Ray.one &+ 99, price: 2, decimals: 2)
            try back.addCollateral(
                scaledBalance: balance, index: Ray.one &+ 77, price: 3, decimals: 2, threshold: 7_777)
        }
        #expect(forth.totalCollateral == back.totalCollateral && forth.totalDebt == back.totalDebt)
        #expect(try forth.healthFactor() == back.healthFactor())
    }

    @Test func `health falls when the collateral's price falls`() throws {
        func factor(at price: UInt64) throws -> UInt256 {
            var sum = AaveHealthSum()
            try sum.addCollateral(
                scaledBalance: 1_000_000, index: Ray.one, price: UInt256(price), decimals: 2, threshold: 8_250
            )
            try sum.addDebt(scaledBalance: 500_000, index: Ray.one, price: 100_000_000, decimals: 2)
            return try sum.healthFactor()
        }
        let prices = stride(from: UInt64(200_000_000), through: 0, by: -7_777_777)
        let factors = try prices.map(factor)
        #expect(zip(factors, factors.dropFirst()).allSatisfy { $0 > $1 })
    }
}
