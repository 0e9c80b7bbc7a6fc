import Reports
import Testing
import Units

@testable import Screen

@Suite struct ListOrderTests {
    private let reports = ExampleReports.make()

    private func accounts(_ column: SortColumn, isInverted: Bool = false) -> [UInt32] {
        HealthListing(reports.desk.health, order: ListOrder(column: column, isInverted: isInverted))
            .rows.map { $0.account.index }
    }

    @Test func `accounts stand by each column, those without a figure last in both directions`() {
        #expect(accounts(.health) == [0, 1, 2, 3, 4])
        #expect(accounts(.health, isInverted: true) == [3, 2, 1, 0, 4])
        #expect(accounts(.debt) == [2, 0, 1, 3, 4])
        #expect(accounts(.debt, isInverted: true) == [4, 3, 1, 0, 2])
        #expect(accounts(.distance) == [0, 1, 2, 3, 4])
        #expect(accounts(.age) == [3, 1, 0, 2, 4])
        #expect(accounts(.account) == [1, 4, 3, 0, 2])
        #expect(accounts(.venue) == [0, 1, 4, 2, 3])
    }

    @Test func `instruments and alerts stand by each column`() {
        func symbols(_ column: SortColumn, isInverted: Bool = false) -> [String] {
            reports.market.rows.ordered(by: ListOrder(column: column, isInverted: isInverted)).map(
                \.symbol.text)
        }
        #expect(symbols(.listed, isInverted: true).first == "wstETH")
        #expect(symbols(.change) == ["ETH", "wstETH", "USDC", "tBTC", "tSPY"])
        #expect(symbols(.price).first == "tBTC" && symbols(.price).last == "USDC")
        #expect(symbols(.age).first == "tSPY" && symbols(.symbol).first == "ETH")
        func alerts(_ column: SortColumn, isInverted: Bool = false) -> [UInt64] {
            reports.desk.alerts.rows.ordered(by: ListOrder(column: column, isInverted: isInverted)).map(\.id)
        }
        #expect(alerts(.time, isInverted: true) == [1, 2, 3] && alerts(.health) == [3, 2, 1])
        #expect(alerts(.account) == [2, 3, 1] && alerts(.state, isInverted: true) == [1, 2, 3])
    }

    @Test func `equal rows stay in their order, also when it is inverted`() {
        let rows = [(1, "a"), (1, "b"), (0, "c"), (1, "d")]
        #expect(rows.ordered(isInverted: false) { $0.0 }.map(\.1) == ["c", "a", "b", "d"])
        #expect(rows.ordered(isInverted: true) { $0.0 }.map(\.1) == ["a", "b", "d", "c"])
    }
}
