import Reports
import Units

extension PositionRow: CopiedRow {
    var parts: [SafeText] {
        [
            SafeText(kind.word), symbol, venue, SafeText(quantity.exactText(decimals: decimals)),
            SafeText("at \(price?.exactText ?? Figures.absent)"),
            SafeText("value \(figures?.value.exactMoney ?? Figures.absent)"),
        ].filter { !$0.text.isEmpty }
    }

    var json: [SafeText] {
        JSONPieces.object([
            ("kind", JSONPieces.text(SafeText(kind.word))), ("symbol", JSONPieces.text(symbol)),
            ("venue", JSONPieces.text(venue)),
            ("quantity", JSONPieces.decimal(quantity.exactText(decimals: decimals))),
            ("averageCost", JSONPieces.decimal(averageCost?.exactText)),
            ("price", JSONPieces.decimal(price?.exactText)),
            ("value", JSONPieces.decimal(figures?.value.exactMoney)),
            ("realised", JSONPieces.decimal(figures?.realised.exactMoney)),
            ("unrealised", JSONPieces.decimal(figures?.unrealised.exactMoney)),
            ("day", JSONPieces.decimal(figures?.day.exactMoney)),
            ("yearlyYield", JSONPieces.decimal(figures?.yearlyYield.exactMoney)),
            ("weightBasisPoints", JSONPieces.integer(figures?.weightBasisPoints)),
        ])
    }
}

extension BlotterRow: CopiedRow {
    var parts: [SafeText] {
        [
            SafeText("\(id.number)"), SafeText(TimeWords.moment(placedAt)), account, side, symbol,
            SafeText(exactQuantity), SafeText("@ \(limit?.exactText ?? Figures.absent)"),
            SafeText("filled \(exactFilled)"), SafeText(state.word), SafeText(timeInForce.word), reason,
        ].filter { !$0.text.isEmpty }
    }

    var json: [SafeText] {
        JSONPieces.object([
            ("id", JSONPieces.integer(id.number)), ("basket", JSONPieces.integer(basket.number)),
            ("timeNanoseconds", JSONPieces.integer(placedAt.nanoseconds)),
            ("account", JSONPieces.text(account)), ("side", JSONPieces.text(side)),
            ("symbol", JSONPieces.text(symbol)), ("counterSymbol", JSONPieces.text(counterSymbol)),
            ("quantity", JSONPieces.text(SafeText(exactQuantity))),
            ("filled", JSONPieces.decimal(exactFilled)),
            ("limit", JSONPieces.decimal(limit?.exactText)),
            ("averagePrice", JSONPieces.decimal(averagePrice?.exactText)),
            ("state", JSONPieces.text(SafeText(state.word))),
            ("timeInForce", JSONPieces.text(SafeText(timeInForce.word))),
            ("reason", JSONPieces.text(reason)),
        ])
    }

    private var exactQuantity: String {
        quantity == .max ? "all" : DecimalText.floored(quantity, scale: Int(decimals), places: Int(decimals))
    }

    private var exactFilled: String {
        DecimalText.floored(filled, scale: Int(decimals), places: Int(decimals))
    }
}

extension Int256 {
    /// The number over a power of ten, with all its decimals.
    fileprivate func exactText(decimals: UInt8) -> String {
        (isNegative ? "-" : "")
            + DecimalText.floored(magnitude, scale: Int(decimals), places: Int(decimals))
    }
}

extension Int128 {
    /// An amount of the base currency times 1e8, with all its decimals.
    fileprivate var exactMoney: String { (self < 0 ? "-" : "") + DecimalText.shortest(magnitude, scale: 8) }
}
