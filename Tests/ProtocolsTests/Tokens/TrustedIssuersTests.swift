import Protocols
import Testing
import Units

struct TrustedIssuersTests {
    private let bank = ClaimIssuerID(1)
    private let notary = ClaimIssuerID(0)

    @Test func `issuers of a topic come in order`() throws {
        var trusted = TrustedIssuers()
        try trusted.add(bank, for: [1, 2])
        try trusted.add(notary, for: [2])
        #expect(trusted.issuers == [notary, bank])
        #expect(trusted.issuers(for: 1) == [bank])
        #expect(trusted.issuers(for: 2) == [notary, bank])
        try trusted.update(bank, for: [3])
        #expect(trusted.issuers(for: 1) == [])
        #expect(trusted.trusts(bank, for: 3))
        try trusted.remove(bank)
        #expect(!trusted.trusts(bank, for: 3))
    }

    @Test func `an issuer is added once, for one to fifteen topics`() throws {
        var trusted = TrustedIssuers()
        let many = (0...15 as ClosedRange<UInt64>).map { UInt256($0) }
        #expect(throws: IdentityRegistryError.noTopics) { try trusted.add(bank, for: []) }
        #expect(throws: IdentityRegistryError.tooManyTopics) { try trusted.add(bank, for: many) }
        #expect(throws: IdentityRegistryError.issuerNotTrusted) { try trusted.update(bank, for: [1]) }
        #expect(throws: IdentityRegistryError.issuerNotTrusted) { try trusted.remove(bank) }
        try trusted.add(bank, for: Array(many.dropLast()))
        #expect(throws: IdentityRegistryError.issuerTrusted) { try trusted.add(bank, for: [1]) }
        #expect(throws: IdentityRegistryError.noTopics) { try trusted.update(bank, for: []) }
        #expect(throws: IdentityRegistryError.tooManyTopics) { try trusted.update(bank, for: many) }
    }

    @Test func `at most fifty issuers are trusted`() throws {
        var trusted = TrustedIssuers()
        for index in 0..<50 as Range<UInt32> { try trusted.add(ClaimIssuerID(index), for: [1]) }
        #expect(throws: IdentityRegistryError.tooManyIssuers) { try trusted.add(ClaimIssuerID(50), for: [1]) }
        #expect(trusted.issuers.count == 50)
    }
}
