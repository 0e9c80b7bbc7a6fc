import Reports
import Units

/// A row of a list as text and as JSON, with exact figures.
protocol CopiedRow {
    /// The row as parts of one line.
    var parts: [SafeText] { get }
    /// The row as one JSON object; decimals are strings.
    var json: [SafeText] { get }
}

extension CopiedRow {
    /// The row for the clipboard; `nil` when it is too long for one.
    func copied(asJSON: Bool) -> CopiedText? {
        CopiedText(asJSON ? json : Array(parts.map { [$0] }.joined(separator: ["  "])))
    }
}

extension HealthRow: CopiedRow {
    var parts: [SafeText] {
        let line = line.map {
            "\($0.symbol) \(Figures.price($0.price)) \(Figures.percent($0.distanceBasisPoints))"
        }
        return [
            SafeText(severity.word), name, venue, SafeText("health \(Figures.health(healthFactor))"),
            SafeText("debt \(Figures.debt(debt)) \(baseCurrency)"),
        ] + (line.map { [SafeText("line \($0)")] } ?? [])
    }

    var json: [SafeText] {
        JSONPieces.object([
            ("account", JSONPieces.text(name)), ("venue", JSONPieces.text(venue)),
            ("state", JSONPieces.text(SafeText(severity.word))),
            (
                "healthFactor",
                JSONPieces.decimal(healthFactor.map { DecimalText.floored($0, scale: 18, places: 18) })
            ),
            ("debt", JSONPieces.decimal(debt.map { DecimalText.shortest($0, scale: 8) })),
            ("currency", JSONPieces.text(baseCurrency)),
            ("priceAgeNanoseconds", JSONPieces.integer(priceAge)),
            (
                "lines",
                JSONPieces.array(
                    lines.map { line in
                        JSONPieces.object([
                            ("symbol", JSONPieces.text(line.symbol)),
                            ("price", JSONPieces.decimal(line.price.exactText)),
                            ("distanceBasisPoints", JSONPieces.integer(line.distanceBasisPoints)),
                        ])
                    })
            ),
        ])
    }
}

extension MarketRow: CopiedRow {
    var parts: [SafeText] {
        [
            symbol, SafeText(price?.exactText ?? Figures.absent),
            SafeText(price == nil ? Figures.absent : Figures.percent(changeBasisPoints)),
        ] + (time.map { [SafeText(TimeWords.moment($0))] } ?? [])
    }

    var json: [SafeText] {
        JSONPieces.object([
            ("symbol", JSONPieces.text(symbol)), ("price", JSONPieces.decimal(price?.exactText)),
            ("changeBasisPoints", JSONPieces.integer(changeBasisPoints)),
            ("timeNanoseconds", JSONPieces.integer(time?.nanoseconds)),
        ])
    }
}

extension AlertRow: CopiedRow {
    var parts: [SafeText] {
        [
            SafeText(TimeWords.moment(time)), SafeText(severity.word), account,
            SafeText(figures.long),
            SafeText("\(state)"),
        ]
    }

    var json: [SafeText] {
        JSONPieces.object([
            ("id", JSONPieces.integer(id)), ("timeNanoseconds", JSONPieces.integer(time.nanoseconds)),
            ("severity", JSONPieces.text(SafeText(severity.word))), ("account", JSONPieces.text(account)),
            ("kind", JSONPieces.text(SafeText("\(kind)"))),
            ("value", JSONPieces.decimal(DecimalText.floored(value, scale: decimals, places: decimals))),
            ("edge", JSONPieces.decimal(DecimalText.floored(edge, scale: decimals, places: decimals))),
            ("state", JSONPieces.text(SafeText("\(state)"))),
        ])
    }
}

extension Price {
    /// The price with all its decimals.
    var exactText: String { DecimalText.shortest(raw, scale: Price.decimals) }
}
