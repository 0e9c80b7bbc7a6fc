import CNcurses
import Screen

/// Puts the newest frame on the curses screen, part by part in the order of what matters most.
struct FramePainter: ~Copyable {
    private let screen: OpaquePointer
    private let depth: ColourDepth
    private let usesUnicode: Bool
    private var shown: Canvas
    private var frame: Frame?
    private var colourIndex: [UInt32: Int32] = [:]
    /// Where the next frame goes on with what has no priority.
    private var nextRow = 0
    private var cost: CellCost

    /// A quarter of a frame is kept for what has no priority: on a slow line it would never be drawn.
    private static let shareOfRest = 4

    init(screen: OpaquePointer, depth: ColourDepth, usesUnicode: Bool, width: Int, height: Int) {
        self.screen = screen
        self.depth = depth
        self.usesUnicode = usesUnicode
        shown = Canvas(width: width, height: height)
        cost = CellCost(depth: depth)
    }

    /// Whether something of the newest frame has not been drawn.
    var isWaiting: Bool { frame != nil }

    /// Keeps the newest frame; one that waited is dropped.
    mutating func take(_ newest: Frame) { frame = newest }

    /// What is drawn from now on has another size, and nothing of it is on the screen.
    mutating func resize(width: Int, height: Int) {
        shown = Canvas(width: width, height: height)
        frame = nil
        cncurses_resize(screen, Int32(width), Int32(height))
    }

    /// Draws nothing anew that is the same, but all of it once.
    mutating func forget() { cncurses_forget(screen) }

    /// Puts changed cells until they would cost the budget in bytes, most important first.
    mutating func paint(budget: Int) {
        guard let frame else { return }
        var urgent = budget - budget / FramePainter.shareOfRest
        for area in frame.priorities where urgent > 0 {
            paint(frame.canvas, area, room: &urgent)
        }
        var rest = urgent + budget / FramePainter.shareOfRest
        paintRest(frame.canvas, room: &rest)
        let cursor = frame.cursor ?? (column: shown.width - 1, row: shown.height - 1)
        cncurses_cursor(
            screen, Int32(min(cursor.column, shown.width - 1)), Int32(min(cursor.row, shown.height - 1)),
            frame.cursor == nil ? 0 : 1)
        if rest > 0 { self.frame = nil }
    }

    /// Paints row by row from where the last frame ran out of room, and once around.
    private mutating func paintRest(_ canvas: Canvas, room: inout Int) {
        let first = nextRow
        for step in 0..<shown.height {
            nextRow = (first + step) % shown.height
            paint(canvas, Area(column: 0, row: nextRow, width: shown.width, height: 1), room: &room)
            if room <= 0 { return }
        }
    }

    private mutating func paint(_ canvas: Canvas, _ area: Area, room: inout Int) {
        let columns = max(0, area.column)..<min(area.column + area.width, shown.width, canvas.width)
        let rows = max(0, area.row)..<min(area.row + area.height, shown.height, canvas.height)
        guard !columns.isEmpty else { return }
        for row in rows {
            for column in columns where canvas[column, row] != shown[column, row] {
                guard room > 0 else { return }
                room -= cost.bytes(of: canvas[column, row], column: column, row: row)
                put(canvas, column, row)
            }
        }
    }

    private mutating func put(_ canvas: Canvas, _ column: Int, _ row: Int) {
        let cell = canvas[column, row]
        shown.put(cell, column: column, row: row)
        guard cell.glyph != Cell.continuation else { return }
        let isWide = column + 1 < canvas.width && canvas[column + 1, row].glyph == Cell.continuation
        let colours = depth.indices(
            foreground: index(of: cell.style.foreground), background: index(of: cell.style.background))
        var drawn = cncurses_cell(
            base: UInt32(cell.glyph & 0x1F_FFFF), mark: UInt32(cell.glyph >> 21 & 0x1F_FFFF),
            foreground: cell.style.foreground == cell.style.background
                ? colours.background : colours.foreground,
            background: colours.background, attributes: cell.style.attributes.rawValue, width: isWide ? 2 : 1)
        if !usesUnicode, drawn.base > 0x7E { (drawn.base, drawn.mark) = (UInt32(UInt8(ascii: "?")), 0) }
        cncurses_put(screen, Int32(column), Int32(row), &drawn)
    }

    private mutating func index(of colour: UInt32) -> Int32 {
        if colour == CellStyle.terminalDefault { return -1 }
        if let known = colourIndex[colour] { return known }
        let index = depth.index(of: colour)
        colourIndex[colour] = index
        return index
    }
}
