/// A value for every pair of two factors' steps: what a table of scenarios shows.
///
/// - Units: those of the factors and of the value.
public struct ScenarioGrid<Value: Sendable>: Sendable {
    /// The steps of the first factor, one for each row.
    public let rows: [Double]
    /// The steps of the second factor, one for each column.
    public let columns: [Double]
    /// The values, row after row.
    public let cells: [[Value]]

    /// Asks for the value of every pair, row after row.
    ///
    /// - Throws: what `value` throws; the first one ends it.
    @inlinable
    public init<Failure: Error>(
        rows: [Double], columns: [Double], value: (Double, Double) throws(Failure) -> Value
    ) throws(Failure) {
        (self.rows, self.columns) = (rows, columns)
        var cells: [[Value]] = []
        for row in rows {
            var line: [Value] = []
            for column in columns { line.append(try value(row, column)) }
            cells.append(line)
        }
        self.cells = cells
    }
}

extension ScenarioGrid where Value: Comparable {
    /// The place of the least value, the first of equal ones; `nil` for a grid without cells.
    public var least: (row: Int, column: Int)? {
        var best: (row: Int, column: Int)?
        for (row, line) in cells.enumerated() {
            for (column, value) in line.enumerated() {
                if let known = best, value >= cells[known.row][known.column] { continue }
                best = (row, column)
            }
        }
        return best
    }
}
