import Protocols
import Testing
import Units

struct StreamingFeeTests {
    private let percent: UInt256 = 10_000_000_000_000_000
    private let year = FundAccounting.secondsPerYear

    @Test func `new shares and shrinking positions leave every share covered`() throws {
        var fee = try StreamingFee(
            annualFee: percent &* 10, maximumFee: percent &* 20, protocolShare: percent &* 25, at: 0)
        let accrual = try fee.accrue(supply: 9_000, positionMultiplier: Wad.one, at: year)
        #expect(accrual.managerShares == 750)
        #expect(accrual.protocolShares == 250)
        #expect(accrual.positionMultiplier == percent &* 90)
        #expect(fee.lastAccrual == year)
    }

    @Test func `a new fee counts from now and the old one up to now`() throws {
        var fee = try StreamingFee(annualFee: percent &* 10, maximumFee: percent &* 20, at: 0)
        let first = try fee.change(to: .zero, supply: 9_000, positionMultiplier: Wad.one, at: year)
        #expect(first.managerShares == 1_000)
        let second = try fee.accrue(supply: 10_000, positionMultiplier: Wad.one, at: 2 * year)
        #expect(second.managerShares == .zero)
        #expect(second.positionMultiplier == Wad.one)
        #expect(fee.lastAccrual == 2 * year)
    }

    @Test func `a fee stays below its greatest, and that below the whole`() throws {
        #expect(throws: StreamingFee.Failure.maximumTooHigh) {
            try StreamingFee(annualFee: .zero, maximumFee: Wad.one, at: 0)
        }
        #expect(throws: StreamingFee.Failure.feeTooHigh) {
            try StreamingFee(annualFee: percent &+ 1, maximumFee: percent, at: 0)
        }
        var fee = try StreamingFee(annualFee: percent, maximumFee: percent, at: 0)
        #expect(throws: StreamingFee.Failure.feeTooHigh) {
            try fee.change(to: percent, supply: 1, positionMultiplier: Wad.one, at: 1)
        }
    }

    @Test func `an accrual that fails changes nothing`() throws {
        var fee = try StreamingFee(annualFee: percent &* 50, maximumFee: percent &* 60, at: 10)
        let before = fee
        #expect(throws: StreamingFee.Failure.arithmetic(.underflow)) {
            try fee.accrue(supply: 1, positionMultiplier: Wad.one, at: 9)
        }
        #expect(throws: StreamingFee.Failure.arithmetic(.divisionByZero)) {
            try fee.accrue(supply: 1, positionMultiplier: Wad.one, at: 10 + 2 * year)
        }
        #expect(throws: StreamingFee.Failure.arithmetic(.underflow)) {
            try fee.change(to: percent, supply: 1, positionMultiplier: Wad.one, at: 10 + 3 * year)
        }
        #expect(fee == before)
    }
}
