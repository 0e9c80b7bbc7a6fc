@testable import Analytics

/// An option of a reference table.
struct OptionReference {
    let terms: OptionTerms
    let market: OptionMarket
    let volatility: Double
    let row: ReferenceRow

    init(_ row: ReferenceRow) throws {
        self.row = row
        let type: OptionType = try row.text("type") == "call" ? .call : .put
        terms = OptionTerms(type, strike: try row.number("strike"), years: try row.number("years"))
        market = OptionMarket(
            spot: try row.number("spot"), rate: try row.number("rate"),
            dividendYield: try row.number("dividend"))
        volatility = try row.number("volatility")
    }

    static func table(_ name: String) throws -> [OptionReference] {
        try ReferenceTable("option_\(name)").rows.map(OptionReference.init)
    }
}

extension OptionTerms {
    /// An option at a hundred.
    static func sample(_ type: OptionType = .call, strike: Double = 100, years: Double = 0.5) -> OptionTerms {
        OptionTerms(type, strike: strike, years: years)
    }

    /// The same option of the other type.
    var opposite: OptionTerms { OptionTerms(type == .call ? .put : .call, strike: strike, years: years) }
}

extension OptionMarket {
    /// A hundred, with cash at 5 % and a yield of 2 %.
    static let sample = OptionMarket(spot: 100, rate: 0.05, dividendYield: 0.02)
}
