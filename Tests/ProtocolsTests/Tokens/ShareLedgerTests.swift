import Protocols
import Testing
import Units

struct ShareLedgerTests {
    private let alice = WalletID(1)
    private let bob = WalletID(0)

    @Test func `the total is the sum over the wallets`() throws {
        var ledger = ShareLedger()
        try ledger.mint(10, to: alice)
        try ledger.mint(5, to: bob)
        try ledger.move(7, from: alice, to: bob)
        try ledger.move(3, from: alice, to: alice)
        try ledger.burn(2, from: bob)
        #expect(ledger.wallets == [bob, alice])
        #expect(ledger.shares(of: alice) == 3)
        #expect(ledger.shares(of: bob) == 10)
        #expect(ledger.total == 13)
    }

    @Test func `a call that throws changes nothing`() throws {
        var ledger = ShareLedger()
        try ledger.mint(.max, to: alice)
        let before = ledger
        #expect(throws: RebasingTokenError.arithmetic(.overflow)) { try ledger.mint(1, to: bob) }
        #expect(throws: RebasingTokenError.balanceExceeded(shares: .zero)) { try ledger.burn(1, from: bob) }
        #expect(throws: RebasingTokenError.balanceExceeded(shares: .zero)) {
            try ledger.move(1, from: bob, to: alice)
        }
        #expect(ledger == before)
    }
}
