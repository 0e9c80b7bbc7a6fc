/// Writes scaled integers as decimal text: exact, with the rounding and the number of places asked for.
public enum DecimalText {
    /// Which way the digits that do not fit are rounded.
    public enum Rounding: Sendable {
        /// Toward zero: prices, quantities and health factors.
        case down
        /// Away from zero: debts and costs.
        case up
    }

    /// Returns `value / 10^scale` with exactly `places` decimals.
    ///
    /// - Parameters:
    ///   - scale: decimal places of `value`, 0 to 38.
    ///   - places: decimals to show; zeros are added beyond `scale`.
    ///   - grouped: whether thousands are parted by commas.
    public static func fixed(
        _ value: UInt128, scale: Int, places: Int, rounding: Rounding = .down, grouped: Bool = false
    ) -> String {
        let cut = places < scale ? powerOfTen(scale - places) : 1
        var (shown, rest) = value.quotientAndRemainder(dividingBy: cut)
        if rounding == .up, rest != 0 { shown += 1 }
        return place(shown, scale: min(scale, places), padding: max(0, places - scale), grouped: grouped)
    }

    /// Returns `value / 10^scale` with as many decimals as it needs and no more; exact.
    public static func shortest(_ value: UInt128, scale: Int) -> String {
        var (value, scale) = (value, scale)
        while scale > 0 {
            let (quotient, rest) = value.quotientAndRemainder(dividingBy: 10)
            if rest != 0 { break }
            (value, scale) = (quotient, scale - 1)
        }
        return place(value, scale: scale, padding: 0, grouped: false)
    }

    /// Returns 10 to the power of `exponent`, which lies in 0 to 38.
    public static func powerOfTen(_ exponent: Int) -> UInt128 {
        precondition(exponent >= 0 && exponent <= 38, "ten to that power does not fit 128 bits")
        return (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    private static func place(_ digits: UInt128, scale: Int, padding: Int, grouped: Bool) -> String {
        var reversed: [UInt8] = Array(repeating: zero, count: padding)
        var rest = digits
        var position = 0
        while rest != 0 || position <= scale {
            if position == scale, scale + padding > 0 { reversed.append(point) }
            let whole = position - scale
            if grouped, whole > 0, whole % 3 == 0 { reversed.append(comma) }
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            reversed.append(zero + UInt8(digit))
            (rest, position) = (quotient, position + 1)
        }
        return String(decoding: reversed.reversed(), as: UTF8.self)
    }

    private static let zero = UInt8(ascii: "0")
    private static let point = UInt8(ascii: ".")
    private static let comma = UInt8(ascii: ",")
}

extension DecimalText {
    /// Returns `value / 10^scale` with exactly `places` decimals, rounded down; for integers beyond 128 bits.
    ///
    /// - Parameters:
    ///   - scale: decimal places of `value`, 0 to 38.
    ///   - places: decimals to show, 0 to `scale`.
    public static func floored(_ value: UInt256, scale: Int, places: Int) -> String {
        precondition(places >= 0 && places <= scale, "decimals can be cut, not invented")
        let cut = UInt256(powerOfTen(scale - places))
        guard let shown = try? value.dividedDown(by: cut) else { return value.description }
        if places == 0 { return shown.description }
        let digits = shown.description
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
        return padded.dropLast(places) + "." + padded.suffix(places)
    }
}
