import Desk
import Testing
import Units

@testable import Reports

@Suite struct FundHistoryTests {
    private let ether = UInt256(UInt128(1_000_000_000_000_000_000))
    private let dollar = UInt256(UInt128(1_000_000))
    private let base: Int128 = 100_000_000

    /// A desk beside its history, fed step by step as a run feeds it.
    private struct Run {
        var state = LendingDesk.make()
        var history: FundHistory
        let opening: Int128
        var second: Int64 = 1_767_623_401

        init() {
            let desk = LendingDesk.make()
            history = FundHistory(desk, interval: 10)
            opening = desk.tradingAccounts.reduce(0) { $0 + desk.netAssets(of: $1) }
        }

        var netAssets: Int128 { state.tradingAccounts.reduce(0) { $0 + state.netAssets(of: $1) } }

        mutating func step(_ commands: [Command], _ ticks: [Tick] = []) {
            let before = state
            var events: [Event] = []
            state.apply(Batch(commands: commands, ticks: ticks), into: &events)
            history.note(before: before, events: events, after: state)
        }

        mutating func price(_ price: UInt64, after seconds: Int64 = 1) {
            second += seconds
            step(
                [],
                [
                    Tick(
                        price: Price(whole: price), time: Timestamp(seconds: second),
                        instrument: InstrumentID(0), feed: 0)
                ])
        }

        mutating func order(_ account: UInt32, _ action: OrderAction) {
            step([
                .placeOrders([
                    OrderRequest(account: AccountID(account), action: action, confirmations: .accountTyped)
                ])
            ])
        }

        /// The history at the desk as it stands, its causes over all accounts.
        mutating func causes() -> CauseAmounts {
            history.finish(state)
            var sum = CauseAmounts()
            for account in history.accounts { sum.add(account.attribution) }
            return sum
        }
    }

    private func units(_ whole: UInt64, _ unit: UInt256) -> UInt256 { unit &* UInt256(whole) }

    @Test func `a price move alone is all price`() {
        var run = Run()
        run.step([], [])
        run.price(3_300, after: 0)
        let causes = run.causes()
        #expect(causes[.price] == 120 * 300 * base)
        #expect(causes.total == causes[.price])
        #expect(run.netAssets - run.opening == causes.total)
    }

    @Test func `a year of interest is carry against the borrower`() {
        var run = Run()
        run.price(3_000, after: 31_536_000)
        let causes = run.causes()
        #expect(causes[.price] == 0)
        #expect(causes[.carry] < 0)
        #expect(causes.total == run.netAssets - run.opening)
        #expect(causes[.rounding] == 0)
    }

    @Test func `a sale loses the pool's fee and the rest is slippage`() throws {
        var run = Run()
        run.order(0, .sell(InstrumentID(0), quantity: units(10, ether), for: InstrumentID(1)))
        let causes = run.causes()
        #expect(causes[.fees] == -(10 * 3_000 * base * 3 / 1_000))
        let received = try #require(run.state.order(OrderID(1))).exchanged
        let value = Int128(UInt128(exactly: received) ?? 0) * 100
        #expect(causes[.slippage] == value - 30_000 * base - causes[.fees])
        #expect(causes[.slippage] < 0)
        #expect(causes[.price] == 0 && causes[.carry] == 0)
        #expect(causes.total == run.netAssets - run.opening)
    }

    @Test func `what is funded is a flow and no profit`() {
        var run = Run()
        run.step([.fund(AccountID(1), InstrumentID(1), amount: units(5_000, dollar))])
        let causes = run.causes()
        #expect(causes[.flows] == 5_000 * base)
        #expect(causes.total == causes[.flows])
        #expect(run.netAssets - run.opening == causes.total)
    }

    @Test func `moving between wallet and venue changes nothing but what integers leave over`() {
        var run = Run()
        run.order(0, .deposit(InstrumentID(0), units(5, ether)))
        run.order(0, .borrow(InstrumentID(1), units(1_000, dollar)))
        run.order(0, .repay(InstrumentID(1), units(500, dollar)))
        run.order(0, .withdraw(InstrumentID(0), units(1, ether)))
        let causes = run.causes()
        #expect(run.state.orderCount == 4)
        #expect(run.history.ledger.rows.filter { $0.settlement > 0 }.count == 4)
        #expect(causes[.fees] == 0 && causes[.slippage] == 0 && causes[.flows] == 0)
        #expect(abs(causes.total) <= 10_000)
        #expect(causes.total == run.netAssets - run.opening)
    }

