import ArgumentParser
import Units

/// A rate on the command line: `4.5%` or `0.045`.
struct Rate: ExpressibleByArgument {
    /// As a fraction of 1.
    var fraction: Double

    /// A number above 1 without a sign of per cent is more likely a slip than a rate.
    init?(argument: String) {
        let isPercent = argument.hasSuffix("%")
        guard let number = try? DecimalNumber(isPercent ? String(argument.dropLast()) : argument) else {
            return nil
        }
        let value = number.double / (isPercent ? 100 : 1)
        guard isPercent || abs(value) <= 1 else { return nil }
        fraction = value
    }
}

extension DecimalNumber {
    /// The nearest floating-point number.
    var double: Double {
        Double("\(isNegative ? "-" : "")\(significand)e\(exponent)") ?? 0
    }
}

/// A day on the command line: `2026-01-31`.
struct Day: ExpressibleByArgument {
    var date: CivilDate

    init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4,
            parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 48 < 10 } }),
            let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
            year >= 1, (1...12).contains(month),
            (1...CivilDate.days(inMonth: month, year: year)).contains(day)
        else { return nil }
        date = CivilDate(year: year, month: month, day: day)
    }
}

/// A number on the command line: decimal digits, never "nan" or "inf".
struct Amount: ExpressibleByArgument {
    var value: Double

    init?(argument: String) {
        guard let number = try? DecimalNumber(argument) else { return nil }
        value = number.double
    }
}
