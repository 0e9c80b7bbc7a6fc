import Foundation
import Reports
import Testing
import Units

@testable import Formats

@Suite struct ExposureLinesTests {
    private var report: ExposureReport {
        var report = ExposureReport()
        let dollar: Int128 = 100_000_000
        (report.netAssets, report.exitShareBasisPoints) = (1_000 * dollar, 2_000)
        report.rows = [
            ExposureRow(
                kind: .issuer, name: "Harbor", loss: 412 * dollar, netAssets: report.netAssets, limit: 4_000)
        ]
        report.exits = [
            ExitRow(symbol: "ETH", chain: "base", value: 300 * dollar, depth: 0, limits: ExposureLimits()),
            ExitRow(
                symbol: "tBILL", chain: "base", value: 100 * dollar, depth: 1_000 * dollar,
                limits: ExposureLimits()),
        ]
        return report
    }

    @Test func `rows stand in columns below their headings`() {
        #expect(
            ExposureLines.table(report) == [
                "KIND    NAME    LOSS  SHARE  LIMIT  STATE", "issuer  Harbor   412  41.2%  40.0%  OVER", "",
                "days to exit at 20.0% of a chain's depth a day",
                "INSTRUMENT  CHAIN  VALUE  DEPTH     DAYS  STATE",
                "ETH         base     300      0  no pool  OVER",
                "tBILL       base     100   1000      0.5  ok",
            ])
    }

    @Test func `each line is an object of its own with its decimals as text`() throws {
        let lines = ExposureLines.json(report)
        #expect(lines.count == 4)
        let values = try lines.map { try JSONValue(Array($0.utf8)) }
        #expect(values[0]["netAssets"] == .text("1000"))
        #expect(values[1]["share"] == .text("0.412") && values[1]["state"] == .text("over"))
        #expect(values[2]["days"] == .null && values[3]["days"] == .text("0.5"))
    }
}
