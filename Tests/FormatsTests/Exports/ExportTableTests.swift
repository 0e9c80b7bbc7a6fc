import Foundation
import Testing
import Units

@testable import Formats

@Suite struct ExportTableTests {
    private static let cells: [SafeText] = [
        "plain", "a,b", "say \"yes\"", " padded ", "-12.5", "-12.50", "+5", "=1+1", "@cmd", "-", "'quoted",
        "''",
        "-1e5", "=\"x\",1", "0.000001", "Ξ €", "1250",
    ]

    private func table() -> ExportTable {
        var table = ExportTable("holdings", columns: ["name", "value", "=odd"])
        for cell in ExportTableTests.cells { table.add([cell, nil, "1"]) }
        table.add([nil, nil, nil])
        table.add(["", "x", nil])
        return table
    }

    @Test func `a table goes to CSV and back`() throws {
        let table = table()
        #expect(try ExportTable("holdings", csv: Array(table.csv.utf8)) == table)
        let windows = table.csv.replacing("\n", with: "\r\n")
        #expect(try ExportTable("holdings", csv: Array(windows.utf8)) == table)
    }

    @Test func `a table goes to JSON and back and another reader can read it`() throws {
        let table = table()
        #expect(try ExportTable(json: Array(table.json.utf8)) == table)
        struct Read: Decodable {
            var type: String
            var rows: [[String: String?]]
        }
        let read = try JSONDecoder().decode(Read.self, from: Data(table.json.utf8))
        #expect(read.type == "holdings" && read.rows.count == table.rows.count)
        #expect(read.rows[1]["name"] == "a,b")
    }

    @Test func `no cell begins with what a spreadsheet computes but negative numbers`() {
        for line in table().csv.split(separator: "\n") {
            for cell in line.split(separator: ",") where "=+-@".contains(cell.prefix(1)) {
                #expect(cell == "-12.5")
            }
        }
        #expect(table().csv.contains("\"'=1+1\""))
        #expect(table().csv.contains("\"'-12.50\""))
    }

    @Test(arguments: ["a,b\n1\n", "a,b\n1,2,3\n", "a\n\"x\n", "a\n\"x\"y\n", "a\n\u{1B}[0m\n"])
    func `a broken line is named`(text: String) {
        #expect(throws: ExportFault.row(line: 2)) { try ExportTable("t", csv: Array(text.utf8)) }
    }

    @Test func `what is no table is refused`() {
        #expect(throws: ExportFault.noHeading) { try ExportTable("t", csv: []) }
        #expect(throws: ExportFault.form("version")) {
            try ExportTable(json: Array(#"{"type":"t","version":2,"columns":[],"rows":[]}"#.utf8))
        }
        #expect(throws: ExportFault.row(line: 1)) {
            try ExportTable(
                json: Array(#"{"type":"t","version":1,"columns":["a"],"rows":[{"b":"1"}]}"#.utf8))
        }
    }
}
