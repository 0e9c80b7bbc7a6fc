import Protocols
import Units

/// Loan to value, entering a category, and borrowing in Aave's efficiency mode.
enum AaveEModeAnswers {
    static let family = VectorFamily("aave_emode_ltv") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        switch call.operation {
        case "userReserveLtv": return VectorValue(try loanToValue(call.input))
        case "setUserEMode": return .flag(try setEMode(call.input))
        case "validateHFAndLtv": return .flag(try validateBorrow(call.input))
        default: throw call.unknownOperation
        }
    }

    private static func loanToValue(_ input: VectorValue) throws -> UInt32 {
        let own: UInt32 = try input.integer("reserveLtv")
        let category: UInt8 = try input.integer("categoryId")
        guard category != 0, let terms = try input.optional("emode").map(AaveEMode.init(vector:)) else {
            return own
        }
        return terms.loanToValue(
            own: own, isCollateral: try input.flag("inEmodeCollateralBitmap"),
            isZeroLoanToValue: try input.flag("inEmodeLtvzeroBitmap"))
    }

    /// Debts have no price, so that the health factor, which is checked last, stays out of the matter.
    private static func setEMode(_ input: VectorValue) throws -> Bool {
        let positions = try input.positions()
        let reserves = try positions.map { position in
            var reserve = AaveReserve(.stablecoin(loanToValue: try position.integer("ltv")), lastUpdate: 0)
            reserve.configuration.isBorrowingEnabled = try position.flag("borrowingEnabled")
            return reserve
        }
        let holdings = try positions.map { position in
            let isCollateral = try position.flag("collateral")
            return AaveHolding(
                scaledSupply: isCollateral ? 1 : 0, scaledDebt: try position.flag("borrowed") ? 1 : 0,
                isUsedAsCollateral: isCollateral)
        }
        let target: UInt8 = try input.integer("categoryId")
        var market = AaveMarket(
            reserves: reserves, categories: [try AaveEModeCategory(vector: input, positions: positions)],
            accounts: [AaveAccount(), AaveAccount(holdings: holdings, eModeCategory: target == 0 ? 1 : 0)])
        try market.setEMode(target, of: 1, at: AaveMoment(time: 0, prices: positions.map { _ in 0 }))
        guard market.accounts[1].eModeCategory == target else {
            throw VectorFault.ruleBroken("an account is in the category that it has entered")
        }
        return true
    }

    private static func validateBorrow(_ input: VectorValue) throws -> Bool {
        var data = try AaveAccountData([])
        data.totalCollateral = try input.integer("collateralBase")
        data.totalDebt = try input.integer("debtBase")
        data.averageLoanToValue = try input.integer("avgLtv")
        data.healthFactor = try input.integer("healthFactor")
        try data.validateBorrow()
        return true
    }
}
