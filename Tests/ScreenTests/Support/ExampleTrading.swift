import Reports
import Screen
import Units

/// The holdings and orders of the example desk, and a preview.
extension ExampleReports {
    static func positions() -> PositionsReport {
        var report = PositionsReport()
        report.rows = [
            position(.net, "ETH", "", "640", price: "3310", value: 2_118_400, day: -51_930, total: 88_400),
            position(.net, "USDC", "", "-987882", decimals: 6, price: "1", value: -987_882, yield: -48_000),
            position(.supplied, "tSPY", "morpho", "2100.5", price: "601", value: 1_262_400, total: -1_200),
            position(
                .liquidity, "ETH/USDC deep", "eth", "1234.5", price: "3310", value: 250_000, yield: 9_125),
            PositionRow(kind: .cash, symbol: "NEWT", venue: "", quantity: 5, decimals: 0),
        ]
        report.totals = figures(2_642_918, day: -51_930, total: 87_200, yield: -38_875, weight: 10_000)
        return report
    }

    private static func position(
        _ kind: PositionRow.Kind, _ symbol: SafeText, _ venue: SafeText, _ quantity: String,
        decimals: UInt8 = 18, price: String, value: Int64, day: Int64 = 0, total: Int64 = 0, yield: Int64 = 0
    ) -> PositionRow {
        let isNegative = quantity.hasPrefix("-")
        let amount = wad(isNegative ? String(quantity.dropFirst()) : quantity)
        let scaled = decimals == 6 ? UInt256(amount.low / 1_000_000_000_000) : amount
        return PositionRow(
            kind: kind, symbol: symbol, venue: venue,
            quantity: Int256(magnitude: scaled, isNegative: isNegative) ?? .zero, decimals: decimals,
            averageCost: Price(raw: wad(price).low / 20 * 19), price: Price(raw: wad(price).low),
            figures: figures(value, day: day, total: total, yield: yield, weight: value * 10_000 / 2_642_918))
    }

    private static func figures(
        _ value: Int64, day: Int64, total: Int64, yield: Int64, weight: Int64
    ) -> PositionFigures {
        var figures = PositionFigures()
        let cent: Int128 = 100_000_000
        (figures.value, figures.day) = (Int128(value) * cent, Int128(day) * cent)
        (figures.unrealised, figures.yearlyYield) = (Int128(total) * cent, Int128(yield) * cent)
        (figures.weightBasisPoints, figures.delta) = (weight, figures.value)
        return figures
    }

    static func blotter() -> BlotterReport {
        var report = BlotterReport()
        report.rows = [
            order(41, "SELL", "ETH", "60", limit: "3305", filled: "22", .partiallyFilled, .goodTillCancel),
            order(40, "BUY", "tSPY", "120", limit: "603.1", filled: "120", .filled, .day),
            order(
                38, "SELL", "ETH", "9", limit: "3290", filled: "0", .rejected, .immediateOrCancel,
                reason: "the pools do not give the price"),
            order(
                37, "WITHDRAW", "ETH", "100", limit: nil, filled: "0", .denied, .immediateOrCancel,
                reason: "health floor: 1.0412, floor 1.0500"),
        ]
        report.rows[3].checks = [
            CheckRow(verdict: .passed, name: "kill switch", numbers: ""),
            CheckRow(verdict: .warned, name: "order value", numbers: "331,000.00 of 250,000.00"),
            CheckRow(verdict: .denied, name: "health floor", numbers: "1.0412, floor 1.0500"),
            CheckRow(verdict: .exempt, name: "price band", numbers: ""),
        ]
        report.rows[1].conventional =
            "here 0.0s; off-chain T+1: Tue 2026-11-24, market closed until Mon 14:30Z"
        (report.workingCount, report.orderCount) = (1, 41)
        return report
    }

