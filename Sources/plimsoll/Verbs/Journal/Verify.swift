import ArgumentParser
import Formats
import Glibc
import Journal
import Proofs
import Units

/// Whether a journal is as the desk left it.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a journal's hash chain, states and signed checkpoints: 0 when all hold, 1 when not.",
        discussion: """
            Finds a record that was edited, dropped or moved, a tail that was cut off, and a chain that was computed \
            anew, and names the record. What came after the last checkpoint is held by the chain alone: give a head \
            that you noted (the desk prints it when it ends) to find out whether anything up to it was cut off.
            """)

    @OptionGroup var journal: JournalPathOptions

    @Option(help: ArgumentHelp("A head that was noted and must still be there.", valueName: "HEX"))
    var head: String?

    @Option(
        help: ArgumentHelp(
            "The public key whose signatures count; by default that of the key beside the journal.",
            valueName: "HEX"))
    var key: String?

    @Flag(help: "One JSON object a line.")
    var json = false

    func validate() throws {
        if let head, SHA256Digest(hexadecimal: head) == nil {
            throw ValidationError("--head \(SafeText(head)): expected 64 lower-case hexadecimal digits")
        }
        if let key, VerifyingKey(hexadecimal: key) == nil {
            throw ValidationError("--key \(SafeText(key)): expected 64 lower-case hexadecimal digits")
        }
    }

    func run() throws {
        do {
            let audit = try JournalStore.view(path: journal.resolved()).audit(
                key: key.flatMap(VerifyingKey.init(hexadecimal:)),
                notedHead: head.flatMap(SHA256Digest.init(hexadecimal:)))
            StandardOutput.write(json ? AuditLines.json(audit) : AuditLines.plain(audit))
            if !audit.findings.isEmpty { Glibc.exit(1) }
        } catch let error as JournalError where error.isDamage {
            StandardOutput.write(["damaged: \(error.description)"])
            Glibc.exit(1)
        } catch {
            Failure(error).exit()
        }
    }
}

/// Which journal is read.
struct JournalPathOptions: ParsableArguments {
    @Option(
        name: .customLong("journal"),
        help: ArgumentHelp(
            "The journal; by default desk.sqlite in the user's state folder.", valueName: "PATH"))
    var path: String?

    /// The path; nothing is made.
    func resolved() throws -> String { try path ?? "\(JournalOptions.stateFolder())/plimsoll/desk.sqlite" }
}
