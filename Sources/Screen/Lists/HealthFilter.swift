import Reports
import Units

/// Which accounts are listed: words that a name must have, and bounds for figures, all of which must hold.
struct HealthFilter: Hashable, Sendable {
    /// One word of the expression.
    struct Term: Hashable, Sendable {
        var isInverted = false
        var test: Test
    }

    /// What an account must fulfil.
    enum Test: Hashable, Sendable {
        case name(String)
        case text(WordField, String)
        case figure(FigureField, Comparison, UInt128)
    }

    /// What can be compared with text.
    enum WordField: String, CaseIterable, Sendable { case account, venue, state, asset }

    /// What can be compared with a number.
    enum FigureField: String, CaseIterable, Sendable {
        case health = "hf"
        case debt, distance, age

        /// Decimals that the figure is kept with.
        var decimals: Int {
            switch self {
            case .health: 18
            case .debt: 8
            case .distance: 2
            case .age: 9
            }
        }
    }

    /// How a figure is compared.
    enum Comparison: String, Sendable {
        case atMost = "<="
        case atLeast = ">="
        case below = "<"
        case above = ">"
        case equal = "="
    }

    private(set) var terms: [Term] = []

    /// Expressions that show what can be written.
    static let examples = [
        "hf<1.2", "debt>1m", "distance<5%", "venue:aave", "state:crit", "asset:ETH", "!idle",
    ]

    /// A filter that lets everything through.
    init() {}

    /// Reads an expression: words parted by blanks.
    ///
    /// A word is searched in the name, whatever the case; `!` before it inverts; `venue:aave` searches another
    /// field; `hf<1.2`, `debt>1m`, `distance<5%` and `age>60` compare figures.
    init(_ text: String) throws(CommandFailure) {
        for word in try CommandWord.words(of: text) { terms.append(try Term(word)) }
    }

    /// Reads the words of an expression that make sense, and leaves out the others.
    init(understood text: String) {
        terms = CommandWord.parted(text).words.compactMap { try? Term($0) }
    }

    /// Whether an account passes.
    func admits(_ row: HealthRow) -> Bool { terms.allSatisfy { $0.admits(row) } }
}

extension HealthFilter.Term {
    /// A figure that is not known passes no bound, and so passes an inverted one.
    fileprivate func admits(_ row: HealthRow) -> Bool {
        switch test {
        case .name(let wanted): row.name.text.lowercased().contains(wanted) != isInverted
        case .text(let field, let wanted):
            field.values(of: row).contains { $0.lowercased().contains(wanted) } != isInverted
        case .figure(let field, let comparison, let bound):
            (field.value(of: row).map { comparison.holds($0, UInt256(bound)) } ?? false) != isInverted
        }
    }
}

extension HealthFilter.WordField {
    fileprivate func values(of row: HealthRow) -> [String] {
        switch self {
        case .account: [row.name.text]
        case .venue: [row.venue.text]
        case .state: [row.severity.word]
        case .asset: row.lines.map { $0.symbol.text }
        }
    }
}

extension HealthFilter.FigureField {
    /// The figure, scaled by its decimals; a distance counts whichever way it goes.
    fileprivate func value(of row: HealthRow) -> UInt256? {
        switch self {
        case .health: row.healthFactor
        case .debt: row.debt.map { UInt256($0) }
        case .distance: row.line.map { UInt256(UInt128($0.distanceBasisPoints.magnitude)) }
        case .age: row.priceAge.map { UInt256(UInt128(UInt64(max(0, $0)))) }
        }
    }
}

extension HealthFilter.Comparison {
    fileprivate func holds(_ left: UInt256, _ right: UInt256) -> Bool {
        switch self {
        case .atMost: left <= right
        case .atLeast: left >= right
        case .below: left < right
        case .above: left > right
        case .equal: left == right
        }
    }
}
