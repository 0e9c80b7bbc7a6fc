import Protocols
import Testing
import Units

struct PricedSharesTests {
    private let alice = WalletID(0)
    private let bob = WalletID(1)
    private let price: UInt256 = 1_250_000_000_000_000_000

    @Test func `a balance grows with the price while shares rest`() throws {
        var token = PricedShares()
        try token.wrap(1_000, for: alice)
        #expect(token.ledger.total == 10_000_000)
        #expect(try token.balance(of: alice, price: Wad.one) == 1_000)
        #expect(try token.balance(of: alice, price: price) == 1_250)
    }

    @Test func `what is unwrapped is the underlying of the amount, rounded down`() throws {
        var token = PricedShares()
        try token.wrap(1_000, for: alice)
        #expect(try token.transfer(500, from: alice, to: bob, price: price) == 4_000_000)
        #expect(try token.unwrap(499, from: bob, price: price) == 399)
        #expect(token.ledger.shares(of: bob) == 8_000)
    }

    @Test func `too little and too much are refused and change nothing`() throws {
        var token = PricedShares()
        try token.wrap(1_000, for: alice)
        let before = token
        #expect(throws: RebasingTokenError.amountZero) { try token.wrap(.zero, for: alice) }
        #expect(throws: RebasingTokenError.amountZero) { try token.unwrap(.zero, from: alice, price: price) }
        #expect(throws: RebasingTokenError.unwrapTooSmall) { try token.unwrap(1, from: alice, price: price) }
        #expect(throws: RebasingTokenError.balanceExceeded(shares: 10_000_000)) {
            try token.unwrap(1_251, from: alice, price: price)
        }
        #expect(throws: RebasingTokenError.balanceExceeded(shares: .zero)) {
            try token.transfer(1, from: bob, to: alice, price: price)
        }
        #expect(throws: RebasingTokenError.arithmetic(.divisionByZero)) {
            try token.transfer(1, from: alice, to: bob, price: .zero)
        }
        #expect(token == before)
    }
}
