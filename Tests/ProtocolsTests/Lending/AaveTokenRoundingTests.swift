import Protocols
import Testing
import Units

@Suite struct AaveTokenRoundingTests {
    @Test func `scaled units equal the computed vectors`() throws {
        check(try AaveVectors.computed("aave_token_rounding"), count: 82)
    }

    @Test(
        .enabled(if: AaveVectors.areShared, "the folder shared is not beside the project"),
        arguments: ["aave_token_rounding.evm", "aave_token_rounding.published"])
    func `scaled units equal executed contracts and published numbers`(name: String) throws {
        check(try AaveVectors.shared(name), count: name.hasSuffix("evm") ? 60 : nil)
    }

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

    private func check(_ cases: [AaveVector], count: Int?) {
        #expect(count.map { $0 == cases.count } ?? !cases.isEmpty)
        for each in cases {
            let outcome = AaveOutcome { try AaveTokenRoundingTests.run(each) }
            #expect(outcome == AaveOutcome(expecting: each.out?.integer, error: each.error), "\(each.id)")
        }
    }

    private static func run(_ each: AaveVector) throws -> UInt256 {
        let index = each["index"].integer
        let isBalance = each.op.hasSuffix("Balance")
        let value = each[isBalance ? "scaled" : "amount"].integer
        switch each.op {
        case "aTokenMintScaled": return try AaveSupplyToken.scaledMint(value, index: index)
        case "aTokenBurnScaled": return try AaveSupplyToken.scaledBurn(value, index: index)
        case "aTokenTransferScaled": return try AaveSupplyToken.scaledTransfer(value, index: index)
        case "vTokenMintScaled": return try AaveDebtToken.scaledMint(value, index: index)
        case "vTokenBurnScaled": return try AaveDebtToken.scaledBurn(value, index: index)
        case "aTokenBalance": return try AaveSupplyToken.balance(value, index: index)
        case "vTokenBalance": return try AaveDebtToken.balance(value, index: index)
        default: preconditionFailure("\(each.op) is no operation of this file")
        }
    }
}
