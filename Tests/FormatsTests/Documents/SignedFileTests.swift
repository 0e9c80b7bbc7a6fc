import Formats
import Proofs
import Testing
import Units

@Suite struct SignedFileTests {
    private let statement = OwnershipStatement(
        account: "desk \"1\"", chain: "ethereum", sequence: .max, time: "2026-01-05T14:30:00Z",
        holdings: [
            .init(form: "wallet", place: "", symbol: "USDC", quantity: "1250.5"),
            .init(form: "owed", place: "Aave é", symbol: "WETH", quantity: "3"),
        ])

    private func fault(_ text: String) -> DocumentFault? {
        do throws(DocumentFault) {
            _ = try SignedDocument<OwnershipStatement>(file: Array(text.utf8))
            return nil
        } catch { return error }
    }

    @Test func `a signed statement goes to its file and back and still holds`() throws {
        let signed = try SignedDocument(statement, by: SigningKey())
        let read = try SignedDocument<OwnershipStatement>(file: Array(signed.fileText.utf8))
        #expect(read == signed)
        #expect(throws: Never.self) { try read.check() }
        #expect(!signed.fileText.contains("\n"))
    }

    @Test func `a digit changed in the file is found`() throws {
        let text = try SignedDocument(statement, by: SigningKey()).fileText
        for (old, new) in [
            ("1250.5", "1250.6"), ("ethereum", "ethereun"), ("\"owed\"", "\"wallet\""), ("T14", "T15"),
        ] {
            let changed = try SignedDocument<OwnershipStatement>(
                file: Array(text.replacing(old, with: new).utf8))
            #expect(throws: SignatureFault.self) { try changed.check() }
        }
    }

    @Test(arguments: [
        ("\"version\":1", "\"version\":2", "version"), ("ownership-statement", "reserve-attestation", "type"),
        ("\"chain\"", "\"chains\"", "chains"), ("1250.5", "1250.50", "holdings[0].quantity"),
        ("1250.5", "1e3", "holdings[0].quantity"), ("\"symbol\":\"USDC\",", "", "holdings[0].symbol"),
        ("Aave é", "Aave\u{202E}", "holdings[1].place"),
        ("18446744073709551615", "18446744073709551616", "sequence"),
        ("\"sequence\":\"18446744073709551615\"", "\"sequence\":5", "sequence"),
    ])
    func `a field that is not as its form asks is named`(old: String, new: String, name: String) throws {
        let text = try SignedDocument(statement, by: SigningKey()).fileText
        guard case .field(SafeText(name), _) = fault(text.replacing(old, with: new)) else {
            return #expect(
                Bool(false), "\(name) passed: \(String(describing: fault(text.replacing(old, with: new))))")
        }
    }

    @Test func `a second field of the same name is no file`() throws {
        let text = try SignedDocument(statement, by: SigningKey()).fileText
        guard case .notJSON = fault(text.replacing("\"chain\"", with: "\"account\":\"x\",\"chain\"")) else {
            return #expect(Bool(false), "a repeated field passed")
        }
        #expect(fault(text.dropLast() + ",\"note\":\"x\"}") == .field("note", expected: "no such field"))
    }

    @Test func `an attestation goes to its file and back and is no statement`() throws {
        let attestation = ReserveAttestation(
            asset: "USDC", attester: "auditor", backing: "1000000.25", second: 1_767_600_000)
        let signed = try SignedDocument(attestation, by: SigningKey())
        #expect(try SignedDocument<ReserveAttestation>(file: Array(signed.fileText.utf8)) == signed)
        #expect(fault(signed.fileText) != nil)
    }

    @Test func `a balance proof goes to its file and back and still holds`() throws {
        let balances = (0..<5).map { number in
            BalanceLeaf(
                account: SafeText("desk-\(number)"), asset: "USDC",
                amount: UInt256(UInt64(number * 1_500_000)),
                decimals: 6, key: SigningKey())
        }
        let proof = try #require(BalanceProof(of: 3, in: balances))
        let read = try BalanceProof(file: Array(proof.fileText.utf8))
        #expect(read == proof)
        #expect(throws: Never.self) { try read.check(published: proof.root) }
        #expect(proof.fileText.contains(#""amount":"4.5""#) && proof.fileText.contains(#""rootTotal":"15""#))
        let changed = try BalanceProof(file: Array(proof.fileText.replacing("\"4.5\"", with: "\"5.5\"").utf8))
        #expect(throws: BalanceProofFault.sumDiffers(16_000_000)) { try changed.check() }
        #expect(changed.sentence(.sumDiffers(16_000_000)).contains("16"))
    }
}
