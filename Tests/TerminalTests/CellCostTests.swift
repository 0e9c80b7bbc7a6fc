import Screen
import Testing

@testable import Terminal

@Suite struct CellCostTests {
    private let red = CellStyle(foreground: 0xFF0000)

    @Test func `a cell behind the last one costs its character`() {
        var cost = CellCost(depth: .palette)
        _ = cost.bytes(of: Cell("a"), column: 3, row: 2)
        #expect(cost.bytes(of: Cell("b"), column: 4, row: 2) == 1)
        #expect(cost.bytes(of: Cell("─"), column: 5, row: 2) == 3)
    }

    @Test func `a cell elsewhere costs the way there`() {
        var cost = CellCost(depth: .palette)
        _ = cost.bytes(of: Cell("a"), column: 3, row: 2)
        #expect(cost.bytes(of: Cell("b"), column: 5, row: 2) == 9)
        #expect(cost.bytes(of: Cell("b"), column: 6, row: 3) == 9)
    }

    @Test func `another colour costs more the more colours there are`() {
        let depths: [ColourDepth] = [.none, .sixteen, .palette, .direct]
        let costs = depths.map { depth in
            var cost = CellCost(depth: depth)
            _ = cost.bytes(of: Cell("a"), column: 0, row: 0)
            return cost.bytes(of: Cell("b", red), column: 1, row: 0)
        }
        #expect(costs == [1, 6, 12, 19])
    }
}
