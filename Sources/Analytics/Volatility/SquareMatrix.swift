/// A square of numbers.
public struct SquareMatrix: Hashable, Sendable {
    /// The rows, and the columns.
    public let size: Int
    private var elements: [Double]

    /// Makes a matrix of zeros; at least one row.
    public init(size: Int) {
        precondition(size > 0, "a matrix has at least one row")
        self.size = size
        elements = [Double](repeating: 0, count: size * size)
    }

    /// Makes a matrix of its rows, each as long as there are rows.
    public init(rows: [[Double]]) {
        self.init(size: rows.count)
        for (place, row) in rows.enumerated() {
            precondition(row.count == size, "a square matrix has as many columns as rows")
            for (column, value) in row.enumerated() { self[place, column] = value }
        }
    }

    /// The element of a row and a column, from 0.
    public subscript(row: Int, column: Int) -> Double {
        get { elements[row * size + column] }
        set { elements[row * size + column] = newValue }
    }

    /// Returns the product with a column.
    public func times(_ column: [Double]) -> [Double] {
        precondition(column.count == size, "a column is as long as the matrix")
        return (0..<size).map { row in
            (0..<size).reduce(0) { $0 + self[row, $1] * column[$1] }
        }
    }

    /// Returns the lower triangle L with L times its transpose equal to this symmetric matrix.
    ///
    /// - Source: Golub and Van Loan, *Matrix Computations*, algorithm 4.2.1.
    /// - Throws: `singularCovariance` when a pivot is not above 1e-14 of its diagonal element.
    public func choleskyFactor() throws(VolatilityError) -> SquareMatrix {
        var factor = SquareMatrix(size: size)
        for row in 0..<size {
            for column in 0...row {
                var rest = self[row, column]
                for place in 0..<column { rest -= factor[row, place] * factor[column, place] }
                if row == column {
                    guard rest > 1e-14 * abs(self[row, row]), rest.isFinite else {
                        throw .singularCovariance(row: row, pivot: rest)
                    }
                    factor[row, row] = rest.squareRoot()
                } else {
                    factor[row, column] = rest / factor[column, column]
                }
            }
        }
        return factor
    }
}
