import Reports
import Units

/// The figures of a preview, each in the way that its kind is written.
enum FigureWords {
    /// A figure; `nil` is none, such as a liquidation price without debt.
    static func text(_ value: Int256?, _ form: PreviewFigure.Form, _ width: Int) -> String {
        guard let value else { return "none" }
        switch form {
        case .health: return Figures.health(value.magnitude)
        case .price:
            guard value.magnitude.high == 0 else { return Figures.tooWide(min(width, 12)) }
            return (value.isNegative ? "-" : "")
                + Figures.price(Price(raw: value.magnitude.low), width: value.isNegative ? width - 1 : width)
        case .money: return Figures.money(money(value), width: width)
        case .quantity(let decimals): return Figures.quantity(value, decimals: decimals, width: width)
        case .basisPoints: return Figures.basisPoints(Int64(clamping: money(value) ?? .max))
        }
    }

    /// What changes, with its sign; empty where there is nothing to compare.
    static func change(_ figure: PreviewFigure, _ width: Int) -> (text: String, role: Role) {
        guard figure.hasBefore, let before = figure.before, let after = figure.after,
            let change = try? after.subtracting(before)
        else { return ("", .muted) }
        if change == .zero { return ("0", .muted) }
        let isRise = !change.isNegative
        if case .health = figure.form {
            let sign = isRise ? "+" : "-"
            return (sign + Figures.health(change.magnitude), isRise ? .rise : .fall)
        }
        let text = (isRise ? "+" : "") + self.text(change, figure.form, width - 1)
        return (text, .text)
    }

    /// An amount with its symbol; the symbol gives way before a digit does.
    static func amount(_ amount: UInt256, _ decimals: UInt8, of symbol: SafeText, width: Int) -> String {
        let room = max(4, width - TextWidth.of(symbol.text) - 1)
        let text = "\(Figures.quantity(amount, decimals: decimals, width: room)) \(symbol)"
        return TextWidth.of(text) <= width ? text : Figures.quantity(amount, decimals: decimals, width: width)
    }

    /// So many of the figures, in their order: health and prices of liquidation have room before the others.
    static func chosen(_ figures: [PreviewFigure], count: Int) -> [PreviewFigure] {
        guard figures.count > count else { return figures }
        let ranked = figures.indices.sorted {
            (rank(figures[$0].form), $0) < (rank(figures[$1].form), $1)
        }
        let kept = Set(ranked.prefix(max(0, count)))
        return figures.indices.filter(kept.contains).map { figures[$0] }
    }

    private static func rank(_ form: PreviewFigure.Form) -> Int {
        switch form {
        case .health: 0
        case .price: 1
        case .money, .basisPoints: 2
        case .quantity: 3
        }
    }

    private static func money(_ value: Int256) -> Int128? {
        guard value.magnitude.high == 0, let whole = Int128(exactly: value.magnitude.low) else { return nil }
        return value.isNegative ? -whole : whole
    }
}
