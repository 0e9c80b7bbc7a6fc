import Proofs
import Testing
import Units

@Suite struct SignedDocumentTests {
    private let statement = OwnershipStatement(
        account: "desk-1", chain: "ethereum", sequence: 812, time: "2026-01-05T14:30:00Z",
        holdings: [
            .init(form: "wallet", place: "", symbol: "USDC", quantity: "1250.5"),
            .init(form: "owed", place: "Aave", symbol: "WETH", quantity: "3"),
        ])

    private func fault<Content>(
        _ document: SignedDocument<Content>, key: VerifyingKey? = nil
    ) -> SignatureFault? {
        do throws(SignatureFault) {
            try document.check(key: key)
            return nil
        } catch { return error }
    }

    @Test func `a signed statement checks out with and without its key`() throws {
        let key = SigningKey()
        let document = try SignedDocument(statement, by: key)
        #expect(fault(document) == nil)
        #expect(fault(document, key: key.verifyingKey) == nil)
        let other = SigningKey().verifyingKey
        #expect(fault(document, key: other) == .otherKey(expected: other))
    }

    @Test(arguments: 0..<11) func `any changed field is found`(field: Int) throws {
        var document = try SignedDocument(statement, by: SigningKey())
        switch field {
        case 0: document.content.account = "desk-2"
        case 1: document.content.chain = "base"
        case 2: document.content.sequence += 1
        case 3: document.content.time = "2026-01-05T14:30:01Z"
        case 4: document.content.holdings[0].form = "supplied"
        case 5: document.content.holdings[0].place = "Aave"
        case 6: document.content.holdings[0].symbol = "USDT"
        case 7: document.content.holdings[0].quantity = "1250.6"
        case 8: document.content.holdings.removeLast()
        case 9: document.content.holdings.swapAt(0, 1)
        default: document.content.holdings.append(document.content.holdings[0])
        }
        let found = SHA256Digest(of: document.content.canonicalBytes)
        #expect(fault(document) == .contentDiffers(found: found))
        document.digest = found
        #expect(fault(document) == .signatureDiffers)
    }

    @Test func `every bit of signature and key matters`() throws {
        let document = try SignedDocument(statement, by: SigningKey())
        for place in 0..<64 {
            var text = Array(document.signature.hexadecimal)
            text[place * 2] = text[place * 2] == "0" ? "1" : "0"
            var changed = document
            changed.signature = try #require(Signature(hexadecimal: String(text)))
            #expect(fault(changed) == .signatureDiffers)
        }
        var other = document
        other.key = SigningKey().verifyingKey
        #expect(fault(other) == .signatureDiffers)
    }

    @Test func `text that moves between fields is other content`() {
        var moved = statement
        (moved.account, moved.chain) = ("desk-1e", "thereum")
        #expect(moved.canonicalBytes != statement.canonicalBytes)
    }

    @Test func `a signature under one kind of document is none under another`() throws {
        let key = SigningKey()
        let attestation = ReserveAttestation(asset: "USDC", attester: "auditor", backing: "1", second: 5)
        let signed = try SignedDocument(attestation, by: key)
        #expect(fault(signed) == nil)
        #expect(!key.verifyingKey.accepts(signed.signature, of: statement.canonicalBytes))
        #expect(attestation.canonicalBytes.prefix(24) != statement.canonicalBytes.prefix(24))
    }
}
