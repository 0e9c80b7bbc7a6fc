import Units

extension CivilDate {
    /// Whether the date is the last day of its month.
    var isMonthEnd: Bool { day == CivilDate.days(inMonth: month, year: year) }

    /// Whether the date is the last day of February.
    var isFebruaryEnd: Bool { month == 2 && isMonthEnd }

    /// Returns the date so many months earlier: the same day, or the month's last where it has no such day.
    ///
    /// - Parameter keepsMonthEnd: whether a month's last day stays a month's last day.
    func earlier(months: Int64, keepsMonthEnd: Bool) -> CivilDate {
        let count = year * 12 + month - 1 - months
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        let length = CivilDate.days(inMonth: newMonth, year: newYear)
        let newDay = keepsMonthEnd && isMonthEnd ? length : min(day, length)
        return CivilDate(year: newYear, month: newMonth, day: newDay)
    }

    /// The date as `2026-01-31`.
    var text: String {
        func padded(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(year)-\(padded(month))-\(padded(day))"
    }
}
