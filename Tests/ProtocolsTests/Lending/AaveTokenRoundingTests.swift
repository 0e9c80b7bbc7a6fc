import Protocols
import Testing
import Units

@Suite struct AaveTokenRoundingTests {
    @Test func `a round trip never profits and loses at most one index`() throws {
        var generator = SeededGenerator(seed: 38)
        for _ in 0..<1_000 {
            let index = Ray.one &+ UInt256(UInt128(generator.next()) << 25)
            let amount = UInt256(generator.next() >> (generator.next() % 60))
            let supply = try AaveSupplyToken.balance(
                AaveSupplyToken.scaledMint(amount, index: index), index: index)
            let debt = try AaveDebtToken.balance(AaveDebtToken.scaledMint(amount, index: index), index: index)
            let gap = try index.dividedUp(by: Ray.one)
            #expect(supply <= amount && amount &- supply <= gap)
            #expect(debt >= amount && debt &- amount <= gap)
        }
    }

    @Test func `all of a debt burns all of its scaled units`() throws {
        var generator = SeededGenerator(seed: 39)
        for _ in 0..<1_000 {
            let index = Ray.one &+ UInt256(UInt128(generator.next()) << 25)
            let scaled = UInt256(generator.next() >> (generator.next() % 60))
            let owed = try AaveDebtToken.balance(scaled, index: index)
            #expect(try AaveDebtToken.scaledBurn(owed, index: index) == scaled)
        }
    }
}
