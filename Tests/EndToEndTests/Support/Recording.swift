import BigInt
import Formats

/// Recorded prices and accounts, read in the plainest way: what a replay is compared with.
enum Recording {
    struct Row {
        var time: Int
        /// The price as the file has it, without zeros at the end.
        var text: String
        /// The price times 1e18.
        var price: BigInt
    }

    struct Account {
        var name: String
        /// Collateral times threshold.
        var safe: BigInt
        /// Debt times 10,000.
        var owed: BigInt
    }

    /// Decimals that every number is scaled to; far more than any file has.
    private static let decimals = 40

    /// The rows of a file of candles inside a window.
    static func candles(_ path: String, from: Int = .min, to: Int = .max) throws -> [Row] {
        try table(path, ["ts", "close"]).compactMap { fields in
            guard let time = Int(fields[0]), time >= from, time < to else { return nil }
            return Row(time: time, text: shortest(fields[1]), price: scaled(fields[1], 18))
        }
    }

    /// The accounts of a snapshot file.
    static func accounts(_ path: String) throws -> [Account] {
        try table(path, ["user", "collateral_base", "debt_base", "liq_threshold_bps"]).map { fields in
            Account(
                name: fields[0], safe: scaled(fields[1], decimals) * scaled(fields[3], 0),
                owed: scaled(fields[2], decimals) * 10_000)
        }
    }

    /// The wanted columns of every row.
    static func table(_ path: String, _ columns: [String]) throws -> [[String]] {
        let text = String(decoding: try FileContents.read(path).plain, as: UTF8.self)
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let places = columns.map { column in lines[0].firstIndex { $0 == column } ?? -1 }
        return lines.dropFirst().map { fields in places.map { String(fields[$0]) } }
    }

    /// A decimal text, perhaps with an exponent, times a power of ten.
    static func scaled(_ text: String, _ decimals: Int) -> BigInt {
        let parts = text.lowercased().split(separator: "e")
        let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = number.count == 2 ? number[1] : ""
        let power = decimals - fraction.count + (parts.count == 2 ? Int(parts[1]) ?? 0 : 0)
        precondition(power >= 0, "\(text) has more than \(decimals) decimals")
        return (BigInt(number[0] + fraction) ?? -1) * BigInt(10).power(power)
    }

    static func shortest(_ text: String) -> String {
        guard text.contains(".") else { return text }
        let digits = text.reversed().drop { $0 == "0" }
        return String(digits.drop { $0 == "." }.reversed())
    }
}

/// The first falls below 1, computed with long integers at every row that can bring one.
struct IndependentReplay {
    private(set) var lines: [String] = []
    private(set) var ticks = 0

    /// Collateral follows one price, debt is constant.
    init(accounts: [Recording.Account], collateral: [Recording.Row]) {
        var waiting = Array(accounts)
        var lowest: BigInt?
        guard let first = collateral.first?.price else { return }
        ticks = collateral.count
        for row in collateral where lowest.map({ row.price < $0 }) ?? true {
            lowest = row.price
            report(&waiting, row, move: (row.price, first))
        }
    }

    /// Collateral follows one price, debt another; the collateral's feed comes first.
    init(accounts: [Recording.Account], collateral: [Recording.Row], debt: [Recording.Row]) {
        var waiting = Array(accounts)
        guard let firstCollateral = collateral.first?.price, let firstDebt = debt.first?.price else { return }
        ticks = collateral.count + debt.count
        let rows = collateral.map { (0, $0) } + debt.map { (1, $0) }
        var now: [BigInt?] = [nil, nil]
        for (feed, row) in rows.sorted(by: { ($0.1.time, $0.0) < ($1.1.time, $1.0) }) {
            now[feed] = row.price
            guard let collateral = now[0], let debt = now[1] else { continue }
            report(&waiting, row, move: (collateral * firstDebt, firstCollateral * debt))
        }
    }

    private mutating func report(
        _ waiting: inout [Recording.Account], _ row: Recording.Row, move: (now: BigInt, first: BigInt)
    ) {
        waiting.removeAll { account in
            guard account.owed > 0, account.safe * move.now < account.owed * move.first else { return false }
            let factor = account.safe * move.now * BigInt(10).power(18) / (account.owed * move.first)
            let digits = String(factor)
            let fraction = String(repeating: "0", count: 18 - digits.count) + digits
            lines.append(
                "{\"type\":\"liquidatable\",\"time\":\(row.time),\"account\":\"\(account.name)\","
                    + "\"price\":\"\(row.text)\",\"healthFactor\":\"0.\(fraction)\"}")
            return true
        }
    }
}
