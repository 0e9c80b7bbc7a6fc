import Testing

@testable import Formats

@Suite struct RowFaultsTests {
    @Test func `rows are counted by kind and the first 16 are named`() {
        var faults = RowFaults()
        for row in 0..<40 { faults.add(row.isMultiple(of: 4) ? .zero : .negative, "row \(row)\u{1B}") }
        #expect(faults.total == 40 && faults.count(.zero) == 10 && faults.count(.negative) == 30)
        #expect(faults.count(.duplicate) == 0)
        #expect(faults.first.count == RowFaults.namedAtMost)
        #expect(faults.first.map(\.text) == (0..<16).map { "row \($0)\u{241B}" })
    }

    @Test func `a row that is not named costs no sentence`() {
        var faults = RowFaults()
        var sentences = 0
        func sentence() -> String {
            sentences += 1
            return "x"
        }
        for _ in 0..<100 { faults.add(.malformed, sentence()) }
        #expect(sentences == 16)
    }
}
