import Protocols
import Testing
import Units

@Suite struct AaveRateCurveTests {
    @Test func `rates equal the computed vectors`() throws {
        checkRates(
            try AaveVectors.computed("aave_interest_rate_strategy", "calculateInterestRates"), count: 70)
    }

    @Test(.enabled(if: AaveVectors.areShared, "the folder shared is not beside the project"))
    func `rates equal executed contracts`() throws {
        checkRates(try AaveVectors.shared("aave_interest_rate_strategy.evm"), count: 60)
    }

    @Test func `a curve is refused by the contract's rules`() throws {
        let cases = try AaveVectors.computed("aave_interest_rate_strategy", "validateRateData")
        #expect(cases.count == 7)
        for each in cases {
            let curve = AaveRateCurve(each.in)
            let outcome = AaveOutcome {
                try curve.validate(); return true
            }
            #expect(outcome == AaveOutcome(expecting: each.out?.flag, error: each.error), "\(each.id)")
        }
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

    private func checkRates(_ cases: [AaveVector], count: Int) {
        #expect(cases.count == count)
        for each in cases {
            let outcome = AaveOutcome { try AaveRateCurve(each.in).rates(AaveRateInputs(each.in)) }
            let rates = each.out.map {
                AaveRates(
                    liquidityRate: $0["liquidityRate"].integer,
                    variableBorrowRate: $0["variableBorrowRate"].integer)
            }
            #expect(outcome == AaveOutcome(expecting: rates, error: each.error), "\(each.id)")
        }
    }
}

extension AaveRateCurve {
    /// A curve as vectors give it.
    init(_ value: AaveVectorValue) {
        self.init(
            optimalUsageRatio: value["optimalUsageRatioBps"].points,
            baseVariableBorrowRate: value["baseVariableBorrowRateBps"].points,
            variableRateSlope1: value["variableRateSlope1Bps"].points,
            variableRateSlope2: value["variableRateSlope2Bps"].points)
    }
}

extension AaveRateInputs {
    fileprivate init(_ value: AaveVectorValue) {
        self.init(
            totalDebt: value["totalDebt"].integer,
            virtualUnderlyingBalance: value["virtualUnderlyingBalance"].integer,
            liquidityAdded: value["liquidityAdded"].integer, liquidityTaken: value["liquidityTaken"].integer,
            deficit: value["deficit"].integer, reserveFactor: value["reserveFactorBps"].points)
    }
}
