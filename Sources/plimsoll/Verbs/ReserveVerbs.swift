import ArgumentParser
import Formats
import Glibc
import Proofs
import Protocols
import Units

/// A signed word on what stands behind an asset.
struct ProofAttest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attest", abstract: "Sign how much stands behind an asset, as a file.",
        discussion:
            "For whoever keeps the backing; the key of the attester's name is made when it is first needed.")

    @Argument(help: "The asset.")
    var symbol: String

    @Argument(help: "How much there is, in whole units, such as 1250.5.")
    var backing: String

    @Option(help: ArgumentHelp("Who attests.", valueName: "NAME"))
    var attester: String

    @Option(help: ArgumentHelp("When it was counted, Unix seconds; now unless said.", valueName: "SECOND"))
    var second: UInt64?

    func validate() throws {
        guard SignedQuantity.isCanonical(backing) else {
            throw ValidationError("\(SafeText(backing)): expected an amount such as 1250.5")
        }
    }

    func run() throws {
        do {
            let attestation = ReserveAttestation(
                asset: SafeText(symbol), attester: SafeText(attester), backing: SafeText(backing),
                second: second ?? ProofReserve.now())
            let key = try KeyFolder.ofUser().key(of: attestation.attester)
            StandardOutput.write([try SignedDocument(attestation, by: key).fileText])
        } catch {
            Failure(error).exit()
        }
    }
}

/// What was minted, against what is attested to stand behind it.
struct ProofReserve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reserve",
        abstract:
            "Hold what was minted of an asset against a signed attestation: 0 when it is covered, 1 and why when not."
    )

    @Argument(help: "The attestation.")
    var file: String

    @Option(help: ArgumentHelp("What was minted, in whole units.", valueName: "AMOUNT"))
    var minted: String

    @Option(
        help: ArgumentHelp("The key that it must be signed with, 64 hexadecimal digits.", valueName: "KEY"))
    var key: String

    @Option(help: ArgumentHelp("Seconds after which an attestation no longer counts.", valueName: "SECONDS"))
    var maximumAge: UInt64 = 86_400

    @Option(
        help: ArgumentHelp(
            "The time to hold its age against, Unix seconds; now unless said.", valueName: "SECOND"))
    var at: UInt64?

    /// The finest amounts that are compared.
    private static let decimals: UInt8 = 27

    func run() throws {
        do {
            let contents = try FileContents.read(file, limit: SignedDocument<ReserveAttestation>.limit)
            let signed = try contents.document { bytes throws(DocumentFault) in
                try SignedDocument<ReserveAttestation>(file: bytes)
            }
            try signed.mustHold(contents.path, key: key)
            let check = try check(signed.content)
            let line = "\(contents.path): \(ProofReserve.words(check, signed.content))"
            guard check.verdict == .covered else { throw Failure(line, exitCode: Failure.differs) }
            StandardOutput.write([line])
        } catch {
            Failure(error).exit()
        }
    }

    private func check(_ attestation: ReserveAttestation) throws -> ReserveCheck {
        guard let minted = SignedQuantity.amount(minted, decimals: ProofReserve.decimals) else {
            throw ValidationError("--minted: expected an amount such as 1250.5")
        }
        guard let backing = SignedQuantity.amount(attestation.backing.text, decimals: ProofReserve.decimals)
        else { throw Failure("backing: too great or too fine to compare", exitCode: Failure.badData) }
        return ReserveCheck(
            minted: minted, backing: backing, attestedAt: attestation.second, now: at ?? ProofReserve.now(),
            maximumAge: maximumAge)
    }

    private static func words(_ check: ReserveCheck, _ attestation: ReserveAttestation) -> String {
        let minted = SignedQuantity.text(check.minted, decimals: decimals)
        let facts =
            "\(attestation.backing) \(attestation.asset) back \(minted), by \(attestation.attester) \(check.age) s ago"
        switch check.verdict {
        case .covered: return "covered; \(facts)"
        case .short: return "SHORT by \(SignedQuantity.text(check.shortfall, decimals: decimals)); \(facts)"
        case .stale: return "stale: older than \(check.maximumAge) s; \(facts)"
        case .untimely: return "untimely: attested in the future; \(facts)"
        case .unattested: return "unattested; \(facts)"
        }
    }

    static func now() -> UInt64 { UInt64(max(0, time(nil))) }
}
