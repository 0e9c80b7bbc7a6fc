import Desk
import Units

/// Reads accounts of which a file has every position.
struct PositionAccounts {
    /// An account is a name on one venue.
    private struct Key: Hashable {
        var name: SafeText
        var venue: SafeText
    }

    private struct Draft {
        var key: Key
        var positions: [PositionTerms] = []
    }

    private let account: Int
    private let venue: Int?
    private let asset: Int
    private let side: Int
    private let amount: Int
    private let price: Int?
    private let threshold: Int
    private let decimals: Int?
    private var drafts: [Draft] = []
    private var places: [Key: Int] = [:]

    private static let usualVenue: SafeText = "aave-v3"
    private static let usualDecimals: UInt8 = 18

    init(_ header: TableHeader, options: AccountFile.Options, path: SafeText) throws(FileError) {
        guard header.has("account"), header.has("side") else {
            throw FileError(
                .data, path: path,
                what: """
                    is no account file: it needs account, asset, side, amount, liquidation_threshold, or user, \
                    collateral_base, debt_base, liq_threshold_bps; it has \(header.list)
                    """)
        }
        account = try header.required("account", of: "long", path: path)
        venue = try header.column("venue")
        asset = try header.required("asset", of: "long", path: path)
        side = try header.required("side", of: "long", path: path)
        amount = try header.required("amount", of: "long", path: path)
        price = try header.column("price")
        threshold = try header.required("liquidation_threshold", of: "long", path: path)
        decimals = try header.column("decimals")
        guard options.collateralSymbol == nil, options.debtSymbol == nil else {
            throw FileError(
                .usage, path: path,
                what: "names the asset of every position: --collateral and --debt are for snapshots")
        }
    }

    /// The accounts read so far, in the order of their first rows.
    var accounts: [AccountDefinition] {
        drafts.map { draft in
            AccountDefinition(
                name: draft.key.name, venue: draft.key.venue, holding: .positions(draft.positions))
        }
    }

    mutating func add(_ row: TableRow) throws(RowProblem) {
        let key = Key(name: try row.name(account), venue: try venueName(row))
        let terms = try terms(row)
        let place = places[key] ?? drafts.count
        if place < drafts.count {
            let isThere = drafts[place].positions.contains {
                $0.symbol == terms.symbol && $0.side == terms.side
            }
            guard !isThere else { throw .duplicate(column: asset) }
        } else {
            drafts.append(Draft(key: key))
            places[key] = place
        }
        drafts[place].positions.append(terms)
    }

    private func venueName(_ row: TableRow) throws(RowProblem) -> SafeText {
        guard let venue, !row.isEmpty(venue) else { return PositionAccounts.usualVenue }
        return try row.name(venue)
    }

    private func terms(_ row: TableRow) throws(RowProblem) -> PositionTerms {
        let side = try loanSide(row)
        let places = try assetDecimals(row)
        return PositionTerms(
            symbol: try row.name(asset), side: side, amount: try row.scaled(amount, decimals: Int(places)),
            decimals: places, thresholdBasisPoints: try basisPoints(row, side: side),
            recordedPrice: try recordedPrice(row))
    }

    private func loanSide(_ row: TableRow) throws(RowProblem) -> PositionTerms.Side {
        switch row.word(side) {
        case "collateral", "supply": return .collateral
        case "debt", "borrow": return .debt
        default: throw .value(column: side, .malformed, .unknownSide)
        }
    }

    private func assetDecimals(_ row: TableRow) throws(RowProblem) -> UInt8 {
        guard let decimals, !row.isEmpty(decimals) else { return PositionAccounts.usualDecimals }
        return UInt8(try row.whole(decimals, most: 27, .tooManyDecimals))
    }

    /// A threshold is a fraction; of a debt it is of no meaning and may be empty.
    private func basisPoints(_ row: TableRow, side: PositionTerms.Side) throws(RowProblem) -> UInt32 {
        if side == .debt { return 0 }
        let number = try row.number(threshold)
        guard let points = try? number.scaled(decimals: 4, rounding: .down), points <= 10_000 else {
            throw .value(column: threshold, .outOfRange, .unclearThreshold)
        }
        guard number.isExact(decimals: 4) else {
            throw .value(column: threshold, .malformed, .partOfBasisPoint)
        }
        return UInt32(points)
    }

    private func recordedPrice(_ row: TableRow) throws(RowProblem) -> Price? {
        guard let price, !row.isEmpty(price) else { return nil }
        let number = try row.number(price)
        guard !number.isZero else { throw .value(column: price, .zero, .zero) }
        do throws(DecimalFailure) {
            return try number.price(rounding: .down)
        } catch {
            throw .number(column: price, error)
        }
    }
}
