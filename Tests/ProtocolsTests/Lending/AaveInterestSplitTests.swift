import Protocols
import Testing
import Units

@Suite struct AaveInterestSplitTests {
    @Test func `borrowers owe at least what suppliers and treasury earn`() throws {
        var generator = SeededGenerator(seed: 24)
        for _ in 0..<500 {
            var market = AaveMarket()
            var configuration = AaveReserveConfiguration.sample(decimals: UInt8(6 + generator.pick(13)))
            configuration.reserveFactor = UInt32(generator.pick(10_001))
            _ = (try market.list(configuration, at: 0), market.openAccount())
            let supplied = UInt256(generator.next() >> (4 + generator.next() % 20))
            try market.supply(supplied, to: 0, for: 1, at: 0)
            let lent = supplied.quotient(2 + generator.next() % 9)
            try market.borrow(lent, from: 0, by: 1, at: AaveMoment(time: 0, prices: [Ray.one]))
            let later = 1 + generator.next() >> (40 + generator.next() % 20)
            var reserve = market.reserves[0]
            let (supply, debt) = (try reserve.totalSupply(at: 0), try reserve.totalDebt(at: 0))
            let (laterSupply, laterDebt) = (
                try reserve.totalSupply(at: later), try reserve.totalDebt(at: later)
            )
            try reserve.accrue(to: later)
            let fee = try AaveSupplyToken.balance(reserve.accruedToTreasury, index: reserve.liquidityIndex)
            #expect(try laterDebt.subtracting(debt) >= laterSupply.subtracting(supply).adding(fee))
            let again = reserve
            try reserve.accrue(to: later)
            #expect(reserve == again)
        }
    }
}
