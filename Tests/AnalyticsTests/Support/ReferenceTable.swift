import Foundation

/// A table of values that other software computed: comma-separated, with a row of names, beside its script.
struct ReferenceTable {
    let rows: [ReferenceRow]

    /// Reads a table of the folder `References`; lines that begin with # say where its values come from.
    init(_ name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: folder.appending(path: "References/\(name).csv"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        guard let names = lines.first, lines.count > 1 else { throw ReferenceFault.noRows(name) }
        rows = lines.dropFirst().map { ReferenceRow(names: names, fields: $0) }
    }
}

/// One row of a table.
struct ReferenceRow {
    let names: [String]
    let fields: [String]

    /// Returns the text under a name.
    func text(_ name: String) throws -> String {
        guard let place = names.firstIndex(of: name), place < fields.count else {
            throw ReferenceFault.noColumn(name)
        }
        return fields[place]
    }

    /// Returns the number under a name.
    func number(_ name: String) throws -> Double {
        let text = try text(name)
        guard let number = Double(text) else { throw ReferenceFault.notANumber(text) }
        return number
    }
}

/// What is wrong with a table, never with the code under test.
enum ReferenceFault: Error {
    case noRows(String)
    case noColumn(String)
    case notANumber(String)
}

/// Whether two numbers agree within a tolerance, relative to 1 or to the greater of them.
func isClose(_ left: Double, _ right: Double, within tolerance: Double) -> Bool {
    abs(left - right) <= tolerance * max(1, abs(left), abs(right))
}
