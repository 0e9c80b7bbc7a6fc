/// A grid of cells that panels draw on.
public struct Canvas: Hashable, Sendable {
    /// Number of columns, from 1.
    public private(set) var width: Int
    /// Number of rows, from 1.
    public private(set) var height: Int
    /// The cells, row by row from the top left; `width * height` of them.
    public private(set) var cells: [Cell]

    /// Makes a canvas filled with one cell; sizes below 1 become 1.
    public init(width: Int, height: Int, fill: Cell = .blank) {
        self.width = max(1, width)
        self.height = max(1, height)
        cells = Array(repeating: fill, count: self.width * self.height)
    }

    /// The cell at a place, which must lie on the canvas.
    @inlinable
    public subscript(column: Int, row: Int) -> Cell { cells[row * width + column] }

    /// Puts a cell; places off the canvas are ignored.
    public mutating func put(_ cell: Cell, column: Int, row: Int) {
        guard column >= 0, row >= 0, column < width, row < height else { return }
        cells[row * width + column] = cell
    }
}
