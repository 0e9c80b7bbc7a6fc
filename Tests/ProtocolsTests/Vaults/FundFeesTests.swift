import Protocols
import Testing
import Units

/// Fees over the life of a fund.
struct FundFeesTests {
    private let supply = Wad.one &* 1_000
    /// About two percent a year.
    private let rate = UInt256(1_000_000_000_640_198_858_203_358_979 as UInt128)

    /// A fund of 1,000 shares worth 1.00 each, with 6 decimals.
    private func fees(basisPoints: UInt256 = 2_000, rate: UInt256 = Ray.one) throws -> FundFees {
        try FundFees(
            managementRatePerSecond: rate, performanceBasisPoints: basisPoints, denominationUnit: 1_000_000,
            grossAssetValue: 1_000_000_000, supply: supply, at: 100)
    }

    @Test func `a fund without shares begins at one unit`() throws {
        let fees = try FundFees(
            managementRatePerSecond: Ray.one, performanceBasisPoints: .zero, denominationUnit: 1_000_000,
            grossAssetValue: .zero, supply: .zero, at: 100)
        #expect(fees.highWaterMark == 1_000_000)
    }

    @Test func `the mark moves to what is left after the fee and pays nothing again`() throws {
        var fees = try fees()
        let first = try fees.settle(grossAssetValue: 1_500_000_000, supply: supply, at: 200)
        // A fifth of 500 is 100, so that 1,400 are left to 1,000 shares.
        #expect(first.shareValue == 1_400_000)
        #expect(fees.highWaterMark == 1_400_000)
        #expect(first.supply == supply &+ first.performanceShares)
        let again = try fees.settle(grossAssetValue: 1_500_000_000, supply: first.supply, at: 300)
        #expect(again.performanceShares == .zero)
    }

    @Test func `a fall leaves the mark`() throws {
        var fees = try fees()
        let fall = try fees.settle(grossAssetValue: 500_000_000, supply: supply, at: 200)
        #expect(fall.performanceShares == .zero)
        #expect(fall.shareValue == 500_000)
        #expect(fees.highWaterMark == 1_000_000)
        let back = try fees.settle(grossAssetValue: 1_000_000_000, supply: supply, at: 300)
        #expect(back.performanceShares == .zero)
    }

    @Test func `management comes first and lowers what performance is counted on`() throws {
        var fees = try fees(rate: rate)
        let year = 100 + FundAccounting.secondsPerYear
        let managed = try fees.settle(grossAssetValue: 1_010_000_000, supply: supply, at: year)
        #expect(managed.managementShares > Wad.one &* 20)
        #expect(managed.managementShares < Wad.one &* 21)
        #expect(managed.performanceShares == .zero)
        #expect(fees.lastSettled == year)
    }

    @Test func `what the fund itself holds pays nothing`() throws {
        var fees = try fees(rate: rate)
        let settled = try fees.settle(
            grossAssetValue: 1_000_000_000, supply: supply, ownShares: supply, at: 1_000_000)
        #expect(settled.managementShares == .zero)
    }

    @Test func `a settlement that fails changes nothing`() throws {
        var fees = try fees(basisPoints: 10_000)
        let before = fees
        #expect(throws: ArithmeticError.underflow) {
            try fees.settle(grossAssetValue: 1_000_000_000, supply: supply, at: 99)
        }
        #expect(throws: ArithmeticError.underflow) {
            try fees.settle(grossAssetValue: 1, supply: supply, ownShares: supply &+ 1, at: 200)
        }
        #expect(throws: ArithmeticError.overflow) {
            try fees.settle(grossAssetValue: .max, supply: supply, at: 200)
        }
        #expect(fees == before)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `holders keep at least what performance fees leave them and the mark never falls`(seed: UInt64)
        throws
    {
        var chance = SeededGenerator(seed: seed)
        var fees = try fees(basisPoints: UInt256(UInt64.random(in: 0...9_999, using: &chance)), rate: rate)
        var (shares, time) = (supply, 100 as UInt64)
        for _ in 0..<50 {
            let value = chance.amount(near: 1_500_000_000)
            let mark = fees.highWaterMark
            time += UInt64.random(in: 0..<10_000_000, using: &chance)
            let settled = try fees.settle(grossAssetValue: value, supply: shares, at: time)
            #expect(fees.highWaterMark >= mark)
            #expect(settled.shareValue >= mark || settled.performanceShares.isZero)
            #expect(settled.supply == shares &+ settled.managementShares &+ settled.performanceShares)
            shares = settled.supply
        }
    }
}
