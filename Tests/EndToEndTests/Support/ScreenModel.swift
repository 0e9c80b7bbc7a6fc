/// As much of a terminal as the desk uses: cells, cursor, title, bells, and the modes that are on.
struct ScreenModel {
    private(set) var title = ""
    private(set) var bells = 0
    /// Questions for the cursor's place so far.
    private(set) var questions = 0
    /// Private modes that are on, such as 1049 for the alternate screen and 25 for the cursor.
    private(set) var modes: Set<Int> = ScreenModel.modesOfShell
    /// What a terminal begins with: lines that wrap, and a cursor.
    static let modesOfShell: Set<Int> = [7, 25]
    private let columns: Int
    private let rows: Int
    private var cells: [[Unicode.Scalar]]
    private var column = 0
    private var row = 0
    private var pending: [UInt8] = []
    private var last: Unicode.Scalar = " "

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    /// The cells as lines.
    var lines: [String] {
        cells.map { row in
            var line = String.UnicodeScalarView(row)
            while line.last == " " { line.removeLast() }
            return String(line)
        }
    }

    var text: String { lines.joined(separator: "\n") }

    /// Takes bytes; a sequence that is cut waits for its rest.
    mutating func take(_ bytes: ArraySlice<UInt8>) {
        pending += bytes
        var rest = pending[...]
        while let next = element(rest) { rest = next }
        pending = Array(rest)
    }

    /// Takes one character or sequence and returns what follows; nil when it is not whole.
    private mutating func element(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let first = bytes.first else { return nil }
        let rest = bytes.dropFirst()
        switch first {
        case 0x07: bells += 1
        case 0x08: column = max(0, column - 1)
        case 0x0A: row = min(rows - 1, row + 1)
        case 0x0D: column = 0
        case 0x1B: return escape(rest)
        case 0x20...0x7E: put(Unicode.Scalar(first))
        case 0x80...: return character(bytes)
        default: break
        }
        return rest
    }

    private mutating func character(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let first = bytes.first else { return nil }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard bytes.count >= length else { return nil }
        put(String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars.first ?? "?")
        return bytes.dropFirst(length)
    }

    private mutating func escape(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let kind = bytes.first else { return nil }
        switch kind {
        case UInt8(ascii: "["): return control(bytes.dropFirst())
        case UInt8(ascii: "]"): return string(bytes.dropFirst())
        case UInt8(ascii: "("), UInt8(ascii: ")"): return bytes.count >= 2 ? bytes.dropFirst(2) : nil
        default: return bytes.dropFirst()
        }
    }

    private mutating func string(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let end = bytes.firstIndex(of: 0x07) else { return nil }
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        if text.hasPrefix("2;") { title = String(text.dropFirst(2)) }
        return bytes[(end + 1)...]
    }

    private mutating func control(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let end = bytes.firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
        let text = String(decoding: bytes[..<end], as: UTF8.self)
        let numbers = text.drop { $0 == "?" }.split(separator: ";").map { Int($0) ?? 0 }
        perform(Character(Unicode.Scalar(bytes[end])), numbers, isPrivate: text.hasPrefix("?"))
        return bytes[(end + 1)...]
    }

    private mutating func perform(_ final: Character, _ numbers: [Int], isPrivate: Bool) {
        let count = max(1, numbers.first ?? 1)
        switch final {
        case "H":
            row = min(rows, max(1, numbers.first ?? 1)) - 1
            column = min(columns, max(1, numbers.dropFirst().first ?? 1)) - 1
        case "A": row = max(0, row - count)
        case "B": row = min(rows - 1, row + count)
        case "C": column = min(columns - 1, column + count)
        case "D": column = max(0, column - count)
        case "G": column = min(columns, count) - 1
        case "d": row = min(rows, count) - 1
        case "J", "K", "X": erase(final, numbers.first)
        case "@": shift(by: min(count, columns - column))
        case "P": shift(by: -min(count, columns - column))
        case "b": for _ in 0..<count { put(last) }
        case "n": questions += 1
        case "h": if isPrivate { modes.formUnion(numbers) }
        case "l": if isPrivate { modes.subtract(numbers) }
        default: break
        }
    }

    private mutating func erase(_ final: Character, _ number: Int?) {
        switch (final, number ?? 0) {
        case ("J", 2): for row in 0..<rows { blank(row, 0..<columns) }
        case ("J", _):
            blank(row, min(column, columns)..<columns)
            for below in min(row + 1, rows)..<rows { blank(below, 0..<columns) }
        case ("K", 1): blank(row, 0..<min(column + 1, columns))
        case ("K", _): blank(row, min(column, columns)..<columns)
        default: blank(row, min(column, columns)..<min(column + max(1, number ?? 1), columns))
        }
    }

    /// Moves what stands from the cursor on within its row.
    private mutating func shift(by count: Int) {
        guard column < columns else { return }
        let tail = cells[row][column...]
        let blanks = Array(repeating: " " as Unicode.Scalar, count: abs(count))
        let kept = count > 0 ? tail.prefix(tail.count - count) : tail.suffix(tail.count + count)
        cells[row].replaceSubrange(column..., with: count > 0 ? blanks + Array(kept) : Array(kept) + blanks)
    }

    private mutating func blank(_ row: Int, _ range: Range<Int>) {
        for column in range { cells[row][column] = " " }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        last = scalar
        if column >= columns { (column, row) = (0, min(rows - 1, row + 1)) }
        cells[row][column] = scalar
        column += 1
    }
}
