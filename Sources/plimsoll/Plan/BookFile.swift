import Desk
import Formats
import Proofs
import Units

/// The account file that the command line names, as the plans of recorded and piped markets need it.
struct BookFile {
    var accounts: [AccountDefinition]
    var faults: RowFaults
    var discrepancyCount: Int
    /// The first recorded health factors that do not follow from their own row, in words.
    var discrepancies: [SafeText]
    /// Says which file it is, by its digest, and what its sides follow.
    var descriptor: String

    /// Reads the file; `nil` where none is named.
    static func read(_ options: MarketOptions) throws -> BookFile? {
        guard let path = options.accounts else { return nil }
        let contents = try FileContents.read(path)
        let file = try AccountFile(
            contents,
            options: AccountFile.Options(
                collateralSymbol: options.collateral.map(SafeText.init(_:)),
                debtSymbol: options.debt.map(SafeText.init(_:))))
        let role = "accounts \(options.collateral ?? "-")/\(options.debt ?? "-")"
        return BookFile(
            accounts: file.accounts, faults: file.faults, discrepancyCount: file.discrepancies.count,
            discrepancies: file.discrepancies.prefix(RowFaults.namedAtMost).map { SafeText("\($0)") },
            descriptor:
                "\(role) \(contents.path) sha256 \(SHA256Digest(of: contents.stored).hexadecimal)")
    }
}
