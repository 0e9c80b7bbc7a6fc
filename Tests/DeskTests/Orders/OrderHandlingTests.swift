import Protocols
import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

@Suite struct OrderHandlingTests {
    @Test func `a sale brings exactly what the pool quotes and leaves the wallet short of it`() throws {
        var desk = Fixture()
        let pool = try #require(desk.state.trading.pools[0].market as? UniswapV2Pair)
        let quoted = try UniswapV2Library.amountOut(
            amountIn: Fixture.eth(2), reserveIn: pool.reserve0, reserveOut: pool.reserve1)
        let order = desk.place(Fixture.sell(Fixture.eth(2)))[0]
        #expect(order.state == .filled)
        #expect(order.filled == Fixture.eth(2))
        #expect(order.exchanged == quoted)
        #expect(desk.wallet(Fixture.eth) == Fixture.eth(18))
        #expect(desk.wallet(Fixture.usdc) == Fixture.usdc(50_000) &+ quoted)
        #expect(desk.state.trading.pools[0].market.held.quote == pool.reserve1 &- quoted)
    }

    @Test func `a purchase gets exactly the quantity`() {
        var desk = Fixture()
        let action = OrderAction.buy(Fixture.eth, quantity: Fixture.eth(3), with: Fixture.usdc)
        let order = desk.place(Fixture.order(action, by: Fixture.free))[0]
        #expect(order.state == .filled)
        #expect(desk.wallet(Fixture.eth, of: Fixture.free) == Fixture.eth(3))
        #expect(desk.wallet(Fixture.usdc, of: Fixture.free) == Fixture.usdc(100_000) &- order.exchanged)
    }

    @Test func `without a pool of both, a trade goes through the instrument between`() {
        var desk = Fixture()
        let action = OrderAction.buy(Fixture.steth, quantity: Fixture.eth(1), with: Fixture.usdc)
        let order = desk.place(Fixture.order(action, by: Fixture.free))[0]
        #expect(order.state == .filled)
        #expect(desk.wallet(Fixture.steth, of: Fixture.free) == Fixture.eth(1))
        guard case .settled(let settlement) = desk.events.last(where: { $0.isSettlement }) else {
            Issue.record("no settlement")
            return
        }
        #expect(settlement.legs.map(\.from) == [.wallet(Fixture.free), .pool(PoolID(0)), .pool(PoolID(1))])
        #expect(settlement.legs.map(\.to) == [.pool(PoolID(0)), .pool(PoolID(1)), .wallet(Fixture.free)])
    }

    @Test func `an order at the market takes no worse than the protection`() {
        var desk = Fixture()
        // The pool pays 3,000 less fee and impact; at an oracle of 3,200 that is beyond one percent.
        desk.tick([(Fixture.eth, 3_200)])
        let order = desk.place(Fixture.sell(Fixture.eth(2)))[0]
        #expect(order.state == .rejected)
        #expect(order.reason == .priceNotReached)
        #expect(desk.wallet(Fixture.eth) == Fixture.eth(20))
    }

    @Test func `a limit fills what its price allows and the rest waits`() {
        var desk = Fixture()
        let limit = PriceCondition.limit(Price(whole: 2_988))
        let order = desk.place(Fixture.sell(Fixture.eth(20), at: limit, .goodTillCancel))[0]
        #expect(order.state == .partiallyFilled)
        #expect(order.filled > .zero && order.filled < Fixture.eth(20))
        // The average price of the part is the limit or better, and one more lot would not be.
        #expect(order.exchanged &* Fixture.oneETH >= order.filled &* Fixture.usdc(2_988))
        let account = desk.state.trading.accounts[0]
        #expect(account.reserved[Fixture.eth.index] == order.remaining)
    }

    @Test func `what waits fills when the pool's price comes`() {
        var desk = Fixture()
        let limit = PriceCondition.limit(Price(whole: 3_100))
        let order = desk.place(Fixture.sell(Fixture.eth(5), at: limit, .goodTillCancel))[0]
        #expect(order.state == .new)
        #expect(desk.state.orders.working == [order.id])
        desk.run([.act(.sell(PoolID(0), isBase: false, amount: Fixture.usdc(300_000)))])
        desk.tick([(Fixture.usdc, 1)])
        #expect(desk.state.orders[order.id]?.state == .filled)
        #expect(desk.state.orders.working.isEmpty)
        #expect(desk.state.trading.accounts[0].reserved[Fixture.eth.index] == .zero)
    }

    @Test func `what waits is checked again when its price comes, and waits on where denied`() throws {
        var desk = Fixture()
        let limit = PriceCondition.limit(Price(whole: 3_100))
        let order = desk.place(Fixture.sell(Fixture.eth(5), at: limit, .goodTillCancel))[0]
        #expect(Set(order.checks.map(\.rule)) == Set(CheckRule.allCases))
        var limits = DeskLimits()
        limits.position = DeskLimits.Limit(soft: 1, hard: 1)
        desk.run([.setLimits(limits)])
        desk.run([.act(.sell(PoolID(0), isBase: false, amount: Fixture.usdc(300_000)))])
        desk.tick([(Fixture.usdc, 1)])
        let waiting = try #require(desk.state.orders[order.id])
        #expect(waiting.state == .new)
        #expect(waiting.checks.first { $0.rule == .position }?.verdict == .denied)
        desk.run([.setLimits(DeskLimits())])
        desk.tick([(Fixture.usdc, 1)])
        #expect(desk.state.orders[order.id]?.state == .filled)
        #expect(desk.state.orders[order.id]?.checks.first { $0.rule == .position }?.verdict == .passed)
    }

