import Testing
import Units
import VectorFiles

@Suite struct BasisPointsTests {
    @Test func `shares and wholes give the computed answers and errors`() throws {
        #expect(try VectorFile.computed("aave_percentagemath", room: "Units").mismatches(Self.answer) == [])
    }

    @Test(
        .enabled(if: VectorFile.isSharedThere, "\(VectorFile.sharedIsMissing)"),
        arguments: VectorFile.Kind.allCases)
    func `shares and wholes give the contract's answers and errors`(kind: VectorFile.Kind) throws {
        #expect(try VectorFile.shared("aave_percentagemath", kind).mismatches(Self.answer) == [])
    }

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

    @Test func `a share of everything is everything, and the whole of a share comes back`() throws {
        #expect(try BasisPoints.shareDown(123, BasisPoints.one) == 123)
        #expect(try BasisPoints.shareUp(1, 1) == 1)
        #expect(try BasisPoints.shareDown(9_999, 1) == 0)
        #expect(try BasisPoints.wholeDown(BasisPoints.shareUp(777, 3_333), 3_333) >= 777)
    }
}
