import Protocols
import Testing
import Units
import VectorFiles

/// Every case of the vector files of fund fees, to the last unit.
struct FundAccountingVectorTests {
    @Test func `computed cases are met`() throws {
        expectAgreement(with: try VectorFile.computed("fund_fees_nav", room: "Protocols"))
    }

    @Test(.enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"))
    func `cases beside the project are met`() throws {
        expectAgreement(with: try VectorFile.shared("fund_fees_nav", .executed))
    }

    private func expectAgreement(with file: VectorFile) {
        #expect(file.mismatches { try Self.answer($0) } == [])
    }

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
