import Desk
import Testing
import Units

@testable import Reports

/// Positions, orders and previews of one desk.
@Suite struct TradingReportTests {
    private let dollar: Int128 = 100_000_000

    private func sell(_ quantity: UInt64, account: AccountID = AccountID(0)) -> OrderRequest {
        OrderRequest(
            account: account,
            action: .sell(
                InstrumentID(0), quantity: UInt256(UInt128(quantity) * 1_000_000_000_000_000_000),
                for: InstrumentID(1)))
    }

    @Test func `positions show each form, debts negative, and the totals are the sums of all rows`() {
        let report = PositionsReport(LendingDesk.make(), account: AccountID(0))
        #expect(report.account == "vault")
        #expect(report.rows.map(\.kind) == [.cash, .supplied, .owed])
        #expect(report.rows.map { $0.quantity.isNegative } == [false, false, true])
        #expect(report.rows[0].figures?.value == 60_000 * dollar)
        #expect(report.rows[1].averageCost == Price(whole: 3_000))
        #expect(report.totals.value == report.rows.reduce(0) { $0 + ($1.figures?.value ?? 0) })
        #expect(report.totals.value == 210_000 * dollar)
        #expect((report.rows[2].figures?.yearlyYield ?? 0) < 0)
    }

    @Test func `the book is netted by instrument and adds up to the same`() {
        let state = LendingDesk.make()
        let report = PositionsReport(state, account: nil)
        #expect(report.rows.map(\.symbol) == ["ETH", "USDC"])
        #expect(report.rows.map(\.kind) == [.net, .net])
        let each = [AccountID(0), AccountID(1)].map { PositionsReport(state, account: $0).totals.value }
        #expect(report.totals.value == each.reduce(0, +))
        #expect(report.totals.value == report.rows.reduce(0) { $0 + ($1.figures?.value ?? 0) })
    }

    @Test func `realised and unrealised profit are what the net assets have changed by`() {
        var state = LendingDesk.make()
        let before = PositionsReport(state, account: nil).totals.value
        state.apply([.placeOrders([sell(5)])])
        state.apply(price: 3_100, second: 1_767_623_405)
        let after = PositionsReport(state, account: nil).totals
        #expect(after.realised + after.unrealised == after.value - before)
        #expect(after.day == after.realised + after.unrealised)
    }

    @Test func `the blotter tells the newest first, with averages and reasons`() {
        var state = LendingDesk.make()
        state.apply([.placeOrders([sell(5)]), .placeOrders([sell(50)])])
        let report = BlotterReport(state)
        #expect(report.orderCount == 2 && report.rows.map(\.id) == [OrderID(2), OrderID(1)])
        #expect(
            report.rows[0].state == .rejected || report.rows[0].state == .denied
                || report.rows[0].state == .expired)
        #expect(!report.rows[0].reason.text.isEmpty)
        #expect(report.rows[1].state == .filled)
        #expect(
            report.rows[1].averagePrice.map { $0 < Price(whole: 3_000) && $0 > Price(whole: 2_950) } == true)
        #expect(report.rows[1].checks.count >= 19)
        // At market the desk protects each fill by the prices of its moment: no price was asked for.
        #expect(report.rows.allSatisfy { $0.limit == nil })
    }

    @Test func `a preview tells before and after, the route, and whose name has to be typed`() throws {
        let state = LendingDesk.make()
        let borrow = OrderRequest(
            account: AccountID(0), action: .borrow(InstrumentID(1), UInt256(UInt128(10_000_000_000))))
        let preview = PreviewReport([borrow], request: 3, of: state)
        #expect(preview.refusal == nil && preview.accountToType == "vault")
        let health = try #require(preview.figures.first { $0.form == .health })
        let (was, now) = (try #require(health.before), try #require(health.after))
        #expect(now < was)
        let sale = PreviewReport([sell(1)], request: 4, of: state)
        #expect(sale.accountToType == nil)
        #expect(sale.route.map(\.pool) == ["ETH/USDC"])
        #expect((sale.route.first?.impactBasisPoints ?? 0) >= 30)
    }

    @Test func `a preview of what would be refused says why, and changes nothing`() {
        let state = LendingDesk.make()
        let preview = PreviewReport([sell(0)], request: 1, of: state)
        #expect(preview.refusal == "quantity")
        #expect(preview.figures.map(\.name) == ["HF vault"] && !preview.figures[0].hasAfter)
        let floor = OrderRequest(
            account: AccountID(0), action: .borrow(InstrumentID(1), UInt256(UInt128(88_000_000_000))))
        let denied = PreviewReport([floor], request: 2, of: state).refusal
        #expect(denied?.text.hasPrefix("health floor: 1.0") == true)
    }
}
