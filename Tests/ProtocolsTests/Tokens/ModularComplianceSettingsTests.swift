import Protocols
import Testing
import Units

/// Fees on transfers, and which settings are refused.
struct ModularComplianceSettingsTests {
    private let agent = TokenFixture.agent
    private let alice = WalletID(0)
    private let bob = WalletID(1)
    private let collector = WalletID(2)

    /// Alice holds 10,000; a quarter of a percent of every transfer goes to the collector.
    private func token(_ rules: ComplianceRule...) throws -> PermissionedToken<ModularCompliance> {
        var token = try TokenFixture.token(wallets: 0..<4)
        for rule in rules { try token.compliance.add(rule, totalSupply: .zero) }
        try token.mint(10_000, to: alice, by: agent, at: 0)
        let fee = ModularCompliance.TransferFee(basisPoints: 25, collector: collector)
        try token.compliance.setTransferFee(fee, in: token.registry)
        return token
    }

    @Test func `a fee is taken from the receiver, rounded down`() throws {
        var token = try token()
        try token.transfer(1_999, from: alice, to: bob, at: 1)
        #expect(token.holding(of: alice).balance == 8_001)
        #expect(token.holding(of: bob).balance == 1_995)
        #expect(token.holding(of: collector).balance == 4)
        try token.transfer(399, from: alice, to: bob, at: 1)
        #expect(token.holding(of: collector).balance == 4)
    }

    @Test func `within an identity and with the collector no fee is taken`() throws {
        var token = try token()
        try token.transfer(4_000, from: alice, to: collector, at: 1)
        try token.transfer(4_000, from: collector, to: bob, at: 1)
        #expect(token.holding(of: bob).balance == 4_000)
        try token.registry.update(alice, identity: IdentityID(1))
        try token.transfer(4_000, from: bob, to: alice, at: 1)
        #expect(token.holding(of: alice).balance == 10_000)
    }

    @Test func `a fee unfreezes the receiver's tokens where it must`() throws {
        var token = try token()
        try token.forceTransfer(4_000, from: alice, to: bob, by: agent, at: 1)
        #expect(token.holding(of: collector).balance == 10)
        try token.freeze(3_990, of: bob, by: agent)
        try token.transfer(4_000, from: alice, to: bob, at: 1)
        #expect(token.holding(of: bob).frozen == 3_990)
        #expect(token.holding(of: bob).balance == 7_980)
    }

    @Test func `a fee that cannot be collected undoes the transfer`() throws {
        var token = try token(
            .maximumBalance(10_000), .timeTransfers([TransferLimit(seconds: 9, amount: 9_999)]))
        token.registry.setVerified(false, IdentityID(2))
        let before = token
        #expect(throws: PermissionedTokenError.self) {
            try token.transfer(4_000, from: alice, to: bob, at: 1)
        }
        #expect(token == before)
    }

    @Test func `fees above the whole and collectors without claims are refused`() throws {
        var token = try token()
        #expect(throws: ComplianceSettingsError.feeRateOutOfRange) {
            try token.compliance.setTransferFee(
                .init(basisPoints: 10_001, collector: bob), in: token.registry)
        }
        #expect(throws: ComplianceSettingsError.collectorNotVerified) {
            try token.compliance.setTransferFee(
                .init(basisPoints: 1, collector: WalletID(8)), in: token.registry)
        }
        try token.compliance.setTransferFee(.init(basisPoints: 10_000, collector: bob), in: token.registry)
        try token.transfer(100, from: alice, to: WalletID(3), at: 1)
        #expect(token.holding(of: WalletID(3)).balance == .zero)
        try token.compliance.setTransferFee(nil, in: token.registry)
        #expect(token.compliance.transferFee == nil)
    }

    @Test func `a kind of rule is bound once, with four windows of different length`() throws {
        var compliance = ModularCompliance()
        let limits = (1...5 as ClosedRange<UInt32>).map { TransferLimit(seconds: $0, amount: 1) }
        #expect(throws: ComplianceSettingsError.tooManyLimits) {
            try compliance.add(.timeTransfers(limits), totalSupply: .zero)
        }
        #expect(throws: ComplianceSettingsError.limitsClash) {
            try compliance.add(.timeExchanges([IdentityID(0): [limits[0], limits[0]]]), totalSupply: .zero)
        }
        #expect(throws: ComplianceSettingsError.ruleNotBound) {
            try compliance.change(.supplyLimit(1))
        }
        try compliance.add(.timeTransfers(Array(limits.dropLast())), totalSupply: .zero)
        #expect(throws: ComplianceSettingsError.ruleBound) {
            try compliance.add(.timeTransfers([]), totalSupply: .zero)
        }
    }

    @Test func `the last rule takes the place of one that is removed`() throws {
        var compliance = ModularCompliance()
        try compliance.add(.supplyLimit(1), totalSupply: .zero)
        try compliance.add(.countryAllow([]), totalSupply: .zero)
        try compliance.add(.transferRestrict([]), totalSupply: .zero)
        try compliance.removeRule(at: 0)
        #expect(compliance.rules == [.transferRestrict([]), .countryAllow([])])
        #expect(throws: ComplianceSettingsError.ruleNotBound) { try compliance.removeRule(at: 2) }
    }
}
