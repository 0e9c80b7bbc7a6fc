import Desk
import Reports
import Testing
import Units

struct StressGridTests {
    private static func state() -> DeskState {
        DeskState(
            listing: ["ETH", "BTC"],
            opening: [.following("a", percent: 150), .following("b", percent: 200, symbol: "BTC")],
            prices: [1_000, 50_000])
    }

    @Test func `cells are the book at parts of both steps`() throws {
        let shocks = [
            PriceShock(symbol: "ETH", millionths: -400_000), PriceShock(symbol: "BTC", millionths: -800_000),
        ]
        let grid = try StressGrid(Self.state(), shocks: shocks)
        #expect(
            grid.rows.map(\.millionths) == [0, -100_000, -200_000, -300_000, -400_000, -500_000, -600_000])
        #expect(grid.columns.count == 7)
        for (row, cells) in zip(grid.rows, grid.cells) {
            for (column, cell) in zip(grid.columns, cells) {
                let report = try? StressReport(Self.state(), shocks: [row] + column)
                #expect(cell?.worst == report?.rows.first?.after)
                #expect(cell?.account == report?.rows.first?.name)
                #expect(cell?.liquidatableCount == report?.liquidatableCount)
            }
        }
        // Half as far again would take all of BTC's price.
        #expect(grid.cells.allSatisfy { $0[6] == nil })
        #expect(grid.cells[4][4]?.liquidatableCount == 2)
    }

    @Test func `a single step has one column, and a step that cannot be is refused`() throws {
        let grid = try StressGrid(Self.state(), shocks: [PriceShock(symbol: "ETH", millionths: 400_000)])
        #expect(grid.columns == [[]])
        #expect(grid.cells.map(\.count) == [1, 1, 1, 1, 1, 1, 1])
        #expect(throws: StressError.self) { try StressGrid(Self.state(), shocks: []) }
        #expect(throws: StressError.unknownAsset("SOL", nearest: nil)) {
            try StressGrid(Self.state(), shocks: [PriceShock(symbol: "SOL", millionths: 1)])
        }
    }
}
