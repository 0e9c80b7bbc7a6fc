import Protocols
import Testing
import Units

struct TransferApprovalTests {
    private let agent = TokenFixture.agent
    private let alice = WalletID(0)
    private let bob = WalletID(1)

    @Test func `a transfer uses its approval up and only its own`() throws {
        var token = try TokenFixture.token(wallets: 0..<2)
        try token.mint(100, to: alice, by: agent, at: 0)
        try token.compliance.add(.conditionalTransfers, totalSupply: 100)
        let approval = TransferApproval(sender: alice, receiver: bob, amount: 40)
        let refused = PermissionedTokenError.transferNotPossible(.compliance(.notApproved))
        #expect(throws: refused) { try token.transfer(40, from: alice, to: bob, at: 1) }
        try token.compliance.approve(approval)
        #expect(throws: refused) { try token.transfer(39, from: alice, to: bob, at: 1) }
        try token.transfer(40, from: alice, to: bob, at: 1)
        #expect(token.compliance.approvals(of: approval) == .zero)
        #expect(throws: refused) { try token.transfer(40, from: alice, to: bob, at: 1) }
        #expect(token.holding(of: bob).balance == 40)
    }

    @Test func `a mint needs an approval and keeps it, a burn and a forced transfer need none`() throws {
        var token = try TokenFixture.token(wallets: 0..<2)
        try token.compliance.add(.conditionalTransfers, totalSupply: .zero)
        #expect(throws: PermissionedTokenError.complianceNotFollowed(.notApproved)) {
            try token.mint(100, to: alice, by: agent, at: 0)
        }
        let approval = TransferApproval(sender: nil, receiver: alice, amount: 100)
        try token.compliance.approve(approval)
        try token.mint(100, to: alice, by: agent, at: 0)
        try token.mint(100, to: alice, by: agent, at: 0)
        try token.burn(50, from: alice, by: agent, at: 0)
        try token.forceTransfer(50, from: alice, to: bob, by: agent, at: 0)
        #expect(token.compliance.approvals(of: approval) == 1)
    }

    @Test func `an approval can be taken back`() throws {
        var compliance = ModularCompliance()
        let approval = TransferApproval(sender: alice, receiver: bob, amount: 1)
        try compliance.approve(approval)
        try compliance.approve(approval)
        try compliance.unapprove(approval)
        #expect(compliance.approvals(of: approval) == 1)
        try compliance.unapprove(approval)
        #expect(throws: PermissionedTokenError.notApproved) { try compliance.unapprove(approval) }
        #expect(compliance == ModularCompliance())
    }
}