    @Test func `liquidity provided and taken back is neither fee nor slippage`() {
        var run = Run()
        run.order(0, .sell(InstrumentID(0), quantity: units(4, ether), for: InstrumentID(1)))
        let traded = run.causes()
        run.order(
            0, .provideLiquidity(PoolID(0), base: units(1, ether), quote: units(3_000, dollar)))
        #expect(!run.state.quantities(of: AccountID(0)).liquidity(0).isZero)
        run.order(0, .withdrawLiquidity(PoolID(0), .max))
        let causes = run.causes()
        #expect(causes[.fees] == traded[.fees] && causes[.slippage] == traded[.slippage])
        #expect(abs(causes.total - traded.total) <= 10_000)
        #expect(causes.total == run.netAssets - run.opening)
    }

    @Test func `causes add up to the change and both ways to count come to the same profit`() {
        var run = Run()
        var generator = SeededGenerator(seed: 11)
        for round in 0..<400 {
            let account = UInt32(generator.next() % 2)
            let amount = 1 + generator.next() % 3
            switch generator.next() % 8 {
            case 0:
                run.order(
                    account, .sell(InstrumentID(0), quantity: units(amount, ether), for: InstrumentID(1)))
            case 1:
                run.order(
                    account, .buy(InstrumentID(0), quantity: units(amount, ether), with: InstrumentID(1)))
            case 2: run.order(0, .deposit(InstrumentID(0), units(amount, ether)))
            case 3: run.order(0, .borrow(InstrumentID(1), units(amount * 900, dollar)))
            case 4: run.order(0, .repay(InstrumentID(1), units(amount * 800, dollar)))
            case 5:
                run.order(
                    account,
                    .provideLiquidity(
                        PoolID(0), base: units(amount, ether), quote: units(amount * 3_000, dollar)))
            case 6: run.order(account, .withdrawLiquidity(PoolID(0), .max))
            default:
                run.step([
                    .fund(AccountID(account), InstrumentID(UInt32(round % 2)), amount: units(amount, dollar))
                ])
            }
            run.price(2_900 + generator.next() % 200, after: Int64(generator.next() % 4_000))
            let causes = run.causes()
            #expect(causes.total == run.netAssets - run.opening)
            #expect(abs(causes[.rounding]) < 20 * Int128(round + 1))
        }
        let filled = (1...UInt64(run.state.orderCount)).count {
            run.state.order(OrderID($0))?.state == .filled
        }
        #expect(filled > 150)
        let report = ProfitReport(run.history, of: run.state)
        for row in report.rows {
            #expect(
                abs(row.average.total - row.firstInFirstOut.total) <= 1_000, "\(row.account) \(row.symbol)")
        }
        #expect(report.rows.contains { $0.average.realised != $0.firstInFirstOut.realised })
        #expect(report.attribution.reduce(0) { $0 + $1.amount } == report.closing - report.opening)
    }

    @Test func `the ledger ends at what the wallets hold`() {
        var run = Run()
        run.order(0, .sell(InstrumentID(0), quantity: units(3, ether), for: InstrumentID(1)))
        run.order(1, .buy(InstrumentID(0), quantity: units(2, ether), with: InstrumentID(1)))
        run.step([.fund(AccountID(1), InstrumentID(1), amount: units(7, dollar))])
        for account in run.state.tradingAccounts {
            for index in 0..<run.state.instrumentCount {
                let rows = run.history.ledger.rows.filter {
                    $0.account == account && $0.instrument == InstrumentID(UInt32(index))
                }
                let held = run.state.quantities(of: account).wallet[index]
                #expect((rows.last?.balance ?? .zero) == held)
                #expect(rows.reduce(Int256.zero) { $0 &+ $1.change } == Int256(bits: held))
            }
        }
    }

    @Test func `a point is noted each time that the interval has passed`() {
        var run = Run()
        for _ in 0..<45 { run.price(3_000) }
        run.history.finish(run.state)
        let seconds = run.history.points.map { $0.time.nanoseconds / 1_000_000_000 - 1_767_623_401 }
        #expect(seconds == [0, 9, 19, 29, 39, 45])
        #expect(run.history.points.last?.total == run.netAssets)
        #expect(run.history.points.last?.sequence == run.state.sequence)
    }

    @Test func `a share gains with prices and not with what flows in`() {
        var run = Run()
        run.history.finish(run.state)
        #expect(run.history.points.last?.perShare == Price(whole: 1))
        run.step([.fund(AccountID(1), InstrumentID(1), amount: units(310_000, dollar))])
        run.price(3_000)
        run.history.finish(run.state)
        let funded = run.history.points.last?.perShare
        #expect(funded.map { $0.raw / 1_000_000_000 } == 999_999_999 || funded == Price(whole: 1))
        #expect(run.history.shares == run.opening * 2)
        run.price(3_300)
        run.history.finish(run.state)
        let gained = run.history.points.last?.perShare?.raw ?? 0
        #expect(gained / 1_000_000_000_000_000 == 1_058)
    }
}
