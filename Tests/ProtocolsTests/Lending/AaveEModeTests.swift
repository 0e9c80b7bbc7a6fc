import Protocols
import Testing
import Units

@Suite struct AaveEModeTests {
    @Test func `loan to value, entering and borrowing equal the computed vectors`() throws {
        try check(AaveVectors.computed("aave_emode_ltv"), count: 55)
    }

    @Test(.enabled(if: AaveVectors.areShared, "the folder shared is not beside the project"))
    func `loan to value, entering and borrowing equal executed contracts`() throws {
        try check(AaveVectors.shared("aave_emode_ltv.evm"), count: 60)
    }

    private func check(_ cases: [AaveVector], count: Int) throws {
        #expect(cases.count == count)
        for each in cases {
            if each.op == "userReserveLtv" {
                #expect(AaveEModeTests.loanToValue(each) == each.out?.points, "\(each.id)")
                continue
            }
            let outcome = AaveOutcome {
                if each.op == "setUserEMode" {
                    try AaveEModeTests.setEMode(each)
                } else {
                    try AaveEModeTests.validateBorrow(each)
                }
                return true
            }
            #expect(outcome == AaveOutcome(expecting: each.out?.flag, error: each.error), "\(each.id)")
        }
    }

    private static func loanToValue(_ vector: AaveVector) -> UInt32 {
        let own = vector["reserveLtv"].points
        guard vector["categoryId"].integer != 0, let terms = AaveEMode(vector["emode"]) else { return own }
        return terms.loanToValue(
            own: own, isCollateral: vector["inEmodeCollateralBitmap"].flag,
            isZeroLoanToValue: vector["inEmodeLtvzeroBitmap"].flag)
    }

    /// Debts have no price, so that the health factor, which is checked last, stays out of the matter.
    private static func setEMode(_ vector: AaveVector) throws {
        let positions = vector["positions"].list
        let reserves = positions.map { position in
            var reserve = AaveReserve(.sample(loanToValue: position["ltv"].points), lastUpdate: 0)
            reserve.configuration.isBorrowingEnabled = position["borrowingEnabled"].flag
            return reserve
        }
        let holdings = positions.map {
            AaveHolding(
                scaledSupply: $0["collateral"].flag ? 1 : 0, scaledDebt: $0["borrowed"].flag ? 1 : 0,
                isUsedAsCollateral: $0["collateral"].flag)
        }
        let target = UInt8(vector["categoryId"].word)
        let category = AaveEModeCategory(vector["emode"], positions: positions)
        var market = AaveMarket(
            reserves: reserves, categories: [category],
            accounts: [AaveAccount(), AaveAccount(holdings: holdings, eModeCategory: target == 0 ? 1 : 0)])
        try market.setEMode(target, of: 1, at: AaveMoment(time: 0, prices: positions.map { _ in 0 }))
        #expect(market.accounts[1].eModeCategory == target)
    }

    private static func validateBorrow(_ vector: AaveVector) throws {
        var data = try AaveAccountData([])
        data.totalCollateral = vector["collateralBase"].integer
        data.totalDebt = vector["debtBase"].integer
        data.averageLoanToValue = vector["avgLtv"].integer
        data.healthFactor = vector["healthFactor"].integer
        try data.validateBorrow()
    }
}
