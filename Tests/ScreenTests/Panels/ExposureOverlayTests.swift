import Reports
import Testing
import Units

@testable import Screen

@Suite struct ExposureOverlayTests {
    private static let dollar: Int128 = 100_000_000

    private func reports() -> ScreenReports {
        var reports = ExampleReports.make()
        let net = 2_400_000 * ExposureOverlayTests.dollar
        var exposure = ExposureReport()
        exposure.netAssets = net
        exposure.exitShareBasisPoints = 2_000
        let limits = ExposureLimits()
        let losses: [(ExposureKind, SafeText, Int128)] = [
            (.issuer, "Harbor Treasury", 1_020_000), (.issuer, "Ringmark", 655_000),
            (.custodian, "Northbank Trust", 1_050_000), (.oracle, "Lantern", 812_000),
            (.bridge, "国库 Causeway", 120_000), (.contract, "aave-core", 390_000),
            (.chain, "ethereum", 2_310_000),
        ]
        exposure.rows = losses.map { kind, name, loss in
            ExposureRow(
                kind: kind, name: name, loss: loss * ExposureOverlayTests.dollar, netAssets: net,
                limit: limits[kind])
        }
        let exits: [(SafeText, Int128, Int128)] = [
            ("tNOTE", 90_000, 0), ("tBILL", 1_020_000, 800_000), ("ETH", 640_000, 22_000_000),
        ]
        exposure.exits = exits.map { symbol, value, depth in
            ExitRow(
                symbol: symbol, chain: "ethereum", value: value * ExposureOverlayTests.dollar,
                depth: depth * ExposureOverlayTests.dollar, limits: limits)
        }
        reports.desk.exposure = exposure
        return reports
    }

    @Test(arguments: [(80, 24), (40, 12), (120, 40)], [true, false])
    func `exposure looks as it was found good`(size: (Int, Int), usesUnicode: Bool) {
        var screen = ScreenState(usesUnicode: usesUnicode)
        let reports = reports()
        _ = screen.type(.character("E"), reports: reports, width: size.0, height: size.1)
        let text = screen.picture(reports, width: size.0, height: size.1).text
        Golden.expect(text, "exposure-\(size.0)x\(size.1)-\(usesUnicode ? "unicode" : "ascii")")
    }

    @Test func `what is beyond its limit says so in words`() throws {
        var screen = ScreenState(usesUnicode: false)
        _ = screen.type(.character("E"), reports: reports())
        let picture = screen.picture(reports())
        let row = try #require(picture.row(of: "Harbor Treasury"))
        #expect(picture.lines[row].contains("!! OVER") && picture.lines[row].contains("42.5%"))
        let exit = try #require(picture.row(of: "tNOTE"))
        #expect(picture.lines[exit].contains("no pool"))
    }

    @Test func `the key and the command ask for the report and Esc lets it go`() {
        var screen = ScreenState(usesUnicode: true)
        #expect(screen.request.exposure == nil)
        _ = screen.type(.character("E"))
        #expect(screen.request.exposure == ExposureLimits())
        #expect(screen.picture().row(of: "is being added up") != nil)
        _ = screen.type(.escape)
        #expect(screen.request.exposure == nil)
        _ = screen.type(.character(":"))
        for letter in "exposure" { _ = screen.type(.character(letter)) }
        _ = screen.type(.enter)
        #expect(screen.overlay == .exposure)
    }

    @Test func `a desk that holds nothing says so`() {
        var reports = ExampleReports.make()
        reports.desk.exposure = ExposureReport()
        var screen = ScreenState(usesUnicode: true)
        _ = screen.type(.character("E"), reports: reports)
        #expect(screen.picture(reports).row(of: "holds anything") != nil)
    }
}
