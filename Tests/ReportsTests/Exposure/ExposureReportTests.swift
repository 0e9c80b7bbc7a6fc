import Desk
import Testing
import Units

@testable import Reports

@Suite struct ExposureReportTests {
    private let dollar: Int128 = 100_000_000
    private let state = LendingDesk.make(provenance: [
        Provenance(chain: "ethereum", oracle: "Lantern"),
        Provenance(
            chain: "base", issuer: "Ringmark", custodian: "Northbank", oracle: "Lantern", bridge: "Causeway"),
    ])

    private func loss(_ report: ExposureReport, _ kind: ExposureKind, _ name: SafeText) -> Int128? {
        report.rows.first { $0.kind == kind && $0.name == name }.map { $0.loss / dollar }
    }

    @Test func `each one that fails takes what rests on it`() {
        let report = ExposureReport(state)
        #expect(report.netAssets == 310_000 * dollar)
        #expect(loss(report, .issuer, "Ringmark") == 100_000)
        #expect(loss(report, .custodian, "Northbank") == 100_000)
        #expect(loss(report, .bridge, "Causeway") == 100_000)
        #expect(loss(report, .oracle, "Lantern") == 150_000)
        #expect(loss(report, .contract, "aave") == 150_000)
        #expect(loss(report, .chain, "ethereum") == 310_000)
        #expect(loss(report, .chain, "base") == 100_000)
        #expect(report.rows.count == 7)
        #expect(report.rows.map(\.kind) == report.rows.map(\.kind).sorted())
    }

    @Test func `a pool is a contract and its tokens rest on their issuers`() {
        var state = state
        state.apply([
            .placeOrders([
                OrderRequest(
                    account: AccountID(0),
                    action: .borrow(InstrumentID(1), UInt256(UInt128(3_000_000_000))),
                    confirmations: .accountTyped)
            ]),
            .placeOrders([
                OrderRequest(
                    account: AccountID(0),
                    action: .provideLiquidity(
                        PoolID(0), base: UInt256(UInt128(1_000_000_000_000_000_000)),
                        quote: UInt256(UInt128(3_000_000_000))))
            ]),
        ])
        let report = ExposureReport(state)
        #expect(loss(report, .contract, "ETH/USDC").map { (5_999...6_000).contains($0) } == true)
        #expect(loss(report, .issuer, "Ringmark").map { (102_999...103_000).contains($0) } == true)
        #expect(loss(report, .contract, "aave").map { (146_999...147_000).contains($0) } == true)
    }

    @Test func `a share is rounded up and judged by its limit`() {
        func row(_ loss: Int128, net: Int128 = 1_000_000) -> ExposureRow {
            ExposureRow(kind: .issuer, name: "x", loss: loss, netAssets: net, limit: 1_000)
        }
        #expect(row(80_000).verdict == .within)
        #expect(row(80_001).verdict == .near)
        #expect(row(80_001).shareBasisPoints == 801)
        #expect(row(100_000).verdict == .near)
        #expect(row(100_001).verdict == .over)
        #expect(row(1, net: 0).verdict == .over)
        #expect(row(1, net: -5).shareBasisPoints == nil)
    }

    @Test func `days to exit are what the depth takes at its share and cash has none`() {
        let report = ExposureReport(state)
        #expect(report.exits.map(\.symbol) == ["ETH"])
        #expect(report.exits[0].value == 360_000 * dollar)
        #expect(report.exits[0].depth == 6_000_000 * dollar)
        #expect(report.exits[0].tenthsOfDays == 3)
        var limits = ExposureLimits()
        limits.exitShareBasisPoints = 50
        let slow = ExposureReport(state, limits: limits).exits[0]
        #expect(slow.tenthsOfDays == 120 && slow.verdict == .over)
        let none = ExitRow(symbol: "tBILL", chain: "base", value: 1, depth: 0, limits: limits)
        #expect(none.tenthsOfDays == nil && none.verdict == .over)
    }

    @Test func `figures beyond their limits are counted`() {
        var limits = ExposureLimits()
        for kind in ExposureKind.allCases { limits[kind] = 10_000 }
        #expect(ExposureReport(state, limits: limits).overCount == 0)
        limits[.contract] = 4_000
        #expect(ExposureReport(state, limits: limits).overCount == 1)
    }

    @Test func `a request without limits asks for no exposure`() {
        #expect(DeskReport(state, request: ReportRequest()).exposure == nil)
        #expect(
            DeskReport(state, request: ReportRequest(exposure: ExposureLimits())).exposure?.rows.count == 7)
    }

    @Test func `the slowest chain of an instrument counts and no pool is slowest`() {
        var state = DeskState.trading()
        state.apply([
            .openAccount(
                AccountDefinition(
                    name: "side", venue: "base",
                    holding: .address(
                        AddressTerms(wallet: [.init("ETH", UInt256(UInt128(7_000_000_000_000_000_000)))])))),
            .openAccount(
                AccountDefinition(
                    name: "main", venue: "ethereum",
                    holding: .address(
                        AddressTerms(wallet: [.init("ETH", UInt256(UInt128(8_000_000_000_000_000_000)))])))),
        ])
        let exits = ExposureReport(state).exits
        #expect(exits.count == 1)
        #expect(exits[0].chain == "base" && exits[0].tenthsOfDays == 4)
    }
}
