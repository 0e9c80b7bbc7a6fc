import Units

/// The par yields of days, as a file has them: a `date` column and one column for each tenor.
///
/// Comma-separated, plain or gzip. Tenors are written as `3M` or `10Y` in any case, yields in per cent a year; a field
/// without text is a tenor that was not published that day.
public struct CurveFile: Sendable {
    /// One day's yields.
    public struct Day: Hashable, Sendable {
        /// The day.
        public let date: CivilDate
        /// The tenors that were published: months, in the order of the columns.
        public let months: [Int]
        /// Their yields in per cent a year.
        public let percents: [DecimalNumber]
    }

    /// The file.
    public let path: SafeText
    /// The days, in the order of the file; never none.
    public let days: [Day]

    /// Makes a curve file of contents that are already read.
    ///
    /// - Throws: `data` without a date or a tenor column, for a column that is no tenor, and with the line for a row
    ///   that cannot be read: a curve is not to be had from what is left of a broken file.
    public init(_ contents: FileContents) throws(FileError) {
        let bytes = contents.plain.span
        var reader = CSVReader(bytes)
        let header = try TableHeader(&reader, bytes: bytes, path: contents.path)
        let columns = try CurveFile.tenors(header, path: contents.path)
        guard let dateColumn = try header.column("date") else {
            throw FileError(.data, path: contents.path, what: "has no date column among: \(header.list)")
        }
        var days: [Day] = []
        while reader.next(bytes) {
            do throws(RowProblem) {
                try reader.checkShape(header)
                days.append(try CurveFile.day(reader, bytes, dateColumn: dateColumn, columns))
            } catch {
                let sentence = reader.sentence(error, path: contents.path, header: header, bytes: bytes)
                let what = sentence.dropFirst(contents.path.text.count + 1)
                throw FileError(.data, path: contents.path, what: "line \(what)")
            }
        }
        guard !days.isEmpty else { throw FileError(.data, path: contents.path, what: "has no rows") }
        (path, self.days) = (contents.path, days)
    }

    /// Returns the day of a date, or the last day of the file.
    ///
    /// - Throws: `data` when the file has no such day.
    public func day(_ date: CivilDate?) throws(FileError) -> Day {
        guard let date else { return days[days.count - 1] }
        guard let day = days.last(where: { $0.date == date }) else {
            let midnight = Timestamp(seconds: date.daysSinceEpoch * 86_400)
            throw FileError(.data, path: path, what: "has no yields of \(TimeText.iso(midnight).prefix(10))")
        }
        return day
    }

    private static func tenors(
        _ header: TableHeader, path: SafeText
    ) throws(FileError) -> [(column: Int, months: Int)] {
        var tenors: [(column: Int, months: Int)] = []
        for (column, name) in header.names.enumerated() where name.text.lowercased() != "date" {
            guard let months = months(name.text) else {
                throw FileError(
                    .data, path: path, what: "has the column \(name), which is no tenor such as 3M or 10Y")
            }
            guard !tenors.contains(where: { $0.months == months }) else {
                throw FileError(.data, path: path, what: "has the tenor \(name) twice")
            }
            tenors.append((column, months))
        }
        guard !tenors.isEmpty else { throw FileError(.data, path: path, what: "has no tenor columns") }
        return tenors
    }

    /// Reads `3M`, `3 Mo`, `10Y`, `10 Yr`.
    private static func months(_ name: String) -> Int? {
        let text = name.lowercased().filter { $0 != " " }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), count > 0, count <= 1_200 else { return nil }
        switch text.dropFirst(digits.count) {
        case "m", "mo": return count
        case "y", "yr": return count * 12
        default: return nil
        }
    }

    private static func day(
        _ reader: CSVReader, _ bytes: Span<UInt8>, dateColumn: Int, _ columns: [(column: Int, months: Int)]
    ) throws(RowProblem) -> Day {
        let field = reader.fields[dateColumn]
        let time: Timestamp
        do throws(TimeText.Failure) {
            time = try TimeText.date(bytes.extracting(field.start..<field.end))
        } catch {
            throw .time(column: dateColumn, error)
        }
        var (months, percents): ([Int], [DecimalNumber]) = ([], [])
        for (column, tenor) in columns where reader.fields[column].start < reader.fields[column].end {
            months.append(tenor)
            percents.append(try reader.number(column, in: bytes))
        }
        let day = time.nanoseconds / (86_400 * Timestamp.nanosecondsPerSecond)
        return Day(date: CivilDate(daysSinceEpoch: day), months: months, percents: percents)
    }
}
