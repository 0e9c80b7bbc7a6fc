import Reports
import Screen
import Units

/// One book in one moment, always the same: what the golden pictures show.
enum ExampleReports {
    /// 2026-11-22 12:04:31Z.
    static let time = Timestamp(nanoseconds: 1_795_349_071 * 1_000_000_000)

    static func make() -> ScreenReports {
        ScreenReports(
            desk: DeskReport(
                sequence: 1_204, health: health(), alerts: alerts(), positions: positions(),
                blotter: blotter()), market: market(), status: status())
    }

    static func health() -> HealthReport {
        var report = HealthReport()
        report.rows = [
            row(
                0, "vault-A", "aave-v3", .critical, "1.016142857142857142", 1_390_000,
                [
                    line("ETH", "3257.81", -159), line("USDC", "1.0162", 162),
                ], age: 6),
            row(
                1, "0x52908400098527886E0F7030069857D2E4169EE7", "aave-v3", .warning, "1.0536", 742_000,
                [
                    line("tBTC", "92866.08", -509)
                ], age: 41),
            row(
                2, "国库-二号", "comet", .watch, "1.252199999999999999", 1_420_000,
                [
                    line("ETH", "2403.78", -2_739)
                ], age: 6),
            row(
                3, "treasury", "morpho", .ok, "1.5936", 610_000, [line("tSPY", "377.24", -3_725)], age: 90_000
            ),
            row(4, "idle", "aave-v3", .ok, nil, 0, [], age: nil),
        ]
        report.accountCount = 5
        report.withoutDebtCount = 1
        report.countBySeverity = [2, 1, 1, 1, 0]
        return report
    }

    static func alerts() -> AlertsReport {
        var report = AlertsReport()
        report.rows = [
            alert(3, before: 33, .critical, "vault-A", "1.0161", .raised),
            alert(
                2, before: 1_041, .warning, "0x52908400098527886E0F7030069857D2E4169EE7", "1.1536",
                .acknowledged),
            alert(1, before: 90_000, .warning, "国库-二号", "1.1999", .cleared),
        ]
        report.unacknowledgedCount = 1
        report.raisedCount = 3
        report.bells = 1
        return report
    }

    static func market() -> MarketReport {
        var report = MarketReport(
            rows: [
                instrument(0, "ETH", 3_310, -241, age: 6, swing: 40),
                instrument(1, "tBTC", 97_850, 12, age: 41, swing: 900),
                instrument(2, "USDC", 1, 0, age: 3, swing: 0),
                instrument(3, "tSPY", 601, 154, age: 90_000, swing: 3),
                instrument(4, "wstETH", 3_912, -238, age: 6, swing: 44),
            ], time: time)
        quotePools(&report.rows[0])
        return report
    }

    static func status() -> StatusReport {
        StatusReport(
            market: .simulated(seed: 42), speedMilli: 1_000, time: time, feedAge: 400_000_000,
            tickCount: 12_345, skippedRowCount: 2,
            skippedRows: [
                "prices/ETH.csv:17: column price: expected a number, found \"n/a\"",
                "prices/ETH.csv:19: column time: 12:03 comes after 12:04 of the row before",
            ],
            durableSequence: 1_204, journal: .writing, outputBytesPerSecond: 921)
    }

    static func row(
        _ index: UInt32, _ name: SafeText, _ venue: SafeText, _ severity: Severity, _ health: String?,
        _ debt: UInt64, _ lines: [LiquidationLine], age: Int64?
    ) -> HealthRow {
        HealthRow(
            account: AccountID(index), name: name, venue: venue, severity: severity,
            healthFactor: health.map(wad), hasDebt: health != nil, lines: lines,
            debt: UInt128(debt) * 100_000_000, baseCurrency: "USD", priceAge: age.map { $0 * 1_000_000_000 })
    }

    static func line(_ symbol: SafeText, _ price: String, _ basisPoints: Int64) -> LiquidationLine {
        LiquidationLine(
            symbol: symbol, price: Price(raw: wad(price).low), distanceBasisPoints: basisPoints)
    }

    static func alert(
        _ id: UInt64, before seconds: Int64, _ severity: Severity, _ account: SafeText, _ health: String,
        _ state: AlertState
    ) -> AlertRow {
        AlertRow(
            id: id, time: Timestamp(nanoseconds: time.nanoseconds - seconds * 1_000_000_000),
            severity: severity, account: account, value: wad(health),
            edge: wad(severity == .warning ? "1.2" : "1.05"), state: state)
    }

    static func instrument(
        _ index: UInt32, _ symbol: SafeText, _ price: UInt64, _ change: Int64, age: Int64, swing: UInt64
    ) -> MarketRow {
        let history = (0..<60).map { step in
            Price(whole: price + swing - swing * UInt64((step * step + Int(index)) % 61) / 61)
        }
        return MarketRow(
            instrument: InstrumentID(index), symbol: symbol, price: history.last, firstPrice: history.first,
            changeBasisPoints: change, time: Timestamp(nanoseconds: time.nanoseconds - age * 1_000_000_000),
            history: history, historySpan: 60_000_000_000, refusedCount: 0, heldPrice: nil)
    }

    /// A decimal number with at most 18 decimals, scaled by 1e18.
    static func wad(_ text: String) -> UInt256 {
        let parts = text.split(separator: ".")
        let decimals = parts.count > 1 ? String(parts[1]) : ""
        let digits = String(parts[0]) + decimals + String(repeating: "0", count: 18 - decimals.utf8.count)
        return UInt256(UInt128(digits) ?? 0)
    }
}
