import RecordedFiles

/// The Treasury's par yields of every business day from 1990 to 2023.
struct RecordedParYields {
    let days: [(date: String, tenors: [Double], yields: [Double])]

    private static let columns: [(name: String, tenor: Double)] = [
        ("1M", 1.0 / 12), ("2M", 2.0 / 12), ("3M", 0.25), ("4M", 4.0 / 12), ("6M", 0.5), ("1Y", 1), ("2Y", 2),
        ("3Y", 3), ("5Y", 5), ("7Y", 7), ("10Y", 10), ("20Y", 20), ("30Y", 30),
    ]

    /// Reads the file; tenors without a yield on a day are left out of that day.
    init() throws {
        days = try RecordedTable("tradfi/ust_par_yields_daily_1990_2023.csv.gz").rows.map { row in
            var (tenors, yields): ([Double], [Double]) = ([], [])
            for column in Self.columns {
                let text = try row[column.name]
                guard !text.isEmpty else { continue }
                guard let percent = Double(text) else {
                    throw RecordedFault.notANumber(column.name, text: text)
                }
                tenors.append(column.tenor)
                yields.append(percent / 100)
            }
            return (try row["date"], tenors, yields)
        }
    }
}
