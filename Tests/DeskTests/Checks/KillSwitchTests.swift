import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

@Suite struct KillSwitchTests {
    private static let now = Timestamp(seconds: 1_900_000_000)

    private static func later(_ seconds: Int64) -> Timestamp {
        Timestamp(nanoseconds: now.nanoseconds + seconds * 1_000_000_000)
    }

    private func killed() -> Fixture {
        var desk = Fixture()
        desk.place(Fixture.sell(Fixture.eth(5), at: .limit(Price(whole: 4_000)), .goodTillCancel))
        desk.run([.engageKillSwitch(at: KillSwitchTests.now)])
        return desk
    }

    @Test func `it takes every working order off and blocks the next`() {
        var desk = killed()
        #expect(desk.state.orders[OrderID(1)]?.state == .canceled)
        #expect(desk.state.orders[OrderID(1)]?.reason == .killed)
        #expect(desk.place(Fixture.sell(Fixture.eth(1)))[0].reason == .check(.killSwitch))
        #expect(
            desk.place(Fixture.order(.borrow(Fixture.usdc, Fixture.usdc(1))))[0].reason == .check(.killSwitch)
        )
    }

    @Test func `the ways out stay open`() {
        var desk = killed()
        #expect(desk.place(Fixture.order(.repay(Fixture.usdc, Fixture.usdc(1_000)), []))[0].state == .filled)
        #expect(desk.place(Fixture.order(.deposit(Fixture.eth, Fixture.eth(1)), []))[0].state == .filled)
    }

    @Test func `it is lifted by the word, and not within a minute`() {
        var desk = killed()
        let early = desk.run([.releaseKillSwitch(word: "release", at: KillSwitchTests.later(59))])
        #expect(early == [.commandRejected(.tooEarly(secondsLeft: 1))])
        let wrong = desk.run([.releaseKillSwitch(word: "yes", at: KillSwitchTests.later(61))])
        #expect(wrong == [.commandRejected(.wrongWord(expected: "release"))])
        desk.run([.releaseKillSwitch(word: "release", at: KillSwitchTests.later(60))])
        #expect(desk.place(Fixture.sell(Fixture.eth(1)))[0].state == .filled)
    }

    @Test func `a clock that went back does not lift it`() {
        var desk = killed()
        let caused = desk.run([.releaseKillSwitch(word: "release", at: KillSwitchTests.later(-3_600))])
        #expect(caused == [.commandRejected(.tooEarly(secondsLeft: 60))])
    }
}
