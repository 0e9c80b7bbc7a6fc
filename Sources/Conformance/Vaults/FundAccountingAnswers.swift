import Protocols
import Units

/// The fees and shares of funds.
enum FundAccountingAnswers {
    static let family = VectorFamily("fund_fees_nav") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        switch call.operation {
        case "setStreamingFee":
            return VectorValue(
                try FundAccounting.streamingFee(
                    annualFee: input.integer("annualFee"), elapsed: input.integer("elapsed")))
        case "setFeeInflation":
            return VectorValue(
                try FundAccounting.sharesDue(
                    fee: input.integer("feeFraction"), supply: input.integer("supply")))
        case "enzymeManagementFee":
            return VectorValue(
                try FundAccounting.managementSharesDue(
                    netSupply: input.integer("netSupply"),
                    ratePerSecond: input.integer("scaledPerSecondRate"),
                    elapsed: input.integer("elapsed")))
        case "enzymePerformanceFee":
            let fee = try FundAccounting.performanceFee(
                grossAssetValue: input.integer("gav"), supply: input.integer("supply"),
                highWaterMark: input.integer("hwm"), basisPoints: input.integer("rateBps"))
            return ["sharePrice": VectorValue(fee.sharePrice), "sharesDue": VectorValue(fee.sharesDue)]
        case "grossShareValue":
            return VectorValue(
                try FundAccounting.grossShareValue(
                    grossAssetValue: input.integer("gav"), supply: input.integer("supply"),
                    denominationUnit: input.integer("denominationUnit")))
        default: throw call.unknownOperation
        }
    }
}
