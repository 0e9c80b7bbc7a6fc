import Desk
import Units

/// The book at every pair of parts of a scenario: its first asset by row, the others together by column.
public struct StressGrid: Sendable {
    /// What a pair of steps does.
    public struct Cell: Hashable, Sendable {
        /// The least health factor, scaled by 1e18; `nil` when nobody owes anything.
        public var worst: UInt256?
        /// The account that has it.
        public var account: SafeText
        /// How many accounts stand below their line.
        public var liquidatableCount: Int
    }

    /// The parts of the scenario in quarters: none, a quarter ... one and a half.
    public static let quarters: [Int64] = [0, 1, 2, 3, 4, 5, 6]

    /// The first asset's steps, one for each row.
    public let rows: [PriceShock]
    /// The steps of the others, one list for each column; a single empty one when there are no others.
    public let columns: [[PriceShock]]
    /// The cells, row after row; `nil` where a step leaves no price.
    public let cells: [[Cell?]]

    /// Runs every pair of parts over the book.
    ///
    /// - Throws: `StressError` when the scenario itself cannot be run.
    public init(_ state: DeskState, shocks: [PriceShock]) throws(StressError) {
        _ = try StressScenario(state, shocks: shocks)
        let (first, others) = (shocks[0], Array(shocks.dropFirst()))
        let rows = StressGrid.quarters.map { first.scaled($0, over: 4) }
        let columns =
            others.isEmpty
            ? [[]] : StressGrid.quarters.map { part in others.map { $0.scaled(part, over: 4) } }
        (self.rows, self.columns) = (rows, columns)
        cells = rows.map { row in columns.map { StressGrid.cell(state, shocks: [row] + $0) } }
    }

    private static func cell(_ state: DeskState, shocks: [PriceShock]) -> Cell? {
        guard let stressed = try? StressScenario(state, shocks: shocks).state else { return nil }
        var (worst, account, count): (UInt256?, AccountID?, Int) = (nil, nil, 0)
        stressed.forEachHealthFactor { place, factor in
            guard let factor, stressed.hasDebt(place) else { return }
            if factor < DeskState.line { count += 1 }
            if worst.map({ factor < $0 }) ?? true { (worst, account) = (factor, place) }
        }
        return Cell(worst: worst, account: account.map { state.name(of: $0) } ?? "", liquidatableCount: count)
    }
}
