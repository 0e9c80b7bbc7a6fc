import Units

/// Shares and wholes in basis points.
enum PercentageAnswers {
    static let family = VectorFamily("aave_percentagemath") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let value: UInt256 = try call.input.integer("value")
        let points: UInt256 = try call.input.integer("percentage")
        switch call.operation {
        case "percentMul": return VectorValue(try BasisPoints.shareHalfUp(value, points))
        case "percentMulFloor": return VectorValue(try BasisPoints.shareDown(value, points))
        case "percentMulCeil": return VectorValue(try BasisPoints.shareUp(value, points))
        case "percentDiv": return VectorValue(try BasisPoints.wholeHalfUp(value, points))
        case "percentDivFloor": return VectorValue(try BasisPoints.wholeDown(value, points))
        case "percentDivCeil": return VectorValue(try BasisPoints.wholeUp(value, points))
        default: throw call.unknownOperation
        }
    }
}
