import Desk
import Reports
import Simulation
import Testing
import Units

@testable import Formats

/// Tables of the first minutes of a simulated market, with an order of ours in them.
@Suite struct FundExportsTests {
    private static let run: (state: DeskState, history: FundHistory) = {
        let market = SimulatedMarket(seed: 5, borrowers: 20)
        var prices = market.prices()
        var state = DeskState()
        var events: [Event] = []
        state.apply(Batch(commands: market.setUp()), into: &events)
        var history = FundHistory(state, interval: 30)
        for round in 0..<120 {
            let before = state
            events = []
            let ticks = (0..<200).map { _ in prices.nextTick() }
            let commands = round == 60 ? [order(in: state)] : []
            state.apply(Batch(commands: commands, ticks: ticks), into: &events)
            history.note(before: before, events: events, after: state)
        }
        history.finish(state)
        return (state, history)
    }()

    private static func order(in state: DeskState) -> Command {
        let account = state.account(named: "cash-G") ?? AccountID(0)
        let (ether, dollar) = (state.instrument(of: "ETH"), state.instrument(of: "USDC"))
        return .placeOrders([
            OrderRequest(
                account: account,
                action: .sell(
                    ether ?? InstrumentID(0), quantity: UInt256(UInt128(2_000_000_000_000_000_000)),
                    for: dollar ?? InstrumentID(1)))
        ])
    }

    private static var tables: [ExportTable] {
        let (state, history) = run
        let profit = ProfitReport(history, of: state)
        return [
            ExportTable(HoldingsStatement(state)), ExportTable(blotterOf: state),
            ExportTable(history.ledger, of: state), ExportTable(profit), ExportTable(attribution: profit),
            ExportTable(netAssetsOf: history, of: state),
        ]
    }

    @Test func `every table goes to CSV and JSON and back`() throws {
        for table in FundExportsTests.tables {
            #expect(!table.rows.isEmpty, "\(table.name)")
            #expect(try ExportTable(table.name, csv: Array(table.csv.utf8)) == table)
            #expect(try ExportTable(json: Array(table.json.utf8)) == table)
        }
    }

    private func sum(_ table: ExportTable, _ column: SafeText, where cell: SafeText? = nil) throws -> Int128 {
        let index = try #require(table.columns.firstIndex(of: column))
        return try table.rows.filter { cell == nil || $0.contains(cell) }.reduce(0) { sum, row in
            guard let text = row[index]?.text else { return sum }
            let number = try DecimalNumber(text.hasPrefix("-") ? String(text.dropFirst()) : text)
            let value = Int128(try number.scaled(decimals: 8, rounding: .down))
            return text.hasPrefix("-") ? sum - value : sum + value
        }
    }

    @Test func `the files agree with each other to the last digit`() throws {
        let tables = FundExportsTests.tables
        let (state, history) = FundExportsTests.run
        let net = state.tradingAccounts.reduce(Int128(0)) { $0 + state.netAssets(of: $1) }
        #expect(history.points.last?.total == net)
        #expect(abs(try sum(tables[0], "value") - net) < 100)
        let opening = history.accounts.reduce(Int128(0)) { $0 + $1.opening }
        #expect(try sum(tables[4], "amount") == net - opening)
        #expect(
            try sum(tables[3], "averageRealised") + sum(tables[3], "averageUnrealised")
                == sum(tables[3], "fifoRealised") + sum(tables[3], "fifoUnrealised"))
        #expect(try sum(tables[4], "amount", where: "fees") < 0)
        #expect(abs(try sum(tables[4], "amount", where: "rounding")) < 10_000)
    }

    @Test func `a sale stands in the blotter and on both sides of the ledger`() {
        let tables = FundExportsTests.tables
        #expect(tables[1].rows.contains { $0.contains("SELL") && $0.contains("filled") && $0.contains("2") })
        let legs = tables[2].rows.filter { $0[2] == "1" }
        #expect(legs.contains { $0[4] == "ETH" && $0[5] == "-2" })
        #expect(legs.contains { $0[4] == "USDC" && $0[5]?.text.hasPrefix("-") == false })
    }
}
