import Units

/// Figures as the desk writes them: cautious where they are cut, absent where nothing is known.
enum Figures {
    /// What stands where there is no figure.
    static let absent = "-"

    /// A health factor with four decimals, rounded down; what is beyond 1,000 is only said to be.
    static func health(_ factor: UInt256?) -> String {
        guard let factor else { return absent }
        guard factor < greatestHealth else { return ">999" }
        return DecimalText.floored(factor, scale: 18, places: 4)
    }

    /// A price with the decimals that its size asks for and that a width has room for, rounded down; its whole
    /// part is never cut.
    static func price(_ price: Price?, width: Int = .max) -> String {
        guard let price else { return absent }
        for places in places(price) {
            let text = DecimalText.fixed(price.raw, scale: Price.decimals, places: places, grouped: true)
            if text.utf8.count <= width { return text }
        }
        return tooWide(width)
    }

    /// The decimals that a price is best shown with, then fewer, as long as they leave four figures.
    private static func places(_ price: Price) -> [Int] {
        switch price.raw {
        case (10_000 * Price.scale)...: [2, 0]
        case (1_000 * Price.scale)...: [2, 1, 0]
        case (100 * Price.scale)...: [2, 1]
        case Price.scale...: [4, 3]
        case (Price.scale / 1_000)...: [6]
        default: [10]
        }
    }

    /// What stands where a figure has no room: a figure that is cut would be another figure.
    static func tooWide(_ width: Int) -> String { String(repeating: "#", count: max(0, width)) }

    /// Basis points as per cent with a sign; two decimals below 1,000 %.
    static func percent(_ basisPoints: Int64) -> String {
        let magnitude = basisPoints.magnitude
        let sign = basisPoints < 0 ? "-" : "+"
        guard magnitude < 1_000_000 else { return "\(sign)>9999%" }
        guard magnitude < 100_000 else { return "\(sign)\(magnitude / 100)%" }
        let cents = magnitude % 100
        return "\(sign)\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)%"
    }

    /// A debt scaled by 1e8 in thousands, millions, billions or trillions, rounded up.
    static func debt(_ amount: UInt128?) -> String {
        guard let amount else { return absent }
        if amount == 0 { return absent }
        let units: [(scale: Int, suffix: String)] = [(20, "T"), (17, "B"), (14, "M"), (11, "k")]
        // What rounds up to the next unit is said in that unit: 999,999.99 is 1.000M and not 1,000.000k.
        for unit in units
        where amount > DecimalText.powerOfTen(unit.scale) - DecimalText.powerOfTen(unit.scale - 6) {
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

    private static let greatestHealth = UInt256(1_000 * Price.scale)
}
