import Reports
import Screen
import Units

/// Holdings, orders and previews of anything that their types can hold.
extension RandomReports {
    static func positions(_ generator: inout SeededGenerator) -> PositionsReport {
        var report = PositionsReport(account: Bool.random(using: &generator) ? name(&generator) : nil)
        let kinds: [PositionRow.Kind] = [.cash, .supplied, .owed, .liquidity, .net]
        report.rows = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
            PositionRow(
                kind: kinds.randomElement(using: &generator) ?? .net, symbol: name(&generator),
                venue: name(&generator), quantity: Int256(bits: amount(&generator)),
                decimals: UInt8.random(in: 0...27, using: &generator),
                averageCost: Bool.random(using: &generator) ? price(&generator) : nil,
                price: price(&generator),
                figures: Bool.random(using: &generator) ? figures(&generator) : nil)
        }
        report.totals = figures(&generator)
        return report
    }

    private static func figures(_ generator: inout SeededGenerator) -> PositionFigures {
        var figures = PositionFigures()
        figures.value = Int128.random(in: .min ... .max, using: &generator)
        figures.day = [Int128.min, .max, 0].randomElement(using: &generator) ?? 0
        figures.realised = Int128.random(in: .min ... .max, using: &generator)
        figures.unrealised = .max
        figures.yearlyYield = Int128.random(in: .min ... .max, using: &generator) >> 64
        figures.weightBasisPoints = Int64.random(in: .min ... .max, using: &generator)
        figures.delta = figures.value
        return figures
    }

    static func blotter(_ generator: inout SeededGenerator) -> BlotterReport {
        var report = BlotterReport()
        report.rows = (0..<Int.random(in: 0...30, using: &generator)).map { row(UInt64($0 + 1), &generator) }
        report.workingCount = Int.random(in: 0...30, using: &generator)
        report.orderCount = .max
        if Bool.random(using: &generator) { report.killedSince = Timestamp(nanoseconds: age(&generator)) }
        return report
    }

    private static func row(_ id: UInt64, _ generator: inout SeededGenerator) -> BlotterRow {
        let moment = Timestamp(nanoseconds: age(&generator))
        return BlotterRow(
            id: OrderID(id), basket: OrderID(id), placedAt: moment, changedAt: moment,
            account: name(&generator), side: name(&generator), symbol: name(&generator),
            counterSymbol: name(&generator), quantity: amount(&generator), filled: amount(&generator),
            decimals: UInt8.random(in: 0...27, using: &generator),
            limit: Bool.random(using: &generator) ? price(&generator) : nil,
            averagePrice: Bool.random(using: &generator) ? price(&generator) : nil,
            state: OrderState.allCases.randomElement(using: &generator) ?? .new,
            timeInForce: TimeInForce.allCases.randomElement(using: &generator) ?? .day,
            reason: name(&generator), checks: checks(&generator), conventional: name(&generator))
    }

    private static func checks(_ generator: inout SeededGenerator) -> [CheckRow] {
        let verdicts: [CheckResult.Verdict] = [.passed, .warned, .denied, .exempt]
        return (0..<Int.random(in: 0...25, using: &generator)).map { _ in
            CheckRow(
                verdict: verdicts.randomElement(using: &generator) ?? .passed, name: name(&generator),
                numbers: name(&generator))
        }
    }

    static func pools(_ generator: inout SeededGenerator) -> [PoolQuote] {
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            PoolQuote(
                pool: name(&generator), chain: name(&generator), quote: name(&generator),
                price: Bool.random(using: &generator) ? price(&generator) : nil,
                gapBasisPoints: Bool.random(using: &generator)
                    ? Int64.random(in: .min ... .max, using: &generator) : nil,
                depth: price(&generator).raw, feeBasisPoints: 30)
        }
    }

    /// A preview under one of the first numbers, so that a ticket that is open takes it.
    static func preview(_ generator: inout SeededGenerator) -> PreviewReport {
        var report = PreviewReport(sequence: 1, request: UInt64.random(in: 1...4, using: &generator))
        if Bool.random(using: &generator) { report.refusal = name(&generator) }
        if Bool.random(using: &generator) { report.accountToType = name(&generator) }
        let forms: [PreviewFigure.Form] = [
            .health, .price, .money, .cost, .quantity(decimals: 18), .basisPoints,
        ]
        report.figures = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
            PreviewFigure(
                name: name(&generator), form: forms.randomElement(using: &generator) ?? .money,
                before: Bool.random(using: &generator) ? Int256(bits: amount(&generator)) : nil,
                after: Int256(bits: amount(&generator)), hasBefore: Bool.random(using: &generator))
        }
        report.route = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
            RouteLeg(
                pool: name(&generator), chain: name(&generator), paid: name(&generator),
                paidAmount: amount(&generator), paidDecimals: 27, received: name(&generator),
                receivedAmount: amount(&generator), receivedDecimals: 0, impactBasisPoints: .max)
        }
        report.checks = checks(&generator)
        return report
    }

    private static func amount(_ generator: inout SeededGenerator) -> UInt256 {
        let high = Bool.random(using: &generator) ? 0 : UInt128.random(in: 0 ... .max, using: &generator)
        return UInt256(high: high, low: price(&generator).raw)
    }
}
