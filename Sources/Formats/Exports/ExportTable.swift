import Proofs
import Units

/// A table that leaves the desk: every figure as decimal text, so that no reader rounds it.
public struct ExportTable: Hashable, Sendable {
    /// What it is, such as `holdings`.
    public var name: SafeText
    /// The columns' names, no name twice.
    public var columns: [SafeText]
    /// Cells by the order of the columns; what is not known, or empty, is nil.
    public private(set) var rows: [[SafeText?]] = []

    /// Makes a table without rows.
    public init(_ name: SafeText, columns: [SafeText]) {
        (self.name, self.columns) = (name, columns)
    }

    /// Adds a row with one cell for each column.
    public mutating func add(_ cells: [SafeText?]) {
        precondition(cells.count == columns.count, "a row has a cell for each column")
        rows.append(cells.map { $0?.text.isEmpty == true ? nil : $0 })
    }
}

/// Why a file is none of an exported table.
public enum ExportFault: Error, Hashable, Sendable {
    /// It is no JSON.
    case notJSON(JSONFault)
    /// It has no heading.
    case noHeading
    /// A row has another number of cells than there are columns, a quote that is not closed, or text that cannot be
    /// shown.
    case row(line: Int)
    /// It is JSON of another form.
    case form(SafeText)
}

/// Figures as the text of a cell.
enum ExportFigure {
    /// Money in the base currency times 1e8, with as many decimals as it needs.
    static func money(_ value: Int128) -> SafeText {
        SafeText((value < 0 ? "-" : "") + DecimalText.shortest(value.magnitude, scale: 8))
    }

    /// A price, exact.
    static func price(_ price: Price) -> SafeText {
        SafeText(DecimalText.shortest(price.raw, scale: Price.decimals))
    }

    /// An amount in whole units, exact.
    static func amount(_ amount: UInt256, decimals: UInt8) -> SafeText {
        SignedQuantity.text(amount, decimals: decimals)
    }

    /// A signed amount in whole units, exact.
    static func amount(_ amount: Int256, decimals: UInt8) -> SafeText {
        let text = ExportFigure.amount(amount.magnitude, decimals: decimals)
        return amount.isNegative ? SafeText("-\(text)") : text
    }
}
