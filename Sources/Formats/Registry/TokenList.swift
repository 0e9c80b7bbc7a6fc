import Desk
import Units

/// The tokens of a public list, as instruments that a desk file can hold.
///
/// Comma-separated, plain or gzip, with a header; columns are found by name in any case: `symbol`, `decimals`,
/// `chain_id`, and where they are there `class`, `issuer` and `nav_feed`. A symbol that another chain has already is
/// written `SYMBOL.chain`. Every row is used or counted in `faults`; the same symbol twice on one chain is a fault.
public struct TokenList: Sendable {
    /// The instruments, in the order of the file; never empty.
    public let instruments: [InstrumentTerms]
    /// The rows that were skipped.
    public let faults: RowFaults

    /// Makes a list of contents that are already read.
    ///
    /// - Parameter chains: names by chain number; others are called `chain-NUMBER`.
    /// - Throws: `data` when a column is missing or no row is good.
    public init(_ contents: FileContents, chains: ChainNames = ChainNames()) throws(FileError) {
        let bytes = contents.plain.span
        var reader = CSVReader(bytes)
        let header = try TableHeader(&reader, bytes: bytes, path: contents.path)
        var tokens = try TokenRows(header, chains: chains, path: contents.path)
        var rows = TableRows(reader: reader, header: header, path: contents.path)
        rows.read(contents.plain) { (row) throws(RowProblem) in try tokens.add(row) }
        (instruments, faults) = (tokens.instruments, rows.faults)
        guard !instruments.isEmpty else {
            let example = faults.first.first.map { "; first: \($0.text)" } ?? ""
            throw FileError(
                .data, path: contents.path, what: "has no usable row of \(faults.total)\(example)")
        }
    }
}

/// Makes instruments of the rows of a token list.
private struct TokenRows {
    private let symbol: Int
    private let decimals: Int
    private let chain: Int
    private let kind: Int?
    private let issuer: Int?
    private let feed: Int?
    private let chains: ChainNames
    private(set) var instruments: [InstrumentTerms] = []
    private var taken: Set<SafeText> = []
    private var onChain: Set<[SafeText]> = []

    init(_ header: TableHeader, chains: ChainNames, path: SafeText) throws(FileError) {
        func required(_ key: String) throws(FileError) -> Int {
            guard let column = try header.column(key) else {
                throw FileError(
                    .data, path: path,
                    what: "has no column \(key); a token list has one. It has: \(header.list)")
            }
            return column
        }
        (symbol, decimals) = (try required("symbol"), try required("decimals"))
        chain = try required("chain_id")
        (kind, issuer, feed) = (
            try header.column("class"), try header.column("issuer"), try header.column("nav_feed")
        )
        self.chains = chains
    }

    mutating func add(_ row: TableRow) throws(RowProblem) {
        let name = try row.name(symbol)
        let chain = chains[try row.whole(self.chain, most: .max, .noChain)]
        guard onChain.insert([name, chain]).inserted else { throw .duplicate(column: symbol) }
        let own = taken.contains(name) ? SafeText("\(name).\(chain)") : name
        taken.insert(own)
        var terms = InstrumentTerms(
            symbol: own, kind: kind.map { TokenRows.kind(ofClass: row.word($0)) } ?? .crypto,
            decimals: UInt8(try row.whole(decimals, most: 27, .tooManyDecimals)))
        terms.provenance.chain = chain
        if let issuer, !row.isEmpty(issuer) { terms.provenance.issuer = try row.name(issuer) }
        if let feed, !row.isEmpty(feed) { terms.provenance.oracle = try row.name(feed) }
        instruments.append(terms)
    }

    /// What the words of a class say; a coin where they say nothing.
    private static func kind(ofClass words: String) -> InstrumentKind {
        let known: [(String, InstrumentKind)] = [
            ("stablecoin", .stablecoin), ("gold", .gold), ("equit", .equity), ("treasur", .bill),
            ("fund", .fund), ("fixed income", .fund),
        ]
        // A fund of treasury bills is dealt as a fund is.
        if words.contains("fund") { return .fund }
        return known.first { words.contains($0.0) }?.1 ?? .crypto
    }
}

/// What chains are called, by their numbers.
public struct ChainNames: Sendable {
    private var names: [UInt32: SafeText] = [
        1: "ethereum", 10: "optimism", 56: "bnb", 100: "gnosis", 137: "polygon", 8_453: "base",
        42_161: "arbitrum", 43_114: "avalanche",
    ]

    /// Knows the chains that most lists are about.
    public init() {}

    /// Adds the chains of a file with the columns `chain_id` and `short_name`.
    ///
    /// - Throws: `data` when a column is missing.
    public init(_ contents: FileContents) throws(FileError) {
        let bytes = contents.plain.span
        var reader = CSVReader(bytes)
        let header = try TableHeader(&reader, bytes: bytes, path: contents.path)
        guard let number = try header.column("chain_id"), let name = try header.column("short_name") else {
            throw FileError(
                .data, path: contents.path,
                what: "has no columns chain_id and short_name. It has: \(header.list)")
        }
        var rows = TableRows(reader: reader, header: header, path: contents.path)
        rows.read(contents.plain) { (row) throws(RowProblem) in
            let chain = try row.whole(number, most: .max, .noChain)
            if names[chain] == nil { names[chain] = try row.name(name) }
        }
    }

    subscript(number: UInt32) -> SafeText { names[number] ?? SafeText("chain-\(number)") }
}
