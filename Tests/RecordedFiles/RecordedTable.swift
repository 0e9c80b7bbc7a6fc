import Units

/// A recorded table: comma-separated text under a row of names, plain or gzip.
///
/// It is read by a splitter of its own, so that it says what the file says and not what the room `Formats`
/// makes of it.
public struct RecordedTable: Sendable {
    /// The rows below the names, in the order of the file; never none.
    public let rows: [RecordedRow]

    /// Reads a file of the shared data.
    ///
    /// - Parameter isCutShort: whether the source broke off within its last row, which is left out then.
    public init(_ name: String, isCutShort: Bool = false) throws {
        var lines = RecordedTable.records(try SharedData.bytes(name))
        guard lines.count > 1 else { throw RecordedFault.noRows(name) }
        let header = lines.removeFirst()
        if isCutShort { lines.removeLast() }
        let places = Dictionary(zip(header, header.indices), uniquingKeysWith: { first, _ in first })
        rows = try lines.map { fields in
            guard fields.count == header.count else {
                throw RecordedFault.wrongLength(name, fields: fields)
            }
            return RecordedRow(places: places, fields: fields)
        }
    }

    /// Splits text into records; a field in quotes may hold commas, line ends and doubled quotes.
    private static func records(_ bytes: [UInt8]) -> [[String]] {
        var (records, record, field): ([[String]], [String], [UInt8]) = ([], [], [])
        var isQuoted = false
        func closing(_ field: inout [UInt8]) -> String {
            defer { field.removeAll(keepingCapacity: true) }
            return String(decoding: field, as: UTF8.self)
        }
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\""):
                // The second of two quotes inside a field stands for one.
                let isDoubled = !isQuoted && place > 0 && bytes[place - 1] == byte && !field.isEmpty
                if isDoubled { field.append(byte) }
                isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: record.append(closing(&field))
            case UInt8(ascii: "\n") where !isQuoted:
                record.append(closing(&field))
                records.append(record)
                record = []
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !record.isEmpty { records.append(record + [closing(&field)]) }
        return records
    }
}

/// One row of a recorded table.
public struct RecordedRow: Sendable {
    let places: [String: Int]
    let fields: [String]

    /// Returns the text under a name.
    public subscript(name: String) -> String {
        get throws(RecordedFault) {
            guard let place = places[name] else { throw .noColumn(name) }
            return fields[place]
        }
    }

    /// Whether the table has a column.
    public func has(_ name: String) -> Bool { places[name] != nil }

    /// Returns the integer under a name, in the type that is wanted.
    public func integer<Integer: LosslessStringConvertible>(_ name: String) throws(RecordedFault) -> Integer {
        let text = try self[name]
        guard let integer = Integer(text) else { throw .notANumber(name, text: text) }
        return integer
    }

    /// Returns the number under a name times 10^`decimals`, cut to a whole number; nothing written is 0.
    public func scaled(_ name: String, decimals: Int) throws(RecordedFault) -> UInt128 {
        let text = try self[name]
        if text.isEmpty { return 0 }
        do {
            return try DecimalNumber(text).scaled(decimals: decimals, rounding: .down)
        } catch { throw .notANumber(name, text: text) }
    }
}

/// What is wrong with a recorded file or with the test that reads it, never with the code under test.
public enum RecordedFault: Error, Hashable {
    /// The file has no rows.
    case noRows(String)
    /// A row has another number of fields than there are names.
    case wrongLength(String, fields: [String])
    /// There is no such column.
    case noColumn(String)
    /// The text under a name is no number of the type that is wanted.
    case notANumber(String, text: String)
}
