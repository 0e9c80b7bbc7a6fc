import Desk
import Units

/// The accounts of a book as a file states them, in the order of the file.
///
/// Comma-separated, plain or gzip, with a header; columns are found by name in any case. Two forms:
/// - the long form, one row a position: `account`, `venue` (optional, `aave-v3`), `asset`, `side`
///   (`collateral` or `debt`), `amount` (whole units, decimals as needed), `price` (optional: empty follows the
///   asset's feed; given, it is the price at which the file was recorded, and the feed counts relative to
///   its first price), `liquidation_threshold` (a fraction such as 0.83, for collateral), `decimals`
///   (optional, 18: smallest units that one whole has). An account is a name on one venue; its rows need not
///   be neighbours, and its place in the book is that of its first row.
/// - the snapshot form, one row an account: `user`, `collateral_base`, `debt_base`, `liq_threshold_bps`, and
///   optionally `health_factor_onchain`, which is compared with the one that follows from the other columns.
///
/// Every row is used or counted in `faults`. Amounts are kept exactly as they were written.
public struct AccountFile: Sendable {
    /// The accounts; never empty.
    public let accounts: [AccountDefinition]
    /// The rows that were skipped.
    public let faults: RowFaults
    /// Accounts whose recorded health factor does not follow from their row, in the order of the file.
    public let discrepancies: [HealthDiscrepancy]

    /// Which price each side of a snapshot follows.
    public struct Options: Hashable, Sendable {
        /// The collateral's instrument; "USD" stands still, nil was not said.
        public var collateralSymbol: SafeText?
        /// The debt's instrument; "USD" stands still, nil was not said.
        public var debtSymbol: SafeText?

        /// Makes options; the long form needs none.
        public init(collateralSymbol: SafeText? = nil, debtSymbol: SafeText? = nil) {
            self.collateralSymbol = collateralSymbol
            self.debtSymbol = debtSymbol
        }
    }

    /// The symbol whose price never moves.
    public static let constantSymbol: SafeText = "USD"

    /// Makes a file of contents that are already read.
    ///
    /// - Throws: `data` when the columns are of neither form or no row is good; `usage` when a snapshot's
    ///   options are missing, or given for the long form.
    public init(_ contents: FileContents, options: Options = Options()) throws(FileError) {
        let bytes = contents.plain.span
        var reader = CSVReader(bytes)
        let header = try TableHeader(&reader, bytes: bytes, path: contents.path)
        var rows = TableRows(reader: reader, header: header, path: contents.path)
        if header.has("user") || header.has("collateral_base") {
            var snapshots = try SnapshotAccounts(header, options: options, path: contents.path)
            rows.read(contents.plain) { (row) throws(RowProblem) in try snapshots.add(row) }
            (accounts, discrepancies) = (snapshots.accounts, snapshots.discrepancies)
        } else {
            var positions = try PositionAccounts(header, options: options, path: contents.path)
            rows.read(contents.plain) { (row) throws(RowProblem) in try positions.add(row) }
            (accounts, discrepancies) = (positions.accounts, [])
        }
        faults = rows.faults
        guard !accounts.isEmpty else {
            let example = faults.first.first.map { "; first: \($0.text)" } ?? ""
            throw FileError(
                .data, path: contents.path, what: "has no usable row of \(faults.total)\(example)")
        }
    }
}

/// A recorded health factor that does not follow from its own row.
public struct HealthDiscrepancy: Hashable, Sendable, CustomStringConvertible {
    /// Where: the file and the line.
    public let place: SafeText
    /// The account.
    public let account: SafeText
    /// The recorded health factor, scaled by 1e18, rounded down.
    public let recorded: UInt256
    /// The health factor that the row gives, scaled by 1e18, rounded down.
    public let computed: UInt256

    /// One line: place, account and both figures.
    public var description: String {
        let figures = [recorded, computed].map { DecimalText.floored($0, scale: 18, places: 18) }
        return "\(place): \(account) has health_factor_onchain \(figures[0]), its row gives \(figures[1])"
    }
}
