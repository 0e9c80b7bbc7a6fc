import Protocols
import Testing
import Units

@testable import Desk

@Suite struct BreakerHandlingTests {
    private typealias Fixture = TradingFixture

    private static func wall(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 5_000 + seconds) }

    /// Two people: the one who pulled may not reset.
    private static let two: BreakerTerms = {
        var terms = BreakerFixture.terms
        terms.isAlone = false
        return terms
    }()

    /// An order of everything that a person can ask for, by its name.
    private static let requests: [(name: String, request: OrderRequest)] = [
        ("market", TradingFixture.sell(TradingFixture.oneETH)),
        (
            "limit",
            TradingFixture.sell(TradingFixture.oneETH, at: .limit(Price(whole: 3_200)), .goodTillCancel)
        ),
        ("deposit", TradingFixture.order(.deposit(TradingFixture.eth, TradingFixture.oneETH))),
        ("repay", TradingFixture.order(.repay(TradingFixture.usdc, TradingFixture.usdc(100)))),
        ("borrow", TradingFixture.order(.borrow(TradingFixture.usdc, TradingFixture.usdc(100)))),
        ("withdraw", TradingFixture.order(.withdraw(TradingFixture.eth, TradingFixture.oneETH))),
        (
            "liquidity",
            TradingFixture.order(
                .provideLiquidity(PoolID(0), base: TradingFixture.oneETH, quote: TradingFixture.usdc(3_000)))
        ),
    ]

    private static func refused(_ desk: TradingFixture) -> [String] {
        requests.compactMap { entry in
            var copy = desk
            let order = copy.place(entry.request).last
            return order?.reason == .check(.breaker) ? entry.name : nil
        }
    }

    private static let everything = ["market", "limit", "borrow", "withdraw", "liquidity"]

    @Test(arguments: [
        (BreakerScope.desk, everything), (.asset(TradingFixture.eth), everything),
        (.account(TradingFixture.vault), everything), (.lending(LendingID(0)), ["borrow", "withdraw"]),
        (.pool(PoolID(0)), ["market", "limit", "liquidity"]), (.pool(PoolID(1)), []),
        (.account(TradingFixture.free), []), (.agent(3), []), (.asset(TradingFixture.steth), []),
    ])
    func `a breaker that is pulled refuses what is about its scope, and never a way out`(
        scope: BreakerScope, names: [String]
    ) {
        var desk = TradingFixture()
        #expect(BreakerHandlingTests.refused(desk) == [])
        desk.run([.tripBreaker(scope, by: 0, at: BreakerHandlingTests.wall(0))])
        #expect(BreakerHandlingTests.refused(desk) == names)
    }

    @Test func `an agent's breaker refuses that agent alone`() {
        var desk = TradingFixture()
        desk.run([.tripBreaker(.agent(3), by: 0, at: BreakerHandlingTests.wall(0))])
        for (agent, isRefused) in [(UInt16(3), true), (4, false)] {
            var request = Fixture.sell(Fixture.oneETH)
            request.origin = .agent(agent)
            #expect((desk.place(request).last?.reason == .check(.breaker)) == isRefused)
        }
    }

    @Test(
        arguments: zip(
            [BreakerState.limitState, .halted, .riskReducingOnly, .limitOrdersOnly, .normal],
            [
                ["market", "borrow", "withdraw", "liquidity"], everything, everything,
                ["market", "borrow", "withdraw", "liquidity"], [],
            ]))
    func `each step of reopening allows what the one before does, and more`(
        wanted: BreakerState, names: [String]
    ) {
        var fixture = BreakerFixture()
        fixture.ether(Array(repeating: 30_000, count: 300))
        if wanted == .limitState {
            fixture.ether([28_400])
        } else {
            fixture.ether([25_000, 30_000])
        }
        for _ in 0..<400 where fixture.etherState != wanted { fixture.ether([30_000]) }
        #expect(fixture.etherState == wanted)
        // At the prices of the pools, so that no other check stands in the way.
        #expect(BreakerHandlingTests.refused(fixture.desk) == names)
    }

    @Test func `a refusal names the trip, and the trip counts it`() {
        var fixture = BreakerFixture()
        fixture.ether(Array(repeating: 30_000, count: 300) + [25_000, 30_000])
        let order = fixture.desk.place(Fixture.sell(Fixture.oneETH)).last
        let check = order?.checks.last { $0.rule == .breaker }
        let number = fixture.desk.state.breakerTrips.last?.id ?? 0
        #expect(check?.verdict == .denied && check?.value == UInt256(number))
        #expect(check?.limit == UInt256(UInt64(BreakerState.halted.rawValue)))
        let trip = fixture.desk.state.breakerTrips.last
        #expect(trip?.refusedCount == 1 && trip?.lastRefused == order?.id)
    }

    @Test func `what one person pulled he resets with the word, a minute later`() {
        var desk = BreakerFixture().desk
        let scope = BreakerScope.asset(Fixture.eth)
        func reset(_ word: SafeText, _ seconds: Int64) -> Command {
            .resetBreaker(scope, by: 0, word: word, at: BreakerHandlingTests.wall(seconds))
        }
        #expect(desk.run([reset("reset", 0)]) == [.commandRejected(.breakerNotPulled(scope))])
        desk.run([.tripBreaker(scope, by: 0, at: BreakerHandlingTests.wall(10))])
        #expect(desk.run([reset("RESET", 99)]) == [.commandRejected(.breakerWordWrong(expected: "reset"))])
        #expect(
            desk.run([reset("reset", 69)]) == [.commandRejected(.breakerTooEarly(scope, secondsLeft: 1))])
        #expect(
            desk.run([reset("reset", 5)]) == [.commandRejected(.breakerTooEarly(scope, secondsLeft: 60))])
        #expect(desk.state.breakerState(of: scope) == .halted)
        desk.run([reset("reset", 70)])
        #expect(desk.state.breakerState(of: scope) == .riskReducingOnly)
    }

    @Test func `where there are two, the other one resets at once`() {
        var desk = BreakerFixture(BreakerHandlingTests.two).desk
        func reset(_ actor: UInt32) -> Command {
            .resetBreaker(.desk, by: actor, word: "reset", at: BreakerHandlingTests.wall(1_000))
        }
        desk.run([.tripBreaker(.desk, by: 7, at: BreakerHandlingTests.wall(0))])
        #expect(desk.run([reset(7)]) == [.commandRejected(.breakerPulledBySame(.desk))])
        desk.run([reset(8)])
        #expect(desk.state.breakerState(of: .desk) == .riskReducingOnly)
    }

    @Test func `what is pulled stays however long it is calm, and what is reset reopens in its steps`() {
        var fixture = BreakerFixture()
        let scope = BreakerScope.asset(Fixture.eth)
        fixture.desk.events = []
        fixture.desk.run([.tripBreaker(scope, by: 0, at: BreakerHandlingTests.wall(0))])
        fixture.ether(Array(repeating: 30_000, count: 3_600))
        #expect(fixture.path() == ["halted pulled"])
        fixture.desk.run([.resetBreaker(scope, by: 0, word: "reset", at: BreakerHandlingTests.wall(60))])
        fixture.ether(Array(repeating: 30_000, count: 100))
        #expect(
            fixture.path() == [
                "halted pulled", "riskReducingOnly reset", "limitOrdersOnly calm", "normal calm",
            ])
    }

    @Test func `what is pulled is not reset while something else is wrong besides`() {
        var fixture = BreakerFixture()
        let scope = BreakerScope.asset(Fixture.eth)
        fixture.ether(Array(repeating: 30_000, count: 60))
        fixture.desk.run([.tripBreaker(scope, by: 0, at: BreakerHandlingTests.wall(0))])
        for _ in 0..<100 { fixture.tick(Fixture.usdc, Price(whole: 1), after: 1) }
        let reset = Command.resetBreaker(scope, by: 0, word: "reset", at: BreakerHandlingTests.wall(90))
        #expect(fixture.desk.run([reset]) == [.commandRejected(.breakerCausePersists(scope))])
        fixture.ether([30_000, 30_000])
        #expect(fixture.desk.run([reset]).count == 1)
        #expect(fixture.etherState == .riskReducingOnly)
    }

    @Test func `nothing that the desk does not know can be tripped, and no unsound terms hold`() {
        var desk = TradingFixture()
        for scope in [
            BreakerScope.asset(InstrumentID(9)), .lending(LendingID(1)), .pool(PoolID(2)),
            .account(AccountID(2)),
        ] {
            #expect(
                desk.run([.tripBreaker(scope, by: 0, at: BreakerHandlingTests.wall(0))])
                    == [.commandRejected(.breakerUnknown(scope))])
        }
        var terms = BreakerTerms(deskLoss: 10_000)
        #expect(desk.run([.setBreakers(terms)]) == [.commandRejected(.breakersNotSound)])
        terms = BreakerTerms(overrides: [.init(InstrumentID(3), .init())])
        #expect(desk.run([.setBreakers(terms)]) == [.commandRejected(.breakersNotSound)])
    }

    @Test func `names stand for what they name`() {
        let state = TradingFixture().state
        let names: [(SafeText, BreakerScope?)] = [
            ("desk", .desk), ("ETH", .asset(Fixture.eth)), ("aave", .lending(LendingID(0))),
            ("ETH/USDC", .pool(PoolID(0))), ("vault", .account(Fixture.vault)), ("agent-7", .agent(7)),
            ("agent-", nil), ("nobody", nil),
        ]
        for (name, scope) in names {
            #expect(state.breakerScope(named: name) == scope)
            if let scope { #expect(state.name(of: scope) == name) }
        }
    }

    @Test func `an order that waits is suspended while a breaker is open, and works again behind it`() {
        var fixture = BreakerFixture()
        fixture.ether(Array(repeating: 30_000, count: 300))
        let request = Fixture.sell(Fixture.oneETH, at: .limit(Price(whole: 3_100)), .goodTillCancel)
        guard let id = fixture.desk.place(request).last?.id else { return }
        #expect(fixture.desk.state.order(id)?.state == .new)
        fixture.ether([25_000, 30_000, 30_000])
        #expect(fixture.desk.state.order(id)?.state == .suspended)
        // Somebody lifts the pool far above the limit; nothing fills while the breaker is open.
        fixture.desk.run([.act(.sell(PoolID(0), isBase: false, amount: Fixture.usdc(900_000)))])
        fixture.ether(Array(repeating: 30_000, count: 60))
        #expect(fixture.desk.state.order(id)?.filled == .zero)
        for _ in 0..<200 where fixture.etherState != .limitOrdersOnly { fixture.ether([30_000]) }
        fixture.ether([30_000, 30_000])
        #expect(fixture.desk.state.order(id)?.state == .filled)
    }

    @Test func `an order of the day that is suspended still ends with it`() {
        var fixture = BreakerFixture()
        let request = Fixture.sell(Fixture.oneETH, at: .limit(Price(whole: 3_100)), .day)
        guard let id = fixture.desk.place(request).last?.id else { return }
        fixture.desk.run([.tripBreaker(.desk, by: 0, at: BreakerHandlingTests.wall(0))])
        fixture.ether([30_000, 30_000])
        #expect(fixture.desk.state.order(id)?.state == .suspended)
        fixture.ether(30_000, after: 86_400)
        #expect(fixture.desk.state.order(id)?.state == .expired)
    }
}