    @Test func `fill or kill takes all or nothing`() {
        var desk = Fixture()
        let limit = PriceCondition.limit(Price(whole: 2_988))
        let order = desk.place(Fixture.sell(Fixture.eth(20), at: limit, .fillOrKill))[0]
        #expect(order.state == .rejected)
        #expect(desk.wallet(Fixture.eth) == Fixture.eth(20))
    }

    @Test func `immediate or cancel drops what is left`() {
        var desk = Fixture()
        let limit = PriceCondition.limit(Price(whole: 2_988))
        let order = desk.place(Fixture.sell(Fixture.eth(20), at: limit, .immediateOrCancel))[0]
        #expect(order.state == .expired)
        #expect(order.reason == .notFilledAtOnce)
        #expect(!order.filled.isZero && order.filled < Fixture.eth(20))
        #expect(desk.state.trading.accounts[0].reserved[Fixture.eth.index] == .zero)
    }

    @Test func `an order of the day runs out at midnight`() {
        var desk = Fixture()
        let limit = PriceCondition.limit(Price(whole: 4_000))
        let order = desk.place(Fixture.sell(Fixture.eth(5), at: limit, .day))[0]
        desk.tick([(Fixture.eth, 3_000)], after: 86_400)
        #expect(desk.state.orders[order.id]?.state == .expired)
        #expect(desk.state.trading.accounts[0].reserved[Fixture.eth.index] == .zero)
    }

    @Test func `a canceled order gives back what was promised to it`() {
        var desk = Fixture()
        let limit = PriceCondition.limit(Price(whole: 4_000))
        let order = desk.place(Fixture.sell(Fixture.eth(20), at: limit, .goodTillCancel))[0]
        #expect(desk.place(Fixture.sell(Fixture.eth(1)))[0].state == .denied)
        desk.run([.cancelOrder(order.id)])
        #expect(desk.state.orders[order.id]?.state == .canceled)
        #expect(desk.place(Fixture.sell(Fixture.eth(2)))[0].state == .filled)
    }

    @Test func `a replacement takes the place of the order, or leaves it as it was`() {
        var desk = Fixture()
        let limit = PriceCondition.limit(Price(whole: 4_000))
        let order = desk.place(Fixture.sell(Fixture.eth(20), at: limit, .goodTillCancel))[0]
        let refused = desk.run([
            .replaceOrder(order.id, quantity: Fixture.eth(50), limit: Price(whole: 3_900))
        ])
        #expect(refused.contains { $0.isRejection })
        #expect(desk.state.orders[order.id]?.state == .new)
        desk.run([.replaceOrder(order.id, quantity: Fixture.eth(10), limit: Price(whole: 3_900))])
        #expect(desk.state.orders[order.id]?.reason == .replaced(by: OrderID(2)))
        #expect(desk.state.orders[OrderID(2)]?.remaining == Fixture.eth(10))
        #expect(desk.state.trading.accounts[0].reserved[Fixture.eth.index] == Fixture.eth(10))
    }

    @Test func `the same request sent twice acts once`() {
        var desk = Fixture()
        var request = Fixture.sell(Fixture.eth(1))
        request.clientID = 77
        desk.place(request)
        let held = desk.wallet(Fixture.eth)
        let second = desk.run([.placeOrders([request])])
        #expect(second == [.commandRejected(.orderSentBefore(OrderID(1)))])
        #expect(desk.wallet(Fixture.eth) == held)
    }

    @Test func `an instrument or a pool that is not there is denied, not trapped`() {
        var desk = Fixture()
        let nowhere = InstrumentID(99)
        let actions: [OrderAction] = [
            .sell(nowhere, quantity: 1, for: Fixture.usdc),
            .buy(Fixture.eth, quantity: Fixture.oneETH, with: nowhere),
            .deposit(nowhere, 1), .repay(nowhere, .max), .provideLiquidity(PoolID(9), base: 1, quote: 1),
            .withdrawLiquidity(PoolID(9), 1),
        ]
        for action in actions { #expect(desk.place(Fixture.order(action))[0].state.isRefused) }
    }

    @Test func `a basket settles as one`() {
        var desk = Fixture()
        let orders = desk.place(
            Fixture.order(.withdraw(Fixture.eth, Fixture.eth(5))),
            Fixture.sell(Fixture.eth(5)), Fixture.order(.repay(Fixture.usdc, Fixture.usdc(14_000))))
        #expect(orders.map(\.state) == [.filled, .filled, .filled])
        #expect(Set(orders.map(\.basket)) == [OrderID(1)])
        #expect(desk.events.count { $0.isSettlement && $0.basket == OrderID(1) } == 1)
    }

    @Test func `a basket with one bad order does nothing`() {
        var desk = Fixture()
        let before = desk.state.trading.accounts[0].wallet
        let orders = desk.place(
            Fixture.sell(Fixture.eth(2)), Fixture.order(.repay(Fixture.usdc, Fixture.usdc(10_000_000))),
            Fixture.order(.deposit(Fixture.eth, Fixture.eth(500))))
        #expect(orders.map(\.state) == [.denied, .denied, .denied])
        #expect(orders[0].reason == .basket(OrderID(2)) || orders[0].reason == .basket(OrderID(3)))
        #expect(desk.state.trading.accounts[0].wallet == before)
    }
}

extension Event {
    var isSettlement: Bool { if case .settled = self { true } else { false } }
    var isRejection: Bool { if case .commandRejected = self { true } else { false } }
    var basket: OrderID? { if case .settled(let settlement) = self { settlement.basket } else { nil } }
}
