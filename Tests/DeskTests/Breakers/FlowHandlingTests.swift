import Protocols
import Testing
import Units

@testable import Desk

@Suite struct FlowHandlingTests {
    private typealias Fixture = TradingFixture
    private static let venue = BreakerScope.lending(LendingID(0))

    private static func fixture(
        outflow: UInt32 = 0, deskLoss: UInt32 = 0, accountLoss: UInt32 = 0
    ) -> BreakerFixture {
        BreakerFixture(
            BreakerTerms(
                outflow: outflow, deskLoss: deskLoss, accountLoss: accountLoss, states: BreakerFixture.states)
        )
    }

    /// The one who runs the venue takes out a share of what it holds of ETH, in percent.
    private static func leave(_ percent: UInt64, _ fixture: inout BreakerFixture) -> [Event] {
        let held = fixture.desk.state.trading.lending[0].market.held(0).bits
        let amount = (try? UInt256.mulDivDown(held, UInt256(percent), UInt256(100 as UInt64))) ?? .zero
        return fixture.desk.run([.act(.withdraw(LendingID(0), borrower: 1, reserve: 0, amount: amount))])
    }

    @Test func `a venue that too much leaves within an hour halts, and reopens an hour later`() {
        var fixture = FlowHandlingTests.fixture(outflow: 3_000)
        _ = FlowHandlingTests.leave(20, &fixture)
        fixture.ether([30_000])
        #expect(fixture.path(of: FlowHandlingTests.venue) == [])
        _ = FlowHandlingTests.leave(20, &fixture)
        #expect(fixture.path(of: FlowHandlingTests.venue) == ["halted outflow"])
        fixture.ether(Array(repeating: 30_000, count: 3_000))
        #expect(fixture.desk.state.breakerState(of: FlowHandlingTests.venue) == .halted)
        fixture.ether(Array(repeating: 30_000, count: 1_000))
        #expect(fixture.desk.state.breakerState(of: FlowHandlingTests.venue) == .normal)
    }

    @Test func `what comes in makes up for what leaves`() {
        var fixture = FlowHandlingTests.fixture(outflow: 3_000)
        let held = fixture.desk.state.trading.lending[0].market.held(0).bits
        fixture.desk.run([.act(.supply(LendingID(0), borrower: 1, reserve: 0, amount: held))])
        _ = FlowHandlingTests.leave(50, &fixture)
        #expect(fixture.path(of: FlowHandlingTests.venue) == [])
    }

    @Test func `a loss beyond the budget halts the desk until it is made good`() {
        var fixture = FlowHandlingTests.fixture(deskLoss: 1_000)
        fixture.ether(Array(repeating: 30_000, count: 20))
        #expect(fixture.path(of: .desk) == [])
        fixture.ether(Array(repeating: 24_000, count: 20))
        #expect(fixture.path(of: .desk) == ["halted loss"])
        let trip = fixture.desk.state.breakerTrips.last
        #expect(trip.map { $0.figures.value >= $0.figures.limit && !$0.figures.limit.isZero } == true)
        fixture.ether(Array(repeating: 24_000, count: 1_000))
        #expect(fixture.desk.state.breakerState(of: .desk) == .halted)
        fixture.ether(Array(repeating: 30_000, count: 300))
        #expect(fixture.desk.state.breakerState(of: .desk) == .normal)
    }

    @Test func `an account's loss halts that account alone`() {
        var fixture = FlowHandlingTests.fixture(accountLoss: 1_000)
        fixture.ether(Array(repeating: 30_000, count: 20) + Array(repeating: 24_000, count: 20))
        #expect(fixture.path(of: .account(Fixture.vault)) == ["halted loss"])
        #expect(fixture.path(of: .account(Fixture.free)) == [] && fixture.path(of: .desk) == [])
    }

    @Test func `something that is missing halts the desk`() {
        var fixture = FlowHandlingTests.fixture(outflow: 9_000)
        fixture.desk.state.trading.inflow[0] = fixture.desk.state.trading.inflow[0] &- Int256(1 as Int128)
        fixture.ether(Array(repeating: 30_000, count: 5))
        #expect(fixture.path(of: .desk) == ["halted invariant"])
        #expect(fixture.desk.place(Fixture.sell(Fixture.oneETH)).last?.reason == .check(.breaker))
        #expect(
            fixture.desk.place(Fixture.order(.repay(Fixture.usdc, Fixture.usdc(10)))).last?.state == .filled)
    }

    @Test func `flows and losses are read back as they were`() throws {
        var fixture = FlowHandlingTests.fixture(outflow: 3_000, deskLoss: 100, accountLoss: 200)
        _ = FlowHandlingTests.leave(20, &fixture)
        fixture.ether(Array(repeating: 27_000, count: 20))
        _ = FlowHandlingTests.leave(20, &fixture)
        var copy = fixture
        copy.desk.state = try DeskState(decoding: fixture.desk.state.encoded())
        #expect(copy.desk.state.encoded() == fixture.desk.state.encoded())
        let further: [UInt64] = Array(repeating: 30_000, count: 700)
        #expect(copy.ether(further) == fixture.ether(further))
        #expect(copy.desk.state.encoded() == fixture.desk.state.encoded())
    }
}
