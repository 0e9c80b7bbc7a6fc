import Units

/// Which prices a health factor is taken at: now, or at a corner of the box in which prices may move.
///
/// A health factor rises with the price of what was supplied and falls with the price of what is owed, so
/// over a box of prices it is least where every collateral is cheapest and every debt dearest. What holds
/// at the two corners holds everywhere between them.
enum PriceCorner {
    case now
    /// Collateral cheaper and debt dearer by a share.
    case worst(PriceShare)
    /// Collateral dearer and debt cheaper by a share.
    case best(PriceShare)

    /// Returns the price of one side of a loan at this corner.
    @inline(__always)
    func price(_ price: UInt128, isDebt: Bool) -> UInt128 {
        switch self {
        case .now: price
        case .worst(let share): isDebt ? share.above(price) : share.below(price)
        case .best(let share): isDebt ? share.below(price) : share.above(price)
        }
    }
}

/// A share of a price in units of 2^-40, from 0 to 1.
struct PriceShare {
    var units: UInt128

    static let one: UInt128 = 1 << 40
    static let nothing = PriceShare(units: 0)

    /// Returns `part / whole` as a share, rounded down; `part` and `whole` stay below 2^87.
    init(_ part: UInt128, of whole: UInt128) {
        units = whole == 0 ? 0 : min(PriceShare.one, (part << 40) / whole)
    }

    init(units: UInt128) { self.units = units }

    var halved: PriceShare { PriceShare(units: units / 2) }

    /// The price less the share of it, at least 0; at most 2^-39 of the price above the exact value.
    func below(_ price: UInt128) -> UInt128 { price - part(of: price) }

    /// The price plus the share of it; prices stay below 2^121.
    func above(_ price: UInt128) -> UInt128 { price + part(of: price) }

    private func part(of price: UInt128) -> UInt128 {
        (price >> 40) * units + (((price & (PriceShare.one - 1)) * units) >> 40)
    }
}
