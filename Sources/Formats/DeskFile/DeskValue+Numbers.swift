import Units

extension DeskValue {
    /// Returns a number that is not negative.
    func number() throws(DeskFileProblem) -> DecimalNumber { try number(of: try written()) }

    /// Returns a number above 0.
    func positive() throws(DeskFileProblem) -> DecimalNumber {
        let number = try number()
        guard !number.isZero else { throw problem("is zero") }
        return number
    }

    /// Returns a whole number of a range.
    func whole(_ range: ClosedRange<UInt64>) throws(DeskFileProblem) -> UInt64 {
        let number = try scaled(decimals: 0)
        guard number <= UInt128(range.upperBound), number >= UInt128(range.lowerBound) else {
            throw problem("\(try quoted()) lies outside \(range.lowerBound) to \(range.upperBound)")
        }
        return UInt64(number)
    }

    /// Returns the number times 10^`decimals`; it may have no more decimals than that.
    func scaled(decimals: Int) throws(DeskFileProblem) -> UInt128 {
        try scaled(try number(), decimals: decimals)
    }

    /// Returns a price above 0, exactly.
    func price() throws(DeskFileProblem) -> Price {
        Price(raw: try scaled(try positive(), decimals: Price.decimals))
    }

    /// Returns a share such as `2.5%` in basis points.
    func basisPoints(most: UInt32) throws(DeskFileProblem) -> UInt32 {
        let text = try written()
        guard text.hasSuffix("%") else {
            throw problem("\(DeskFileProblem.quoted(text)) is no percentage: write it such as 2.5%")
        }
        let digits = String(text.dropLast())
        let points = try scaled(try number(of: digits), decimals: 2)
        guard points <= UInt128(most) else {
            throw problem("\(DeskFileProblem.quoted(text)) is above \(most / 100)%")
        }
        return UInt32(points)
    }

    /// Returns a share such as `0.05%` times 10^`decimals`.
    func share(decimals: Int, most: UInt64) throws(DeskFileProblem) -> UInt64 {
        let text = try written()
        guard text.hasSuffix("%") else {
            throw problem("\(DeskFileProblem.quoted(text)) is no percentage: write it such as 0.05%")
        }
        let parts = try scaled(try number(of: String(text.dropLast())), decimals: decimals - 2)
        guard parts <= UInt128(most) else { throw problem("\(DeskFileProblem.quoted(text)) is too great") }
        return UInt64(parts)
    }

    /// Returns a span such as `500ms`, `2s`, `10m` or `1h` in nanoseconds, at most a year.
    func nanoseconds() throws(DeskFileProblem) -> Int64 {
        let text = try written()
        guard let unit = DeskValue.spans.first(where: { text.hasSuffix($0.0) }) else {
            throw problem(
                "\(DeskFileProblem.quoted(text)) has no unit: write it such as 500ms, 2s, 10m or 1h")
        }
        let digits = String(text.dropLast(unit.0.count))
        let number = try scaled(try number(of: digits), decimals: 9)
        let (product, overflow) = number.multipliedReportingOverflow(by: UInt128(unit.1))
        let nanoseconds = product / 1_000
        guard !overflow, nanoseconds <= DeskValue.year else {
            throw problem("\(DeskFileProblem.quoted(text)) is longer than a year")
        }
        return Int64(nanoseconds)
    }

    /// Returns a span in whole seconds.
    func seconds() throws(DeskFileProblem) -> UInt32 {
        let nanoseconds = try nanoseconds()
        guard nanoseconds % 1_000_000_000 == 0 else { throw problem("\(try quoted()) is no whole second") }
        return UInt32(nanoseconds / 1_000_000_000)
    }

    /// Units of time in milliseconds, longer endings first.
    private static let spans: [(String, UInt64)] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)]
    private static let year: UInt128 = 31_622_400_000_000_000

    private func quoted() throws(DeskFileProblem) -> String { DeskFileProblem.quoted(try written()) }

    private func number(of text: String) throws(DeskFileProblem) -> DecimalNumber {
        let bare = text.drop { $0 == "-" || $0 == "+" }.lowercased()
        if [".nan", ".inf"].contains(bare) { throw problem("\(DeskFileProblem.quoted(text)) is not finite") }
        do throws(DecimalFailure) {
            let number = try DecimalNumber(text)
            if number.isNegative { throw DecimalFailure.negative }
            return number
        } catch {
            throw problem("\(DeskFileProblem.quoted(text)) \(RowProblem.phrase(error))")
        }
    }

    private func scaled(_ number: DecimalNumber, decimals: Int) throws(DeskFileProblem) -> UInt128 {
        guard number.isExact(decimals: decimals) else {
            let most = decimals == 0 ? "is no whole number" : "has more than \(decimals) decimals"
            throw problem("\(try quoted()) \(most)")
        }
        do throws(DecimalFailure) {
            return try number.scaled(decimals: decimals, rounding: .down)
        } catch {
            throw problem("\(try quoted()) \(RowProblem.phrase(error))")
        }
    }
}
