import Units

/// Products divided: `Units` has what upstream calls FullMath.
enum UniswapV3FullMathAnswers {
    static let family = VectorFamily("univ3_fullmath") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let (a, b): (UInt256, UInt256) = try (call.input.integer("a"), call.input.integer("b"))
        let denominator: UInt256 = try call.input.integer("denominator")
        switch call.operation {
        case "mulDiv": return VectorValue(try UInt256.mulDivDown(a, b, denominator))
        case "mulDivRoundingUp": return VectorValue(try UInt256.mulDivUp(a, b, denominator))
        default: throw call.unknownOperation
        }
    }
}
