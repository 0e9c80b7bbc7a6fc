import Testing
import Units

@testable import Formats

@Suite struct RowProblemTests {
    private func sentence(_ problem: RowProblem, of row: String) throws -> String {
        let bytes = Array("ts,price\n\(row)\n".utf8)
        var reader = CSVReader(bytes.span)
        let header = try TableHeader(&reader, bytes: bytes.span, path: "p.csv")
        let isThere = reader.next(bytes.span)
        #expect(isThere)
        return reader.sentence(problem, path: "p.csv", header: header, bytes: bytes.span)
    }

    @Test func `a sentence names file, line, column, text and reason`() throws {
        #expect(
            try sentence(.number(column: 1, .negative), of: "5,-1")
                == "p.csv:2: column 2 (price): \"-1\" is negative")
        #expect(try sentence(.time(column: 0, .empty), of: ",1") == "p.csv:2: column 1 (ts): is empty")
        #expect(
            try sentence(.fieldCount(found: 1, expected: 2), of: "5")
                == "p.csv:2: has 1 fields, the header has 2")
    }

    @Test func `a column that the row lacks is named without text, a long text is cut`() throws {
        #expect(try sentence(.number(column: 1, .empty), of: "5") == "p.csv:2: column 2 (price): is empty")
        let long = try sentence(
            .number(column: 1, .notANumber), of: "5," + String(repeating: "y", count: 200))
        #expect(long == "p.csv:2: column 2 (price): \"\(String(repeating: "y", count: 40))\" is no number")
    }

    @Test(
        arguments: [
            (RowProblem.openQuote, RowFaults.Kind.malformed),
            (.fieldCount(found: 1, expected: 2), .malformed),
            (.number(column: 0, .notFinite), .notFinite), (.number(column: 0, .negative), .negative),
            (.number(column: 0, .outOfRange), .outOfRange), (.number(column: 0, .tooManyDigits), .malformed),
            (.number(column: 0, .notANumber), .malformed), (.time(column: 0, .outOfRange), .outOfRange),
            (.time(column: 0, .notATime), .malformed), (.outOfOrder(column: 0), .outOfOrder),
            (.duplicate(column: 0), .duplicate), (.value(column: 0, .zero, .roundsToZero), .zero),
        ] as [(RowProblem, RowFaults.Kind)])
    func `each problem is counted under its kind`(problem: RowProblem, kind: RowFaults.Kind) {
        #expect(problem.kind == kind)
    }
}