    private static func order(
        _ id: UInt64, _ side: SafeText, _ symbol: SafeText, _ quantity: String, limit: String?,
        filled: String, _ state: OrderState, _ timeInForce: TimeInForce, reason: SafeText = ""
    ) -> BlotterRow {
        let moment = Timestamp(nanoseconds: time.nanoseconds - Int64(50 - id) * 9_000_000_000)
        return BlotterRow(
            id: OrderID(id), basket: OrderID(id), placedAt: moment, changedAt: moment, account: "vault-A",
            side: side, symbol: symbol, counterSymbol: limit == nil ? "" : "USDC", quantity: wad(quantity),
            filled: wad(filled), decimals: 18, limit: limit.map { Price(raw: wad($0).low) },
            averagePrice: filled == "0" ? nil : limit.map { Price(raw: wad($0).low) }, state: state,
            timeInForce: timeInForce, reason: reason, checks: [])
    }

    static func quotePools(_ row: inout MarketRow) {
        row.benchmark = Price(raw: wad("3312.4").low)
        (row.benchmarkAge, row.benchmarkGapBasisPoints) = (400_000_000, -7)
        row.pools = [
            pool("ETH/USDC deep", "eth", "3309.1", -4, depth: 4_100_000),
            pool("ETH/USDC", "base", "3312.9", 7, depth: 600_000),
            PoolQuote(
                pool: "ETH/tBTC", chain: "eth", quote: "tBTC", price: nil, gapBasisPoints: nil, depth: 0,
                feeBasisPoints: 30),
        ]
    }

    private static func pool(
        _ name: SafeText, _ chain: SafeText, _ price: String, _ gap: Int64, depth: UInt64
    ) -> PoolQuote {
        PoolQuote(
            pool: name, chain: chain, quote: "USDC", price: Price(raw: wad(price).low), gapBasisPoints: gap,
            depth: UInt128(depth) * 100_000_000, feeBasisPoints: 30)
    }

    /// What a sale of 60 ETH of vault-A would do.
    static func preview(_ request: UInt64, accountToType: SafeText? = nil, refusal: SafeText? = nil)
        -> PreviewReport
    {
        var report = PreviewReport(sequence: 1_204, request: request)
        (report.accountToType, report.refusal) = (accountToType, refusal)
        report.checks = [
            CheckRow(verdict: .passed, name: "kill switch", numbers: ""),
            CheckRow(verdict: .passed, name: "oracle age", numbers: ""),
            CheckRow(verdict: .warned, name: "order value", numbers: "198,300.00 of 150,000.00"),
            CheckRow(verdict: .exempt, name: "armed", numbers: ""),
        ]
        guard refusal == nil else { return report }
        report.figures = [
            PreviewFigure(name: "value", form: .money, before: nil, after: money(198_300), hasBefore: false),
            PreviewFigure(
                name: "cost (fee, slippage)", form: .cost, before: nil, after: money(182), hasBefore: false),
            PreviewFigure(name: "net assets", form: .money, before: money(728_400), after: money(728_218)),
            PreviewFigure(
                name: "HF vault-A", form: .health, before: Int256(bits: wad("1.016142857142857142")),
                after: Int256(bits: wad("1.0739"))),
            PreviewFigure(
                name: "liq price ETH", form: .price, before: Int256(bits: wad("3257.81")),
                after: Int256(bits: wad("3082.45"))),
            PreviewFigure(
                name: "USDC free vault-A", form: .quantity(decimals: 6), before: 402_118_000_000,
                after: 600_236_000_000),
        ]
        report.route = [
            leg("ETH/USDC deep", "eth", "45", "148908.5", 8), leg("ETH/USDC", "base", "15", "49209.5", 11),
        ]
        return report
    }

    private static func money(_ whole: Int128) -> Int256 { Int256(whole * 100_000_000) }

    private static func leg(
        _ pool: SafeText, _ chain: SafeText, _ paid: String, _ received: String, _ impact: UInt64
    ) -> RouteLeg {
        RouteLeg(
            pool: pool, chain: chain, paid: "ETH", paidAmount: wad(paid), paidDecimals: 18,
            received: "USDC", receivedAmount: UInt256(wad(received).low / 1_000_000_000_000),
            receivedDecimals: 6, impactBasisPoints: impact)
    }
}
