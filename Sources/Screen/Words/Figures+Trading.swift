import Reports
import Units

extension Figures {
    /// A quantity of smallest units with as many decimals as a width has room for, rounded down; what is too
    /// great for it is told in thousands, millions and so on.
    static func quantity(_ amount: UInt256, decimals: UInt8, width: Int = .max) -> String {
        if amount == .max { return "all" }
        if amount.isZero { return "0" }
        let scale = Int(decimals)
        guard amount.high == 0, scale <= greatestScale else {
            let text = DecimalText.floored(amount, scale: min(scale, greatestScale), places: 0)
            return text.utf8.count <= width && scale <= greatestScale ? text : tooWide(min(width, 12))
        }
        let isSmall = amount.low < DecimalText.powerOfTen(scale)
        let places =
            isSmall ? [min(scale, 8), min(scale, 6), min(scale, 4)] : [min(scale, 4), min(scale, 2), 0]
        for places in places {
            let text = DecimalText.fixed(amount.low, scale: scale, places: places, grouped: true)
            if text.utf8.count <= width { return text }
        }
        return short(amount.low, scale: scale, isUp: false, width: width)
    }

    /// A quantity that may be owed.
    static func quantity(_ amount: Int256, decimals: UInt8, width: Int = .max) -> String {
        guard amount.isNegative else { return quantity(amount.magnitude, decimals: decimals, width: width) }
        return "-" + quantity(amount.magnitude, decimals: decimals, width: width - 1)
    }

    /// An amount of the base currency times 1e8; never more than it is, and a debt never less.
    static func money(_ amount: Int128?, width: Int = .max) -> String {
        guard let amount else { return absent }
        let (sign, isUp) = (amount < 0 ? "-" : "", amount < 0)
        for places in [2, 0] {
            let text =
                sign
                + DecimalText.fixed(
                    amount.magnitude, scale: 8, places: places, rounding: isUp ? .up : .down, grouped: true)
            if text.utf8.count <= width { return text }
        }
        return sign + short(amount.magnitude, scale: 8, isUp: isUp, width: width - sign.utf8.count)
    }

    /// An amount with its sign also where it is a gain.
    static func change(_ amount: Int128?, width: Int = .max) -> String {
        guard let amount, amount > 0 else { return money(amount, width: width) }
        return "+" + money(amount, width: width - 1)
    }

    /// A share in basis points as a percentage with one decimal, rounded toward zero.
    static func share(_ basisPoints: Int64) -> String {
        let tenths = basisPoints.magnitude / 10
        return "\(basisPoints < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)%"
    }

    /// What is earned a year, in percent of what something is worth; nothing where it is worth nothing.
    static func yield(_ figures: PositionFigures?) -> String {
        guard let figures, figures.value != 0, figures.yearlyYield != 0 else { return absent }
        let points = figures.yearlyYield.multipliedReportingOverflow(by: 10_000)
        guard !points.overflow, figures.value.magnitude <= UInt128(Int128.max) else { return absent }
        return percent(Int64(clamping: points.partialValue / Int128(figures.value.magnitude)))
    }

    /// Basis points with their sign.
    static func basisPoints(_ points: Int64?) -> String {
        guard let points else { return absent }
        return points.magnitude > 99_999
            ? (points < 0 ? "<-99999" : ">99999") : "\(points > 0 ? "+" : "")\(points)bp"
    }

    /// A number in thousands, millions, billions or trillions, with the decimals that a width has room for.
    private static func short(_ amount: UInt128, scale: Int, isUp: Bool, width: Int) -> String {
        let units: [(places: Int, suffix: String)] = [(3, "k"), (6, "M"), (9, "B"), (12, "T")]
        for unit in units where scale + unit.places <= greatestScale {
            for places in [2, 1, 0] {
                let text =
                    DecimalText.fixed(
                        amount, scale: scale + unit.places, places: places, rounding: isUp ? .up : .down,
                        grouped: true) + unit.suffix
                if text.utf8.count <= width { return text }
            }
        }
        return tooWide(max(0, min(width, 12)))
    }

    private static let greatestScale = 38
}
