import Simulation
import Testing
import Units

@testable import Desk

@Suite struct RelayingTests {
    private static let dollar = UInt256(1_000_000 as UInt64)

    private func account(_ name: SafeText, _ state: DeskState) throws -> AccountID {
        try #require(state.accounts.first { state.name(of: $0) == name })
    }

    @Test func `what is sent to another chain is delivered within a minute, or comes back after an hour`()
        throws
    {
        var run = SimulatedRun(seed: 5)
        run.advance(seconds: 10)
        let (cash, far) = (try account("cash-G", run.state), try account("reserve-F", run.state))
        let usdc = try #require(run.state.instrument(of: "USDC"))
        for number in UInt64(1)...24 {
            let request = OrderRequest(
                account: cash, action: .transfer(usdc, UInt256(100 + number) &* Self.dollar, to: far),
                confirmations: [.size, .duplicate])
            run.run(.placeOrders([request]))
        }
        #expect(run.state.escrows.count == 24)
        run.advance(seconds: 75)
        let late = run.state.escrows.count
        #expect(late > 0 && late < 8)
        run.advance(seconds: 3_700)
        #expect(run.state.escrows.isEmpty)
        let ends = run.events.compactMap { event -> EscrowEnd? in
            if case .escrowEnded(_, let end) = event { end } else { nil }
        }
        #expect(ends.count == 24 && ends.count { $0 == .refunded } == late)
    }

    @Test func `the fund of the market deals at its cut-off, for those that it lets in`() throws {
        var run = SimulatedRun(seed: 5)
        run.advance(seconds: 10)
        let fund = try #require(run.state.instrument(of: "tCRED"))
        let (cash, vault) = (try account("cash-G", run.state), try account("vault-A", run.state))
        for account in [cash, vault] {
            run.run(
                .placeOrders([
                    OrderRequest(
                        account: account,
                        action: .subscribe(fund, cash: UInt256(50_000 as UInt64) &* Self.dollar))
                ]))
        }
        #expect(run.state.escrows.map(\.owner) == [cash])
        run.advance(seconds: 1_900)
        #expect(run.state.escrows.isEmpty)
        #expect(
            run.state.lifeEvents.contains { if case .dealt(_, requests: 1) = $0.what { true } else { false } }
        )
        #expect(run.state.available(fund, to: cash) > .zero && run.state.available(fund, to: vault) == .zero)
    }
}
