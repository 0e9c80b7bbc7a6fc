import Protocols
import Testing
import Units

@Suite struct AaveHealthFactorVectorTests {
    @Test func `account data equal the computed vectors of both versions`() throws {
        check(try AaveVectors.computed("aave_health_factor"), count: 54)
    }

    @Test(.enabled(if: AaveVectors.areShared, "the folder shared is not beside the project"))
    func `account data equal executed contracts of both versions`() throws {
        check(try AaveVectors.shared("aave_health_factor.evm"), count: 60)
    }

    private func check(_ cases: [AaveVector], count: Int) {
        #expect(cases.count == count)
        for each in cases {
            let positions = each["positions"].list.map(AaveReservePosition.init)
            let outcome = AaveOutcome {
                each.op == "accountData"
                    ? try AaveAccountData(positions, eMode: AaveEMode(each["emode"]))
                    : try AaveAccountData.v30(positions)
            }
            #expect(
                outcome == AaveOutcome(expecting: each.out.map(AaveAccountData.expected), error: each.error))
        }
    }
}

extension AaveAccountData {
    fileprivate static func expected(_ value: AaveVectorValue) -> AaveAccountData {
        guard var data = try? AaveAccountData([]) else { preconditionFailure("an empty account has a value") }
        data.totalCollateral = value["totalCollateralBase"].integer
        data.totalDebt = value["totalDebtBase"].integer
        data.averageLoanToValue = value["avgLtv"].integer
        data.averageLiquidationThreshold = value["avgLiquidationThreshold"].integer
        data.healthFactor = value["healthFactor"].integer
        data.hasZeroLoanToValueCollateral = value["hasZeroLtvCollateral"].flag
        data.availableBorrows = value["availableBorrowsBase"].integer
        return data
    }
}
