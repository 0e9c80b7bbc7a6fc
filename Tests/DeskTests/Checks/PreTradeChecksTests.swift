import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

@Suite struct PreTradeChecksTests {
    private func order(
        _ request: OrderRequest, after changes: (inout DeskLimits) -> Void = { _ in }
    ) -> Order {
        var desk = Fixture()
        var limits = DeskLimits()
        changes(&limits)
        desk.run([.setLimits(limits)])
        return desk.place(request)[0]
    }

    @Test func `every order that is accepted has the result of every check`() {
        #expect(Set(order(Fixture.sell(Fixture.eth(1))).checks.map(\.rule)) == Set(CheckRule.allCases))
    }

    @Test func `nothing cannot be ordered`() {
        #expect(order(Fixture.sell(.zero)).reason == .check(.quantity))
    }

    @Test func `a quantity between two lots is denied`() {
        #expect(order(Fixture.sell(Fixture.eth(1) &+ UInt256(1 as UInt64))).reason == .check(.lot))
    }

    @Test func `a limit far below the reference is denied, one far above rests`() {
        let low = Fixture.sell(Fixture.eth(1), at: .limit(Price(whole: 2_800)))
        #expect(order(low).reason == .check(.priceBand))
        let high = Fixture.sell(Fixture.eth(1), at: .limit(Price(whole: 9_000)), .goodTillCancel)
        #expect(order(high).state == .new)
    }

    @Test func `each limit of value denies beyond its hard and warns beyond its soft bound`() {
        let paths: [(CheckRule, WritableKeyPath<DeskLimits, DeskLimits.Limit>)] = [
            (.orderNotional, \.orderNotional), (.notionalPerSecond, \.notionalPerSecond),
            (.notionalPerMinute, \.notionalPerMinute), (.notionalPerDay, \.notionalPerDay),
            (.position, \.position),
        ]
        for (rule, path) in paths {
            let hard = order(Fixture.sell(Fixture.eth(2))) {
                $0[keyPath: path] = DeskLimits.Limit(soft: 100, hard: 5_000 * DeskLimits.unit)
            }
            #expect(hard.reason == .check(rule))
            let soft = order(Fixture.sell(Fixture.eth(2))) {
                $0[keyPath: path] = DeskLimits.Limit(soft: 100, hard: 500_000 * DeskLimits.unit)
            }
            #expect(soft.state == .filled)
            #expect(soft.checks.first { $0.rule == rule }?.verdict == .warned)
        }
    }

    @Test func `values of several orders add up within their windows`() {
        var desk = Fixture()
        var limits = DeskLimits()
        limits.notionalPerSecond = DeskLimits.Limit(
            soft: 7_000 * DeskLimits.unit, hard: 7_000 * DeskLimits.unit)
        desk.run([.setLimits(limits)])
        #expect(desk.place(Fixture.sell(Fixture.eth(2)))[0].state == .filled)
        let twin = desk.place(Fixture.sell(Fixture.oneETH))[0]
        #expect(twin.reason == .check(.notionalPerSecond))
        desk.tick([(Fixture.eth, 3_000)], after: 2)
        #expect(desk.place(Fixture.sell(Fixture.oneETH))[0].state == .filled)
    }

    @Test func `an equal order within two seconds needs to be meant`() {
        var desk = Fixture()
        desk.place(Fixture.sell(Fixture.eth(1)))
        #expect(desk.place(Fixture.sell(Fixture.eth(1)))[0].reason == .check(.duplicate))
        var meant = Fixture.sell(Fixture.eth(1))
        meant.confirmations = .duplicate
        #expect(desk.place(meant)[0].state == .filled)
        desk.tick([(Fixture.eth, 3_000)], after: 3)
        #expect(desk.place(Fixture.sell(Fixture.eth(1)))[0].state == .filled)
    }

    @Test func `many times the usual size needs to be meant`() {
        var desk = Fixture()
        for _ in 0..<5 {
            desk.place(Fixture.sell(Fixture.oneETH))
            desk.tick([(Fixture.usdc, 1)], after: 3)
        }
        #expect(desk.place(Fixture.sell(Fixture.eth(11)))[0].reason == .check(.size))
        var meant = Fixture.sell(Fixture.eth(11))
        meant.confirmations = .size
        #expect(desk.place(meant)[0].reason != .check(.size))
    }

    @Test func `too many orders in a second are denied`() {
        let denied = order(Fixture.sell(Fixture.eth(1))) {
            $0.ordersPerSecond = DeskLimits.Limit(soft: 0, hard: 0)
        }
        #expect(denied.reason == .check(.orderRate))
    }

    @Test func `concentration is held against the net assets of the book`() {
        let denied = order(Fixture.sell(Fixture.eth(1))) {
            $0.concentration = DeskLimits.Limit(soft: 1, hard: 1)
        }
        #expect(denied.reason == .check(.concentration))
    }

    @Test func `a stale or missing price denies risk and no way out`() {
        var desk = Fixture(prices: false)
        #expect(desk.place(Fixture.sell(Fixture.eth(1)))[0].reason == .check(.oracleFresh))
        #expect(desk.place(Fixture.order(.repay(Fixture.usdc, Fixture.usdc(1)), []))[0].state == .filled)
    }

    @Test func `while a price waits for confirmation nothing is traded at it`() {
        var desk = Fixture()
        desk.tick([(Fixture.eth, 3_000_000)])
        #expect(desk.place(Fixture.sell(Fixture.eth(1)))[0].reason == .check(.notHalted))
        #expect(desk.place(Fixture.order(.deposit(Fixture.eth, Fixture.eth(1)), []))[0].state == .filled)
        desk.tick([(Fixture.eth, 3_001)])
        #expect(desk.place(Fixture.sell(Fixture.eth(1)))[0].state == .filled)
    }

    @Test func `a wallet that holds less than is sold is named with both amounts`() {
        let denied = order(Fixture.sell(Fixture.eth(21), at: .limit(Price(whole: 2_900))))
        #expect(
            denied.reason
                == .insufficientBalance(
                    Fixture.eth, needed: Fixture.eth(21), available: Fixture.eth(20)))
        #expect(
            denied.checks.last
                == CheckResult(.balance, .denied, value: Fixture.eth(20), limit: Fixture.eth(21)))
    }
}
