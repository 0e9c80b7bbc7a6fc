import Desk
import Reports
import Units

// What fund reports look like as tables.
extension ExportTable {
    /// The holdings of every account.
    public init(_ statement: HoldingsStatement) {
        self.init(
            "holdings",
            columns: ["account", "chain", "form", "place", "symbol", "quantity", "price", "value"])
        for line in statement.lines {
            add([
                line.account, line.chain, line.form, line.place, line.symbol,
                ExportFigure.amount(line.quantity, decimals: line.decimals),
                line.price.map(ExportFigure.price), line.value.map(ExportFigure.money),
            ])
        }
    }

    /// What moved in and out of the wallets.
    public init(_ ledger: CashLedger, of state: DeskState) {
        self.init(
            "ledger",
            columns: [
                "time", "settlement", "order", "account", "symbol", "change", "balance", "counterparty",
            ])
        for row in ledger.rows {
            let terms = state.terms(of: row.instrument)
            add([
                SafeText(TimeText.iso(row.time)), row.settlement == 0 ? nil : SafeText("\(row.settlement)"),
                row.order.map { SafeText("\($0.number)") }, state.name(of: row.account), terms.symbol,
                ExportFigure.amount(row.change, decimals: terms.decimals),
                ExportFigure.amount(row.balance, decimals: terms.decimals),
                row.counterparty.word(in: state),
            ])
        }
    }

    /// Every order of the run, oldest first.
    public init(blotterOf state: DeskState) {
        self.init(
            "blotter",
            columns: [
                "order", "basket", "placed", "changed", "account", "side", "symbol", "counter", "quantity",
                "filled", "average", "limit", "state", "force", "reason",
            ])
        for number in 0..<UInt64(state.orderCount) {
            guard let order = state.order(OrderID(number + 1)) else { continue }
            add(BlotterRow(order, of: state).cells)
        }
    }

    /// Profit of every holding under both ways to count.
    public init(_ report: ProfitReport) {
        self.init(
            "pnl",
            columns: [
                "account", "symbol", "quantity", "value", "averageCost", "averageRealised",
                "averageUnrealised", "fifoCost", "fifoRealised", "fifoUnrealised", "total",
            ])
        for row in report.rows {
            add([
                row.account, row.symbol, ExportFigure.amount(row.quantity, decimals: row.decimals),
                ExportFigure.money(row.value), ExportFigure.money(row.average.cost),
                ExportFigure.money(row.average.realised), ExportFigure.money(row.average.unrealised),
                ExportFigure.money(row.firstInFirstOut.cost),
                ExportFigure.money(row.firstInFirstOut.realised),
                ExportFigure.money(row.firstInFirstOut.unrealised), ExportFigure.money(row.average.total),
            ])
        }
    }

    /// Why net assets changed: the amounts of all rows add up to the change.
    public init(attribution report: ProfitReport) {
        self.init("attribution", columns: ["account", "symbol", "cause", "amount"])
        for row in report.attribution {
            add([row.account, row.symbol, row.cause.word, ExportFigure.money(row.amount)])
        }
    }

    /// Net assets over time, of the desk and of each account.
    public init(netAssetsOf history: FundHistory, of state: DeskState) {
        let names = history.accounts.map { state.name(of: $0.account) }
        self.init("nav", columns: ["time", "sequence", "account", "netAssets", "shares", "perShare"])
        for point in history.points {
            let time = SafeText(TimeText.iso(point.time))
            let sequence = SafeText("\(point.sequence)")
            add([
                time, sequence, nil, ExportFigure.money(point.total), ExportFigure.money(point.shares),
                point.perShare.map(ExportFigure.price),
            ])
            for (name, value) in zip(names, point.accounts) {
                add([time, sequence, name, ExportFigure.money(value), nil, nil])
            }
        }
    }
}

extension BlotterRow {
    fileprivate var cells: [SafeText?] {
        [
            SafeText("\(id.number)"), SafeText("\(basket.number)"), SafeText(TimeText.iso(placedAt)),
            SafeText(TimeText.iso(changedAt)), account, side, symbol, counterSymbol,
            quantity == .max ? "all" : ExportFigure.amount(quantity, decimals: decimals),
            ExportFigure.amount(filled, decimals: decimals), averagePrice.map(ExportFigure.price),
            limit.map(ExportFigure.price), SafeText("\(state)"), SafeText("\(timeInForce)"), reason,
        ]
    }
}

extension CashRow.Counterparty {
    fileprivate func word(in state: DeskState) -> SafeText {
        switch self {
        case .opening: "opening"
        case .holder(.outside): "outside"
        case .holder(.wallet(let account)): state.name(of: account)
        case .holder(.lending(let venue)): state.reading(of: venue).terms.name
        case .holder(.pool(let pool)): state.terms(of: pool).name
        case .holder(.escrow(let id)): SafeText("escrow \(id.number)")
        case .holder(.issuer(let instrument)): SafeText("issuer of \(state.symbol(of: instrument))")
        }
    }
}
