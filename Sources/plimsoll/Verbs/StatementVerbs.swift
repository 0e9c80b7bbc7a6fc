import ArgumentParser
import Desk
import Formats
import Foundation
import Proofs
import Reports
import Units

/// A signed statement of what an account holds.
struct StatementVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Sign what an account holds, as a file that anybody can check offline.",
        discussion: """
            The account's Ed25519 key lies in $XDG_STATE_HOME/plimsoll/keys, closed to everybody else; it is made when \
            it is first needed.
            """)

    @Argument(help: "The account.")
    var account: String

    @OptionGroup var source: RunOptions

    func run() throws {
        do {
            let finished = try source.run()
            let account = try finished.account(named: account)
            let statement = OwnershipStatement(account, of: finished.state)
            let key = try KeyFolder.ofUser().key(of: statement.account)
            StandardOutput.write([try SignedDocument(statement, by: key).fileText])
        } catch {
            Failure(error).exit()
        }
    }
}

/// Whether a signed statement holds.
struct VerifyStatement: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a signed statement offline: 0 when it holds, 1 and what differs when not.")

    @Argument(help: "The file.")
    var file: String

    @Option(
        help: ArgumentHelp("The key that it must be signed with, 64 hexadecimal digits.", valueName: "KEY"))
    var key: String?

    func run() throws {
        do {
            let contents = try FileContents.read(file, limit: SignedDocument<OwnershipStatement>.limit)
            let signed = try contents.document { bytes throws(DocumentFault) in
                try SignedDocument<OwnershipStatement>(file: bytes)
            }
            try signed.mustHold(contents.path, key: key)
            let content = signed.content
            StandardOutput.write([
                "\(contents.path): holds; \(content.account) on \(content.chain) at \(content.time), sequence "
                    + "\(content.sequence), \(content.holdings.count) holdings, key \(signed.key.hexadecimal)"
            ])
            if key == nil {
                StandardError.write(
                    "the key is the file's own: compare it with the one you know, or give --key")
            }
        } catch {
            Failure(error).exit()
        }
    }
}

extension SignedDocument where Content: FiledDocument {
    /// Ends the verb where the document does not hold.
    func mustHold(_ path: SafeText, key text: String?) throws {
        let expected = try text.map { text in
            guard let key = VerifyingKey(hexadecimal: text) else {
                throw ValidationError("--key: expected 64 lower-case hexadecimal digits")
            }
            return key
        }
        do throws(SignatureFault) {
            try check(key: expected)
        } catch {
            throw Failure("\(path): \(error.sentence)", exitCode: Failure.differs)
        }
    }
}

extension FileContents {
    /// Reads a signed file, or says what is wrong with it.
    func document<Value>(_ body: ([UInt8]) throws(DocumentFault) -> Value) throws -> Value {
        do throws(DocumentFault) {
            return try body(plain)
        } catch {
            throw Failure("\(path): \(error.sentence)", exitCode: Failure.differs)
        }
    }
}

extension KeyFolder {
    /// The folder of whoever runs this program.
    static func ofUser() throws -> KeyFolder {
        guard let path = UserFolders(environment: ProcessInfo.processInfo.environment).keys else {
            throw Failure(
                "neither XDG_STATE_HOME nor HOME is set: there is no folder for keys",
                exitCode: Failure.cannotCreate)
        }
        return try KeyFolder(path)
    }
}

extension OwnershipStatement {
    /// States what an account of the desk holds and owes.
    init(_ account: AccountID, of state: DeskState) {
        let lines = HoldingsStatement(state, accounts: [account]).lines
        self.init(
            account: state.name(of: account), chain: state.chain(of: account) ?? "",
            sequence: state.sequence, time: SafeText(TimeText.iso(state.time)),
            holdings: lines.map { line in
                Holding(
                    form: line.form, place: line.place, symbol: line.symbol,
                    quantity: SignedQuantity.text(line.quantity, decimals: line.decimals))
            })
    }
}
