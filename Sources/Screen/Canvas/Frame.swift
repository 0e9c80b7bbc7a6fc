import Units

/// A rectangle of cells; may be empty, never negative.
@frozen
public struct Area: Hashable, Sendable {
    /// Left column, from 0.
    public var column: Int
    /// Top row, from 0.
    public var row: Int
    /// Number of columns.
    public var width: Int
    /// Number of rows.
    public var height: Int

    /// Makes an area; negative sizes become 0.
    @inlinable
    public init(column: Int, row: Int, width: Int, height: Int) {
        self.column = column
        self.row = row
        self.width = max(0, width)
        self.height = max(0, height)
    }
}

/// One picture for the terminal: the cells, where the cursor rests, and what matters most on it.
public struct Frame: Sendable {
    /// The cells.
    public var canvas: Canvas
    /// Where the hardware cursor rests (the selected row, or the text field); `nil` hides it.
    public var cursor: (column: Int, row: Int)?
    /// Areas in the order in which they are to reach a slow terminal: key echo, unacknowledged alerts,
    /// focused panel; what lies in none of them comes last.
    public var priorities: [Area]
    /// The window title, already safe.
    public var title: String
    /// Counts up from 0 by one for each bell that is due; the terminal rings when it grows.
    public var bells: UInt64
    /// What the newest bell is rung for, for terminals that show notifications.
    public var alarm: SafeText?

    /// Makes a frame.
    public init(
        canvas: Canvas, cursor: (column: Int, row: Int)? = nil, priorities: [Area] = [], title: String = "",
        bells: UInt64 = 0, alarm: SafeText? = nil
    ) {
        self.canvas = canvas
        self.cursor = cursor
        self.priorities = priorities
        self.title = title
        self.bells = bells
        self.alarm = alarm
    }
}
