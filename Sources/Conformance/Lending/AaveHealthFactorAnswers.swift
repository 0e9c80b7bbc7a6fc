import Protocols
import Units

/// Account data and health factors of Aave, of v3.7 and of v3.0.
enum AaveHealthFactorAnswers {
    static let family = VectorFamily("aave_health_factor") { call in
        let positions = try call.input.list("positions").map(AaveReservePosition.init(vector:))
        switch call.operation {
        case "accountData":
            return try AaveAccountData(
                positions, eMode: try call.input.optional("emode").map(AaveEMode.init(vector:))
            ).vector
        case "accountDataLegacyV30": return try AaveAccountData.v30(positions).vector
        default: throw call.unknownOperation
        }
    }
}

extension AaveAccountData {
    fileprivate var vector: VectorValue {
        [
            "totalCollateralBase": VectorValue(totalCollateral), "totalDebtBase": VectorValue(totalDebt),
            "avgLtv": VectorValue(averageLoanToValue),
            "avgLiquidationThreshold": VectorValue(averageLiquidationThreshold),
            "healthFactor": VectorValue(healthFactor),
            "hasZeroLtvCollateral": .flag(hasZeroLoanToValueCollateral),
            "availableBorrowsBase": VectorValue(availableBorrows),
        ]
    }
}
