import Desk
import Reports
import Testing
import Units

@Suite struct HealthReportTests {
    private static let mixed: [AccountDefinition] = [
        .withoutDebt("idle"), .following("fine", percent: 300),
        .following("waits", percent: 90, symbol: "BTC"),
        .following("bad", percent: 99), .following("twin-1", percent: 110),
        .following("watched", percent: 130),
        .following("twin-2", percent: 110), .following("critical", percent: 104), .withoutDebt("idle-2"),
    ]

    private func report(_ viewport: HealthViewport = HealthViewport()) -> HealthReport {
        let state = DeskState(
            listing: ["ETH", "BTC"], opening: HealthReportTests.mixed, prices: [100])
        return HealthReport(state, viewport: viewport)
    }

    @Test func `rows come worst first, ties in the order of the book, unranked at the end`() {
        #expect(
            report().rows.map(\.name) == [
                "bad", "critical", "twin-1", "twin-2", "watched", "fine", "idle", "waits", "idle-2",
            ])
        #expect(report().firstRow == 0)
    }

    @Test func `accounts are counted by severity, without debt as ok, awaiting as none`() {
        let report = report()
        #expect(report.accountCount == 9)
        #expect(report.withoutDebtCount == 2)
        #expect(report.awaitingPriceCount == 1)
        #expect(report.countBySeverity == [3, 1, 2, 1, 1])
        #expect(
            report.rows.map(\.severity) == [
                .liquidatable, .critical, .warning, .warning, .watch, .ok, .ok, .ok, .ok,
            ])
    }

    @Test(arguments: 0..<9, 1...4)
    func `a viewport shows its part of the whole list`(offset: Int, count: Int) {
        let whole = report().rows.map(\.account)
        let part = report(HealthViewport(offset: offset, count: count))
        #expect(part.firstRow == offset)
        #expect(part.rows.map(\.account) == Array(whole.dropFirst(offset).prefix(count)))
    }

    @Test func `a viewport beyond the book shows its last account`() {
        let part = report(HealthViewport(offset: 500))
        #expect(part.firstRow == 8)
        #expect(part.rows.map(\.name) == ["idle-2"])
    }

    @Test(arguments: [0, 1, 200, 600, 844, 999])
    func `accounts without debt are reached however many there are`(offset: Int) {
        let idle = (0..<999).map { AccountDefinition.withoutDebt(SafeText("idle-\($0)")) }
        let state = DeskState(
            listing: ["ETH"], opening: idle + [.following("bad", percent: 99)], prices: [100])
        let order = [AccountID(999)] + (0..<999).map { AccountID($0) }
        let report = HealthReport(state, viewport: HealthViewport(offset: offset))
        #expect(report.firstRow == offset)
        #expect(report.rows.map(\.account) == Array(order.dropFirst(offset).prefix(256)))
    }

    @Test func `an empty viewport has no rows and still counts`() {
        let report = report(HealthViewport(offset: 0, count: 0))
        #expect(report.rows.isEmpty)
        #expect(report.countBySeverity == [3, 1, 2, 1, 1])
    }

    @Test func `an empty book has an empty report`() {
        let report = HealthReport(DeskState(), viewport: HealthViewport(offset: 40))
        #expect(report.rows.isEmpty)
        #expect(report.firstRow == 0)
        #expect(report.countBySeverity == [0, 0, 0, 0, 0])
    }

    @Test func `a report holds at most 256 rows, from any place of a great book`() {
        let accounts = (0..<2_000).map { number in
            AccountDefinition.following(SafeText("n\(number)"), percent: UInt128(80 + number * 7 % 2_000))
        }
        let state = DeskState(listing: ["ETH"], opening: accounts, prices: [100])
        let expected = state.accounts.sorted {
            (state.healthFactor(of: $0) ?? .max, $0) < (state.healthFactor(of: $1) ?? .max, $1)
        }
        for offset in [0, 1, 100, 255, 256, 1_000, 1_744, 1_745, 1_999, 5_000] {
            let report = HealthReport(state, viewport: HealthViewport(offset: offset, count: 10_000))
            let first = min(offset, 1_999)
            #expect(report.firstRow == first)
            #expect(report.rows.map(\.account) == Array(expected.dropFirst(first).prefix(256)))
        }
    }

    @Test func `only rows that want their lines have them`() {
        let whole = report().rows
        let part = report(HealthViewport(offset: 1, count: 4, lines: 2..<4)).rows
        #expect(part.map(\.hasLines) == [false, true, true, false])
        #expect(part.map(\.lines) == [[], whole[2].lines, whole[3].lines, []])
        #expect(!whole[2].lines.isEmpty && whole.allSatisfy(\.hasLines))
        #expect(part.map(\.healthFactor) == whole[1...4].map(\.healthFactor))
    }

    @Test(arguments: 0..<4)
    func `what is kept of a book that moves is what a full count says`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let accounts = (0..<1_300).map { number in
            chance.next() % 7 == 0
                ? AccountDefinition.withoutDebt(SafeText("n\(number)"))
                : .following(
                    SafeText("n\(number)"), percent: UInt128(60 + chance.next() % 400),
                    symbol: chance.next() % 5 == 0 ? "BTC" : "ETH")
        }
        var state = DeskState(listing: ["ETH", "BTC"], opening: accounts, prices: [100])
        for second in 1...4 {
            let instrument = UInt32(second == 3 ? 1 : 0)
            state.apply(price: 60 + chance.next() % 100, second: Int64(second), instrument: instrument)
            let ranked = state.accounts.compactMap { account in
                state.hasDebt(account)
                    ? state.healthFactor(of: account).map { (factor: $0, account: account) } : nil
            }.sorted { ($0.factor, $0.account) < ($1.factor, $1.account) }
            let report = HealthReport(state, viewport: HealthViewport(lines: 0..<0))
            #expect(report.rows.map(\.account) == ranked.prefix(256).map(\.account))
            #expect(report.withoutDebtCount == state.accounts.count { !state.hasDebt($0) })
            #expect(report.awaitingPriceCount == 1_300 - report.withoutDebtCount - ranked.count)
            var counts = [report.withoutDebtCount, 0, 0, 0, 0]
            for one in ranked { counts[Int(state.edges.severity(of: one.factor).rawValue)] += 1 }
            #expect(report.countBySeverity == counts)
        }
    }

    @Test func `a row says what its account holds, owes and fears`() throws {
        var state = DeskState(listing: ["ETH"], opening: [.following("a", percent: 160)], prices: [100])
        state.apply(price: 200, second: 30)
        let row = try #require(HealthReport(state, viewport: HealthViewport()).rows.first)
        #expect(row.account == AccountID(0))
        #expect(row.venue == "aave-v3")
        #expect(row.healthFactor == 3_200_000_000_000_000_000)
        #expect(row.hasDebt)
        #expect(row.debt == 100_000_000)
        #expect(row.baseCurrency == "")
        let line = LiquidationLine(
            symbol: "ETH", price: Price(raw: 62 * Price.scale + Price.scale / 2 - 1),
            distanceBasisPoints: -6_875)
        #expect(row.lines == [line])
        #expect(row.line == line)
        #expect(row.priceAge == 0)
    }

    @Test func `the age of an account is that of its oldest price`() throws {
        let account = AccountDefinition(
            name: "a", venue: "v",
            holding: .snapshot(
                SnapshotTerms(
                    collateral: 300, debt: 100, decimals: 2, thresholdBasisPoints: 10_000,
                    collateralSymbol: "ETH", debtSymbol: "BTC")))
        var state = DeskState(listing: ["ETH", "BTC"], opening: [account], prices: [100])
        #expect(HealthReport(state, viewport: HealthViewport()).rows.first?.priceAge == 0)
        state.apply(price: 7, second: 10, instrument: 1)
        #expect(HealthReport(state, viewport: HealthViewport()).rows.first?.priceAge == 10_000_000_000)
        state.apply(price: 100, second: 25)
        #expect(HealthReport(state, viewport: HealthViewport()).rows.first?.priceAge == 15_000_000_000)
    }

    @Test func `an account without a factor has neither lines nor a severity`() {
        for row in report().rows where row.healthFactor == nil {
            #expect(row.lines.isEmpty && row.line == nil)
            #expect(row.severity == .ok)
            #expect(row.hasDebt == (row.name == "waits"))
            #expect((row.priceAge == nil) == (row.name == "waits"))
        }
    }

    @Test(arguments: [(-5, 10, 0, 10), (3, -1, 3, 0), (0, 257, 0, 256), (9, 256, 9, 256)])
    func `a viewport is bounded`(offset: Int, count: Int, expectedOffset: Int, expectedCount: Int) {
        let viewport = HealthViewport(offset: offset, count: count)
        #expect(viewport.offset == expectedOffset)
        #expect(viewport.count == expectedCount)
    }
}
