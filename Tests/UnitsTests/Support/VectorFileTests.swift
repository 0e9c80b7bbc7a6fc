import Testing
import Units
import VectorFiles

/// The reader of vector files must not let a wrong answer pass.
@Suite struct VectorFileTests {
    private func mismatches(_ answer: (VectorCase) throws -> VectorValue) throws -> Int {
        try VectorFile.computed("aave_percentagemath", room: "Units").mismatches(answer).count
    }

    @Test func `every case is asked, and a wrong answer is named`() throws {
        let file = try VectorFile.computed("aave_percentagemath", room: "Units")
        #expect(file.cases.count == 87)
        #expect(try mismatches { _ in "-1" } == 87)
        #expect(file.mismatches { _ in "-1" }.allSatisfy { $0.hasPrefix("aave_percentagemath-v") })
    }

    @Test func `the errors of checked arithmetic are told from a division by 0`() throws {
        #expect(try mismatches { _ in throw ArithmeticError.overflow } == 87 - 7)
        #expect(try mismatches { _ in throw ArithmeticError.divisionByZero } == 87 - 1)
    }

    @Test func `a test that does not know a function fails and cannot pass for an error`() throws {
        #expect(try mismatches { throw $0.unknownOperation } == 87)
        #expect(try mismatches { call in VectorValue(try call.input.integer("none") as UInt256) } == 87)
    }

    @Test func `skipping every function is no success`() throws {
        let file = try VectorFile.computed("aave_percentagemath", room: "Units")
        let skipped = Set(file.cases.map(\.operation))
        #expect(file.mismatches(skipping: skipped) { _ in "-1" } == ["every case is skipped"])
    }

    @Test func `a file that is not there is an error`() {
        #expect(throws: VectorFault.self) { try VectorFile.computed("none", room: "Units") }
    }
}
