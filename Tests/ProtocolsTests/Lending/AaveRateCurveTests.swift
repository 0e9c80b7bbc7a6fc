import Protocols
import Testing
import Units

@Suite struct AaveRateCurveTests {
    @Test func `a curve that is flatter above the kink is refused`() {
        let curve = AaveRateCurve(
            optimalUsageRatio: 5_000, baseVariableBorrowRate: 0, variableRateSlope1: 2, variableRateSlope2: 1)
        #expect(throws: AaveError.slope2MustBeGteSlope1) { try curve.validate() }
    }

    @Test func `the borrow rate never falls as usage rises and suppliers never earn more than is owed`()
        throws
    {
        let curve = AaveRateCurve(
            optimalUsageRatio: 8_000, baseVariableBorrowRate: 100, variableRateSlope1: 400,
            variableRateSlope2: 6_000)
        var former = UInt256.zero
        for lent in 0...1_000 {
            let (debt, idle) = (UInt256(UInt64(lent)), UInt256(UInt64(1_000 - lent)))
            let rates = try curve.rates(
                AaveRateInputs(totalDebt: debt, virtualUnderlyingBalance: idle, reserveFactor: 0))
            #expect(rates.variableBorrowRate >= former)
            let earned = try rates.liquidityRate.multiplied(by: debt.adding(idle))
            let slack = UInt256(2_000 as UInt128)
            #expect(try earned <= rates.variableBorrowRate.multiplied(by: debt).adding(slack))
            former = rates.variableBorrowRate
        }
    }
}
