import Units

/// Figures as the desk writes them: cautious where they are cut, absent where nothing is known.
enum Figures {
    /// What stands where there is no figure.
    static let absent = "-"

    /// A health factor with four decimals, rounded down; what is beyond 10,000 is only said to be.
    static func health(_ factor: UInt256?) -> String {
        guard let factor else { return absent }
        guard factor < greatestHealth else { return ">9999" }
        return DecimalText.floored(factor, scale: 18, places: 4)
    }

    /// A price with the decimals that its size asks for, rounded down.
    static func price(_ price: Price?) -> String {
        guard let price else { return absent }
        let places =
            switch price.raw {
            case (100 * Price.scale)...: 2
            case Price.scale...: 4
            case (Price.scale / 1_000)...: 6
            default: 10
            }
        return DecimalText.fixed(price.raw, scale: Price.decimals, places: places, grouped: true)
    }

    /// Basis points as per cent with two decimals and a sign.
    static func percent(_ basisPoints: Int64) -> String {
        let magnitude = basisPoints.magnitude
        let sign = basisPoints < 0 ? "-" : "+"
        guard magnitude < 1_000_000 else { return "\(sign)>9999%" }
        let cents = magnitude % 100
        return "\(sign)\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)%"
    }

    /// A debt scaled by 1e8 in thousands, millions or billions, rounded up.
    static func debt(_ amount: UInt128) -> String {
        if amount == 0 { return absent }
        let units: [(scale: Int, suffix: String)] = [(17, "B"), (14, "M"), (11, "k")]
        for unit in units where amount >= DecimalText.powerOfTen(unit.scale) {
            return DecimalText.fixed(amount, scale: unit.scale, places: 3, rounding: .up, grouped: true)
                + unit.suffix
        }
        return DecimalText.fixed(amount, scale: 8, places: 2, rounding: .up)
    }

    /// A count with its thousands parted.
    static func count(_ value: UInt64) -> String {
        DecimalText.fixed(UInt128(value), scale: 0, places: 0, grouped: true)
    }

    /// Bytes a second.
    static func rate(_ bytes: UInt64) -> String {
        bytes < 1_000 ? "\(bytes) B/s" : DecimalText.fixed(UInt128(bytes), scale: 3, places: 1) + " kB/s"
    }

    private static let greatestHealth = UInt256(10_000 * Price.scale)
}
