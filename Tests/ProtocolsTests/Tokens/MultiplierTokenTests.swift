import Protocols
import Testing
import Units

struct MultiplierTokenTests {
    private let alice = WalletID(0)
    private let bob = WalletID(1)
    private let start: UInt64 = 1_000_000_000

    /// One share is 1.5 units.
    private func token() throws -> MultiplierToken {
        var schedule = try MultiplierSchedule(periodLength: 86_400, lastFeeTime: start, feePerPeriod: .zero)
        try schedule.update(
            to: 1_500_000_000_000_000_000, replacing: Wad.one, activation: start + 10, at: start)
        return MultiplierToken(schedule: schedule)
    }

    @Test func `a mint gives the shares of the multiplier then and may give a unit less`() throws {
        var token = try token()
        #expect(try token.mint(100, to: alice, at: start) == 100)
        #expect(try token.balance(of: alice, at: start + 10) == 150)
        #expect(try token.mint(100, to: bob, at: start + 10) == 66)
        #expect(try token.balance(of: bob, at: start + 10) == 99)
        #expect(try token.totalSupply(at: start + 10) == 249)
        #expect(token.schedule.activationTime == 0)
    }

    @Test func `moving shares loses nothing where moving an amount does`() throws {
        var token = try token()
        try token.mint(100, to: alice, at: start)
        #expect(try token.transfer(100, from: alice, to: bob, at: start + 10) == 66)
        #expect(try token.transferShares(34, from: alice, to: bob, at: start + 10) == 51)
        #expect(token.ledger.shares(of: bob) == 100)
        #expect(token.ledger.wallets == [alice, bob])
    }

    @Test func `more than is owned neither moves nor burns and changes nothing`() throws {
        var token = try token()
        try token.mint(100, to: alice, at: start)
        let before = token
        #expect(throws: RebasingTokenError.balanceExceeded(shares: 100)) {
            try token.transfer(152, from: alice, to: bob, at: start + 10)
        }
        #expect(throws: RebasingTokenError.balanceExceeded(shares: 100)) {
            try token.burn(152, from: alice, at: start + 10)
        }
        #expect(throws: RebasingTokenError.balanceExceeded(shares: .zero)) {
            try token.transferShares(1, from: bob, to: alice, at: start + 10)
        }
        #expect(token == before)
        #expect(try token.burn(151, from: alice, at: start + 10) == 100)
        #expect(token.ledger.total == .zero)
    }

    @Test func `a change that fails leaves the schedule`() throws {
        var token = try token()
        let before = token
        #expect(throws: RebasingTokenError.activationInProgress) {
            try token.changeSchedule { (schedule) throws(RebasingTokenError) in
                try schedule.setPeriodLength(1, at: start)
            }
        }
        #expect(token == before)
    }
}
