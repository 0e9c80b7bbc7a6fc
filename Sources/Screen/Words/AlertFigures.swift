import Reports
import Units

extension AlertRow {
    /// What was found and the edge that it passed, in three lengths.
    var figures: (long: String, short: String, least: String) {
        switch kind {
        case .health:
            let (health, edge) = (Figures.health(value), Figures.health(edge))
            return ("health \(health) < \(edge)", "HF \(health) < \(edge)", health)
        case .priceAbove, .priceBelow:
            let sign = kind == .priceAbove ? ">=" : "<="
            let (price, edge) = (AlertRow.price(value), AlertRow.price(edge))
            return ("price \(price) \(sign) \(edge)", "\(price) \(sign) \(edge)", price)
        case .oracleAge:
            return ("oracle age \(value) s > \(edge) s", "oracle \(value)s", "\(value)s")
        case .feedSilence:
            return ("silent for \(value) s > \(edge) s", "silent \(value)s", "\(value)s")
        case .reserve:
            let cover = DecimalText.fixed(value.low, scale: 2, places: 2)
            return ("reserve \(cover)% < 100.00%", "reserve \(cover)%", "\(cover)%")
        case .reserveAge:
            return ("reserve word \(value) s > \(edge) s", "reserve \(value)s", "\(value)s")
        }
    }

    /// Decimal places of the figures.
    var decimals: Int {
        switch kind {
        case .health, .priceAbove, .priceBelow: 18
        case .oracleAge, .feedSilence, .reserveAge: 0
        case .reserve: 2
        }
    }

    private static func price(_ value: UInt256) -> String {
        value.high == 0 ? Figures.price(Price(raw: value.low)) : Figures.absent
    }
}
