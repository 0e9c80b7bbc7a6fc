import Testing
import Units

@testable import Desk

@Suite struct DeskStateReadingTests {
    @Test func `a debt of totals is shown with 8 decimals, rounded up`() {
        func debt(_ amount: UInt128, decimals: UInt8) -> UInt128? {
            let terms = SnapshotTerms(
                collateral: 1, debt: UInt256(amount), decimals: decimals, thresholdBasisPoints: 10_000,
                collateralSymbol: nil, debtSymbol: nil)
            let account = AccountDefinition(name: "a", venue: "v", holding: .snapshot(terms))
            let state = DeskState(listing: [], opening: [account])
            #expect(state.debt(of: AccountID(0)).currency == "")
            return state.debt(of: AccountID(0)).amount
        }
        #expect(debt(3, decimals: 0) == 300_000_000)
        #expect(debt(3, decimals: 8) == 3)
        #expect(debt(1_000_000_001, decimals: 17) == 2)
        #expect(debt(1, decimals: 38) == 1)
        #expect(debt(.max, decimals: 0) == .max)
    }

    @Test func `a debt of positions is shown in dollars at the venue's prices`() {
        let account = AccountDefinition.positions(
            "a", supplied: [("ETH", 9, 0)], owed: [("ETH", 15, 1), ("ETH", 1, 18)])
        let state = DeskState(listing: ["ETH"], opening: [account], prices: [100])
        #expect(state.debt(of: AccountID(0)).amount == UInt128(150 * 100_000_000 + 1))
        #expect(state.debt(of: AccountID(0)).currency == "USD")
    }

    @Test func `a debt of positions before its price is not known`() {
        let account = AccountDefinition.positions("a", supplied: [], owed: [("ETH", 15, 1)])
        let state = DeskState(listing: ["ETH"], opening: [account])
        #expect(state.debt(of: AccountID(0)).amount == nil)
        #expect(state.healthFactor(of: AccountID(0)) == nil)
    }

    @Test func `a held copy without the watch reads as the desk does`() {
        let account = AccountDefinition.snapshot("a", collateral: 110, of: "ETH", debt: 100, in: nil)
        let state = DeskState(listing: ["ETH"], opening: [account], prices: [100])
        let copy = state.withoutWatch()
        #expect(copy.encoded() == state.encoded())
        #expect(copy.healthFactor(of: AccountID(0)) == state.healthFactor(of: AccountID(0)))
        #expect(copy.lines(of: AccountID(0)) == state.lines(of: AccountID(0)))
    }

    @Test(arguments: UInt64(1)...10)
    func `the zone of an account is that of its health factor`(seed: UInt64) {
        var (state, events) = (DeskState(), [Event]())
        for batch in RandomRun(seed: seed).batches(segments: 10, ticks: 100) {
            state.apply(batch, into: &events)
            for account in state.accounts where state.hasDebt(account) {
                let zone = state.healthFactor(of: account).map { Int(state.edges.zone(of: $0)) }
                #expect(state.zone(of: account) == zone, "seed \(seed), \(account)")
            }
        }
    }
}
