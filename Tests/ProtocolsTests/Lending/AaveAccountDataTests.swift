import Protocols
import Testing
import Units

@Suite struct AaveAccountDataTests {
    @Test func `an account without debt has the greatest health factor`() throws {
        #expect(try AaveAccountData([]).healthFactor == .max)
        #expect(try AaveAccountData([.supply(1_000)]).healthFactor == .max)
    }

    @Test func `supply that is not used as collateral counts for nothing`() throws {
        var unused = AaveReservePosition.supply(1_000)
        unused.isUsedAsCollateral = false
        let data = try AaveAccountData([unused, .debt(1)])
        #expect(data.totalCollateral == 0 && data.healthFactor == 0 && !data.hasZeroLoanToValueCollateral)
    }

    @Test func `collateral with a threshold of 0 has a value but gives no health`() throws {
        var frozen = AaveReservePosition.supply(1_000)
        (frozen.liquidationThreshold, frozen.loanToValue) = (0, 0)
        let data = try AaveAccountData([frozen, .supply(1_000), .debt(800)])
        #expect(data.totalCollateral == 200_000_000_000 && data.averageLiquidationThreshold == 4_000)
        #expect(data.healthFactor == Wad.one && data.hasZeroLoanToValueCollateral)
    }

    @Test func `each limit of 256 bits is an error`() throws {
        var dear = AaveReservePosition.supply(1_000)
        dear.price = .max
        #expect(throws: ArithmeticError.overflow) { try AaveAccountData([dear]) }
        var many = AaveReservePosition.supply(1_000)
        many.scaledSupply = .max
        #expect(throws: ArithmeticError.overflow) { try AaveAccountData([many]) }
        var fine = AaveReservePosition.supply(1_000)
        fine.decimals = 78
        #expect(throws: ArithmeticError.overflow) { try AaveAccountData([fine]) }
        fine.decimals = 77
        #expect(try AaveAccountData([fine]).totalCollateral == 0)
    }
}

extension AaveReservePosition {
    /// Whole units at a price of 1, with a threshold of 80 %.
    static func supply(_ units: UInt64) -> AaveReservePosition {
        AaveReservePosition(
            decimals: 0, price: 100_000_000, scaledSupply: UInt256(units), liquidityIndex: Ray.one,
            scaledDebt: 0, variableBorrowIndex: Ray.one, isUsedAsCollateral: true, loanToValue: 7_500,
            liquidationThreshold: 8_000)
    }

    /// Whole units owed at a price of 1.
    static func debt(_ units: UInt64) -> AaveReservePosition {
        var position = supply(0)
        position.scaledDebt = UInt256(units)
        return position
    }
}
