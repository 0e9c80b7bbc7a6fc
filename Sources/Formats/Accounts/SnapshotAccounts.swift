import Desk
import Protocols
import Units

/// Reads accounts of which a file has the totals.
struct SnapshotAccounts {
    private(set) var accounts: [AccountDefinition] = []
    private(set) var discrepancies: [HealthDiscrepancy] = []
    private let user: Int
    private let collateral: Int
    private let debt: Int
    private let threshold: Int
    private let recordedHealth: Int?
    private let collateralSymbol: SafeText?
    private let debtSymbol: SafeText?
    private var names: Set<SafeText> = []

    private static let venue: SafeText = "snapshot"

    init(_ header: TableHeader, options: AccountFile.Options, path: SafeText) throws(FileError) {
        user = try header.required("user", of: "snapshot", path: path)
        collateral = try header.required("collateral_base", of: "snapshot", path: path)
        debt = try header.required("debt_base", of: "snapshot", path: path)
        threshold = try header.required("liq_threshold_bps", of: "snapshot", path: path)
        recordedHealth = try header.column("health_factor_onchain")
        guard let collateralSymbol = options.collateralSymbol, let debtSymbol = options.debtSymbol else {
            throw FileError(
                .usage, path: path,
                what: "holds totals: say whose price each side follows (--collateral ETH --debt USD, say)")
        }
        self.collateralSymbol = SnapshotAccounts.moving(collateralSymbol)
        self.debtSymbol = SnapshotAccounts.moving(debtSymbol)
    }

    mutating func add(_ row: TableRow) throws(RowProblem) {
        let name = try row.name(user)
        let terms = try terms(row)
        guard !names.contains(name) else { throw .duplicate(column: user) }
        try compare(terms, with: row, name: name)
        names.insert(name)
        accounts.append(
            AccountDefinition(name: name, venue: SnapshotAccounts.venue, holding: .snapshot(terms)))
    }

    private func terms(_ row: TableRow) throws(RowProblem) -> SnapshotTerms {
        let places = max(try row.number(collateral).decimals, try row.number(debt).decimals)
        guard places <= 38 else { throw .value(column: debt, .outOfRange, .tooManyPlaces) }
        return SnapshotTerms(
            collateral: UInt256(try row.scaled(collateral, decimals: places)),
            debt: UInt256(try row.scaled(debt, decimals: places)), decimals: UInt8(places),
            thresholdBasisPoints: try row.whole(threshold, most: 10_000, .aboveOne),
            collateralSymbol: collateralSymbol, debtSymbol: debtSymbol)
    }

    /// Compares the recorded health factor, where there is one, with what the totals give.
    private mutating func compare(
        _ terms: SnapshotTerms, with row: TableRow, name: SafeText
    ) throws(RowProblem) {
        guard let column = recordedHealth, !row.isEmpty(column), !terms.debt.isZero else { return }
        let number = try row.number(column)
        guard
            let computed = try? SnapshotHealth(
                collateral: terms.collateral.low, debt: terms.debt.low,
                thresholdBasisPoints: terms.thresholdBasisPoints, collateralMove: (1, 1), debtMove: (1, 1)
            ).healthFactor()
        else { return }
        let difference = HealthDiscrepancy(
            place: row.place, account: name, recorded: SnapshotAccounts.scaled(number), computed: computed)
        if difference.isNotable { discrepancies.append(difference) }
    }

    /// A recorded factor times 1e18, rounded down; one that does not fit 256 bits counts as the greatest.
    private static func scaled(_ number: DecimalNumber) -> UInt256 {
        if let short = try? number.scaled(decimals: 18, rounding: .down) { return UInt256(short) }
        var value = UInt256(number.significand)
        for _ in 0..<max(0, number.exponent + 18) {
            guard let longer = try? value.multiplied(by: 10) else { return .max }
            value = longer
        }
        return value
    }

    private static func moving(_ symbol: SafeText) -> SafeText? {
        symbol == AccountFile.constantSymbol ? nil : symbol
    }
}

extension HealthDiscrepancy {
    /// Whether the figures differ by more than a part in 1e9 of the recorded one.
    var isNotable: Bool {
        let distance = recorded > computed ? recorded &- computed : computed &- recorded
        guard let scaled = try? distance.multiplied(by: 1_000_000_000) else { return true }
        return scaled > recorded
    }
}

extension TableHeader {
    /// Returns a column without which a file of that form cannot be read.
    func required(_ key: String, of form: String, path: SafeText) throws(FileError) -> Int {
        if let column = try column(key) { return column }
        throw FileError(
            .data, path: path,
            what: "has no column \(key), which the \(form) form of an account file needs, among: \(list)")
    }
}
