/// Which rows of the worst-first list a screen wants in its report.
public struct HealthViewport: Hashable, Sendable {
    /// Index of the first row, from 0 at the worst.
    public var offset: Int
    /// Number of rows, at most 256.
    public var count: Int
    /// The rows whose lines are wanted; lines cost more than all else of a row.
    public var lines: Range<Int>

    /// Rows that a report holds at most.
    public static let greatestCount = 256

    /// Makes a viewport; it begins at the worst account and holds as many rows as a report can.
    ///
    /// The lines of all rows are wanted where nothing else is said.
    public init(
        offset: Int = 0, count: Int = HealthViewport.greatestCount, lines: Range<Int> = 0..<Int.max
    ) {
        self.offset = max(0, offset)
        self.count = min(max(0, count), HealthViewport.greatestCount)
        self.lines = lines
    }
}
