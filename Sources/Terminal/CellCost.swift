import Screen

/// About how many bytes the cells of a frame cost on the line, one after the other; the exact number is counted
/// after the update.
struct CellCost {
    private let colourBytes: Int
    private var place = (column: -1, row: -1)
    private var style = CellStyle.plain

    /// What places the cursor anew.
    private static let moveBytes = 8
    /// What switches an attribute on or off.
    private static let attributeBytes = 5

    init(depth: ColourDepth) {
        colourBytes =
            switch depth {
            case .none: 0
            case .eight, .sixteen: 5
            case .palette: 11
            case .direct: 18
            }
    }

    /// Returns what a cell costs behind the one that was asked for last.
    mutating func bytes(of cell: Cell, column: Int, row: Int) -> Int {
        var count = CellCost.bytes(of: UInt32(cell.glyph & 0x1F_FFFF)) + (cell.glyph >> 21 == 0 ? 0 : 2)
        if (column, row) != place { count += CellCost.moveBytes }
        if cell.style.foreground != style.foreground { count += colourBytes }
        if cell.style.background != style.background { count += colourBytes }
        if cell.style.attributes != style.attributes { count += CellCost.attributeBytes }
        (place, style) = ((column + 1, row), cell.style)
        return count
    }

    /// The length of a scalar in UTF-8; the right half of a wide character comes with the left one.
    private static func bytes(of scalar: UInt32) -> Int {
        switch scalar {
        case 0: 0
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x1_0000: 3
        default: 4
        }
    }
}
