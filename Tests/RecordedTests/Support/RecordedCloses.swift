import RecordedFiles

/// Closing prices of recorded bars.
enum RecordedCloses {
    /// Returns the last hourly close of each UTC day from 17 August 2017 to the end of 2021.
    static func daily(_ pair: String) throws -> [Double] {
        var (closes, last): ([Double], Int64?) = ([], nil)
        for row in try RecordedTable("candles/binance_\(pair)_1h_20170817_20211231.csv.gz").rows {
            let seconds: Int64 = try row.integer("ts")
            let close = try number(row, "close")
            if seconds / 86_400 == last { closes[closes.count - 1] = close } else { closes.append(close) }
            last = seconds / 86_400
        }
        return closes
    }

    /// Returns the bars of a file with their times in Unix seconds.
    static func bars(_ name: String) throws -> [(seconds: Int64, close: Double)] {
        try RecordedTable(name).rows.map { (try $0.integer("ts"), try number($0, "close")) }
    }

    private static func number(_ row: RecordedRow, _ name: String) throws -> Double {
        let text = try row[name]
        guard let number = Double(text) else { throw RecordedFault.notANumber(name, text: text) }
        return number
    }
}
