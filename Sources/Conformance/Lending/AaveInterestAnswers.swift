import Protocols
import Units

/// The growth of Aave's indexes, of v3.7 and of v3.0.
enum AaveInterestAnswers {
    static let family = VectorFamily("aave_mathutils") { VectorValue(try answer($0)) }

    private static func answer(_ call: VectorCase) throws -> UInt256 {
        let input = call.input
        switch call.operation {
        case "linearInterest":
            return try AaveInterest.linear(rate: input.integer("rate"), seconds: input.integer("dt"))
        case "compoundedInterest":
            return try AaveInterest.compounded(rate: input.integer("rate"), seconds: input.integer("dt"))
        case "compoundedInterestLegacyV30":
            return try AaveInterestV30.compounded(rate: input.integer("rate"), seconds: input.integer("dt"))
        case "mulDivCeil":
            return try AaveValue.multiplyDivideUp(
                input.integer("a"), input.integer("b"), input.integer("c"))
        default: throw call.unknownOperation
        }
    }
}
