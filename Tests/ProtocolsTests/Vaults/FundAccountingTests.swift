import Protocols
import Testing
import Units

struct FundAccountingTests {
    @Test func `a year has a quarter of a day more than 365`() throws {
        let fee: UInt256 = 20_000_000_000_000_000
        #expect(try FundAccounting.streamingFee(annualFee: fee, elapsed: 31_557_600) == fee)
        #expect(try FundAccounting.streamingFee(annualFee: fee, elapsed: 31_536_000) < fee)
    }

    @Test func `new shares are the asked part of the fund after them`() throws {
        let tenth = Wad.one.quotientAndRemainder(dividingByWord: 10).quotient
        #expect(try FundAccounting.sharesDue(fee: tenth, supply: 900) == 100)
        #expect(throws: ArithmeticError.divisionByZero) {
            try FundAccounting.sharesDue(fee: Wad.one, supply: 900)
        }
        #expect(throws: ArithmeticError.underflow) {
            try FundAccounting.sharesDue(fee: Wad.one &+ 1, supply: 900)
        }
    }

    @Test func `a rate below one manages nothing`() {
        #expect(throws: ArithmeticError.underflow) {
            try FundAccounting.managementSharesDue(netSupply: 1, ratePerSecond: Ray.one &- 1, elapsed: 1)
        }
    }

    @Test func `performance is paid above the mark alone`() throws {
        func due(_ mark: UInt256) throws -> UInt256 {
            try FundAccounting.performanceFee(
                grossAssetValue: 2_000, supply: 1_000, highWaterMark: mark, basisPoints: 2_000
            ).sharesDue
        }
        let double = Wad.one &* 2
        #expect(try due(double) == .zero)
        // A fifth of the gain of 1,000 is 200, which 111 of 1,111 shares of a fund of 2,000 are worth.
        #expect(try due(Wad.one) == 111)
    }

    @Test func `a fee that takes the whole fund fails`() {
        #expect(throws: ArithmeticError.divisionByZero) {
            try FundAccounting.performanceFee(
                grossAssetValue: 2_000, supply: 1_000, highWaterMark: .zero, basisPoints: 10_000)
        }
    }
}
