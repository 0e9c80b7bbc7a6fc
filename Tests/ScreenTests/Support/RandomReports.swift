import Reports
import Screen
import Units

/// Reports of anything that their types can hold.
enum RandomReports {
    static func make(_ generator: inout SeededGenerator) -> ScreenReports {
        var health = HealthReport()
        let count = Int.random(in: 0...20, using: &generator)
        health.rows = (0..<count).map { row(UInt32($0), &generator) }
        health.firstRow = Bool.random(using: &generator) ? 0 : Int.random(in: 0...1_000, using: &generator)
        health.accountCount = health.firstRow + count + Int.random(in: 0...1_000_000, using: &generator)
        health.awaitingPriceCount = Int.random(in: 0...3, using: &generator)
        health.countBySeverity = (0..<5).map { _ in Int.random(in: 0...3, using: &generator) }
        var alerts = AlertsReport()
        alerts.rows = (0..<Int.random(in: 0...30, using: &generator)).map { alert(UInt64($0), &generator) }
        alerts.unacknowledgedCount = alerts.rows.count { $0.state == .raised }
        var desk = DeskReport(
            sequence: 1, health: health, alerts: alerts, positions: positions(&generator),
            blotter: blotter(&generator))
        desk.breakers = breakers(&generator)
        (desk.notice, desk.noticeCount) = (name(&generator), UInt64.random(in: 0...9, using: &generator))
        return ScreenReports(
            desk: desk, market: market(&generator), status: status(&generator),
            preview: preview(&generator), now: age(&generator))
    }

    static func mouse(_ generator: inout SeededGenerator) -> MouseEvent {
        let actions: [MouseEvent.Action] = [.press, .release, .wheelUp, .wheelDown]
        return MouseEvent(
            action: actions.randomElement(using: &generator) ?? .press,
            button: Int.random(in: 0...2, using: &generator),
            column: Int.random(in: -2...220, using: &generator),
            row: Int.random(in: -2...70, using: &generator))
    }

    private static func row(_ index: UInt32, _ generator: inout SeededGenerator) -> HealthRow {
        let isKnown = Bool.random(using: &generator)
        let lines = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
            LiquidationLine(
                symbol: name(&generator), price: price(&generator),
                distanceBasisPoints: Int64.random(in: .min ... .max, using: &generator)
                    >> Int64.random(in: 0...60, using: &generator))
        }
        return HealthRow(
            account: AccountID(index), name: name(&generator), venue: name(&generator),
            severity: Severity.allCases.randomElement(using: &generator) ?? .ok,
            healthFactor: isKnown ? UInt256(high: 0, low: price(&generator).raw) : nil,
            hasDebt: Bool.random(using: &generator), lines: lines, debt: price(&generator).raw,
            baseCurrency: name(&generator), priceAge: Bool.random(using: &generator) ? nil : age(&generator))
    }

    private static func alert(_ id: UInt64, _ generator: inout SeededGenerator) -> AlertRow {
        AlertRow(
            id: id, time: Timestamp(nanoseconds: age(&generator)),
            severity: Severity.allCases.randomElement(using: &generator) ?? .ok, account: name(&generator),
            value: UInt256(high: 0, low: price(&generator).raw), edge: ExampleReports.wad("1.05"),
            state: [AlertState.raised, .acknowledged, .cleared].randomElement(using: &generator) ?? .raised)
    }

    private static func market(_ generator: inout SeededGenerator) -> MarketReport {
        let rows = (0..<Int.random(in: 0...12, using: &generator)).map { index in
            var row = MarketRow(
                instrument: InstrumentID(UInt32(index)), symbol: name(&generator),
                price: Bool.random(using: &generator) ? price(&generator) : nil, firstPrice: nil,
                changeBasisPoints: Int64.random(in: .min ... .max, using: &generator)
                    >> Int64.random(in: 0...60, using: &generator),
                time: Bool.random(using: &generator) ? nil : Timestamp(nanoseconds: age(&generator)),
                history: (0..<Int.random(in: 0...256, using: &generator)).map { _ in price(&generator) },
                historySpan: 500_000_000, refusedCount: UInt64.random(in: 0...200, using: &generator),
                heldPrice: Bool.random(using: &generator) ? price(&generator) : nil)
            if Bool.random(using: &generator) { row.benchmark = price(&generator) }
            row.benchmarkGapBasisPoints = Bool.random(using: &generator) ? nil : .min
            row.pools = pools(&generator)
            return row
        }
        return MarketReport(rows: rows, time: Timestamp(nanoseconds: age(&generator)))
    }

    private static func status(_ generator: inout SeededGenerator) -> StatusReport {
        let journals: [JournalStatus] = [.off, .writing, .resumed(7), .readOnly(name(&generator))]
        return StatusReport(
            market: Bool.random(using: &generator) ? .recorded : .simulated(seed: .max),
            speedMilli: UInt64.random(in: 0...100_000_000, using: &generator),
            time: Timestamp(nanoseconds: Bool.random(using: &generator) ? .min : age(&generator)),
            feed: Bool.random(using: &generator) ? feed(&generator) : nil,
            ended: Bool.random(using: &generator), tickCount: .max, skippedRowCount: 16,
            skippedRows: (0..<16).map { _ in name(&generator) }, durableSequence: .max,
            journal: journals.randomElement(using: &generator) ?? .off, outputBytesPerSecond: .max,
            stateHash: "0123456789abcdef0123456789abcdef")
    }

    private static func feed(_ generator: inout SeededGenerator) -> FeedStatus {
        let conditions: [FeedStatus.Condition] = [
            .waiting, .live, .silent, .frozen, .quarantined, .lost, .ended,
        ]
        var feed = FeedStatus(
            name: name(&generator), condition: conditions.randomElement(using: &generator) ?? .live,
            age: Bool.random(using: &generator) ? nil : age(&generator))
        (feed.takenCount, feed.droppedCount) = (.max, .max)
        feed.problems = (0..<16).map { _ in name(&generator) }
        feed.quarantined = (0..<16).map { _ in name(&generator) }
        return feed
    }

    /// Names with letters, wide characters, marks, control characters and emoji, of any length.
    static func name(_ generator: inout SeededGenerator) -> SafeText {
        let pieces = [
            "a", "Z", "0", " ", "国", "e\u{301}", "\u{1B}", "\u{202E}", "👩‍👩‍👧", "🇩🇪", "가", "\u{7}", "\t", "x",
        ]
        let count = Int.random(in: 0...60, using: &generator)
        return SafeText((0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined())
    }

    static func price(_ generator: inout SeededGenerator) -> Price {
        Price(
            raw: UInt128.random(in: 0 ... .max, using: &generator)
                >> UInt128.random(in: 0...127, using: &generator))
    }

    static func age(_ generator: inout SeededGenerator) -> Int64 {
        Int64.random(in: -1_000_000_000...4_000_000_000_000_000_000, using: &generator)
    }
}
