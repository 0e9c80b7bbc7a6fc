import Protocols
import Testing
import Units

@Suite struct AaveReserveAccrualTests {
    @Test func `a reserve does not go back in time`() throws {
        var reserve = AaveReserve(.sample(), lastUpdate: 100)
        #expect(throws: ArithmeticError.underflow) { try reserve.accrue(to: 99) }
        #expect(reserve == AaveReserve(.sample(), lastUpdate: 100))
    }

    @Test func `a base rate without debt moves no index`() throws {
        var reserve = AaveReserve(.sample(), lastUpdate: 0)
        reserve.variableBorrowRate = Ray.one
        try reserve.accrue(to: 31_536_000)
        #expect(reserve.variableBorrowIndex == Ray.one)
        #expect(reserve.lastUpdate == 31_536_000)
    }
}
