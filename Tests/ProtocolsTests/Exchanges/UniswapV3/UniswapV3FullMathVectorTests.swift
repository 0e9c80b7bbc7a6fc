import Protocols
import Testing
import Units
import VectorFiles

/// Every case of the vector files on products divided: `Units` has what upstream calls FullMath.
struct UniswapV3FullMathVectorTests {
    @Test func `computed quotients are met`() throws {
        try UniswapV3Vectors.expectComputed("univ3_fullmath", Self.answer)
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"),
        arguments: VectorFile.Kind.allCases)
    func `quotients beside the project are met`(kind: VectorFile.Kind) throws {
        try UniswapV3Vectors.expectShared("univ3_fullmath", kind, Self.answer)
    }

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
