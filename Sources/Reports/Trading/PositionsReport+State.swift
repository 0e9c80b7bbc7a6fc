import Desk
import Units

extension PositionsReport {
    /// Rows that a report holds at most.
    public static let greatestCount = 256

    /// Reports the holdings of one account that trades, or of all of them netted by instrument.
    public init(_ state: DeskState, account: AccountID?) {
        self.init(account: account.map { state.name(of: $0) })
        let accounts = account.map { [$0] } ?? state.tradingAccounts
        let holdings = accounts.map { (account: $0, lines: state.holdings(of: $0)) }
        let net = holdings.reduce(Int128(0)) { sum, held in
            held.lines.reduce(sum) { $0 + $1.signedValue }
        }
        var all: [PositionRow] = []
        for (account, lines) in holdings {
            all += PositionsReport.rows(state, account, lines, netAssets: net)
        }
        for row in all { totals.add(row.figures) }
        totals.weightBasisPoints = net > 0 ? 10_000 : 0
        let shown = account == nil ? PositionsReport.netted(all) : all
        rows = Array(shown.prefix(PositionsReport.greatestCount))
    }

    private static func rows(
        _ state: DeskState, _ account: AccountID, _ lines: [HoldingLine], netAssets: Int128
    ) -> [PositionRow] {
        var seen: Set<InstrumentID> = []
        return lines.map { line in
            var row = PositionRow(state, account, line)
            var figures = PositionFigures(line, netAssets: netAssets)
            let profit = state.profit(of: line, by: account)
            if case .liquidity = line.form {
                figures.take(profit)
            } else if seen.insert(line.instrument).inserted {
                figures.take(profit)
            }
            row.averageCost = profit.flatMap { PositionRow.averageCost($0, row.decimals) }
            row.figures = row.price == nil ? nil : figures
            return row
        }
    }

    /// Sums rows of the same symbol; debts lower the quantity.
    private static func netted(_ rows: [PositionRow]) -> [PositionRow] {
        var order: [SafeText] = []
        var bySymbol: [SafeText: PositionRow] = [:]
        for row in rows {
            guard var sum = bySymbol[row.symbol] else {
                order.append(row.symbol)
                var first = row
                (first.kind, first.venue) = (row.kind == .liquidity ? .liquidity : .net, "")
                bySymbol[row.symbol] = first
                continue
            }
            sum.quantity = sum.quantity &+ row.quantity
            if sum.averageCost != row.averageCost { sum.averageCost = nil }
            sum.figures?.add(row.figures)
            bySymbol[row.symbol] = sum
        }
        return order.compactMap { bySymbol[$0] }
    }
}

extension PositionFigures {
    /// Adds the figures of another holding.
    mutating func add(_ other: PositionFigures?) {
        guard let other else { return }
        value += other.value
        realised += other.realised
        unrealised += other.unrealised
        day += other.day
        yearlyYield += other.yearlyYield
        weightBasisPoints += other.weightBasisPoints
        delta += other.delta
    }

    fileprivate init(_ line: HoldingLine, netAssets: Int128) {
        self.init()
        value = line.signedValue
        let yield = (try? UInt256.mulDivDown(UInt256(line.value), line.rate, Ray.one))?.low ?? 0
        yearlyYield = line.form == .owed ? -Int128(yield) : Int128(yield)
        if netAssets > 0 { weightBasisPoints = Int64(clamping: value * 10_000 / netAssets) }
        delta = value
    }

    fileprivate mutating func take(_ profit: Profit?) {
        guard let profit else { return }
        (realised, unrealised, day) = (profit.realised, profit.unrealised, profit.day)
    }
}

extension HoldingLine {
    /// The value, negative for a debt.
    fileprivate var signedValue: Int128 { form == .owed ? -Int128(value) : Int128(value) }
}

extension DeskState {
    fileprivate func profit(of line: HoldingLine, by account: AccountID) -> Profit? {
        if case .liquidity(let pool) = line.form { return profit(of: pool, by: account) }
        return profit(of: line.instrument, by: account)
    }
}

extension PositionRow {
    fileprivate init(_ state: DeskState, _ account: AccountID, _ line: HoldingLine) {
        let terms = state.terms(of: line.instrument)
        let isDebt = line.form == .owed
        self.init(
            kind: .cash, symbol: terms.symbol, venue: "",
            quantity: Int256(magnitude: line.quantity, isNegative: isDebt) ?? .max, decimals: terms.decimals,
            price: state.price(of: line.instrument))
        switch line.form {
        case .wallet: break
        case .supplied: (kind, venue) = (.supplied, state.venue(of: account))
        case .owed: (kind, venue) = (.owed, state.venue(of: account))
        case .pending: kind = .pending
        case .liquidity(let pool):
            (kind, symbol, decimals) = (.liquidity, state.terms(of: pool).name, 18)
            venue = state.terms(of: pool).chain
        }
    }

    /// Cost over quantity, as a price rounded down; nothing while nothing is held.
    fileprivate static func averageCost(_ profit: Profit, _ decimals: UInt8) -> Price? {
        guard profit.quantity != .zero, profit.cost.signum() != 0 else { return nil }
        let unit = UInt256(DecimalText.powerOfTen(Int(decimals)))
        let scale = UInt256(Price.scale / 100_000_000)
        guard let scaled = try? UInt256(profit.cost.magnitude).multiplied(by: scale),
            let price = try? UInt256.mulDivDown(scaled, unit, profit.quantity.magnitude), price.high == 0
        else { return nil }
        return Price(raw: price.low)
    }
}
