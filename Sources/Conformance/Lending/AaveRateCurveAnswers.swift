import Protocols
import Units

/// Aave's interest rates, and the curves that it takes.
enum AaveRateCurveAnswers {
    static let family = VectorFamily("aave_interest_rate_strategy") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let curve = try AaveRateCurve(vector: call.input)
        switch call.operation {
        case "calculateInterestRates":
            let rates = try curve.rates(AaveRateInputs(vector: call.input))
            return [
                "liquidityRate": VectorValue(rates.liquidityRate),
                "variableBorrowRate": VectorValue(rates.variableBorrowRate),
            ]
        case "validateRateData":
            try curve.validate()
            return true
        default: throw call.unknownOperation
        }
    }
}

extension AaveRateCurve {
    /// Reads a curve.
    init(vector: VectorValue) throws {
        self.init(
            optimalUsageRatio: try vector.integer("optimalUsageRatioBps"),
            baseVariableBorrowRate: try vector.integer("baseVariableBorrowRateBps"),
            variableRateSlope1: try vector.integer("variableRateSlope1Bps"),
            variableRateSlope2: try vector.integer("variableRateSlope2Bps"))
    }
}

extension AaveRateInputs {
    fileprivate init(vector: VectorValue) throws {
        self.init(
            totalDebt: try vector.integer("totalDebt"),
            virtualUnderlyingBalance: try vector.integer("virtualUnderlyingBalance"),
            liquidityAdded: try vector.integer("liquidityAdded"),
            liquidityTaken: try vector.integer("liquidityTaken"),
            deficit: try vector.integer("deficit"), reserveFactor: try vector.integer("reserveFactorBps"))
    }
}
