import Testing
import Units

@testable import Desk

private typealias Fixture = TradingFixture

@Suite struct AlarmHandlingTests {
    private func desk(_ levels: [(isAbove: Bool, level: UInt64)], dwell: Int64 = 0) -> Fixture {
        var desk = Fixture()
        let prices = levels.map {
            AlarmTerms.PriceLevel(Fixture.eth, isAbove: $0.isAbove, level: Price(whole: $0.level))
        }
        desk.run([.setAlarms(AlarmTerms(prices: prices, dwell: dwell))])
        desk.events = []
        return desk
    }

    private func raised(_ events: [Event]) -> [AlertSubject] {
        events.compactMap { if case .alertRaised(let alert) = $0 { alert.subject } else { nil } }
    }

    @Test
    func `a price that falls to its level alerts once, and again only after half a percent of recovery`() {
        var desk = desk([(false, 2_900)])
        var subjects: [AlertSubject] = []
        for price: UInt64 in [2_950, 2_901, 2_900, 2_880, 2_905, 2_899, 2_914, 2_915, 2_950, 2_900] {
            subjects += raised(desk.tick([(Fixture.eth, price)]))
        }
        #expect(subjects == [.priceBelow(Fixture.eth), .priceBelow(Fixture.eth)])
        #expect(desk.state.alerts.first?.state == .cleared)
    }

    @Test func `a wick between two seconds is not lost`() {
        var desk = desk([(true, 3_100)])
        let time = desk.state.time
        let ticks = [3_000, 3_150, 3_000].enumerated().map { index, price in
            Tick(
                price: Price(whole: UInt64(price)),
                time: Timestamp(nanoseconds: time.nanoseconds + Int64(index + 1)), instrument: Fixture.eth,
                feed: 0)
        }
        var events: [Event] = []
        desk.state.apply(Batch(ticks: ticks), into: &events)
        #expect(raised(events) == [.priceAbove(Fixture.eth)])
        #expect(desk.state.alerts.last?.state == .cleared)
    }

    @Test func `a level that is passed already alerts when it is set`() {
        #expect(desk([(true, 2_500)]).state.alerts.map(\.subject) == [.priceAbove(Fixture.eth)])
    }

    @Test func `alarms that are taken away clear their alerts`() {
        var desk = desk([(true, 2_500)])
        desk.run([.setAlarms(AlarmTerms())])
        #expect(desk.state.alerts.map(\.state) == [.cleared])
    }

    @Test func `a warning waits for the dwell, critical does not`() {
        var desk = desk([], dwell: 10 * Timestamp.nanosecondsPerSecond)
        #expect(raised(desk.tick([(Fixture.eth, 2_150)])).isEmpty)
        #expect(raised(desk.tick([(Fixture.eth, 2_200)], after: 5)).isEmpty)
        desk.tick([(Fixture.eth, 2_151)], after: 1)
        #expect(raised(desk.tick([(Fixture.eth, 2_150)], after: 20)) == [.health(Fixture.vault)])
        #expect(raised(desk.tick([(Fixture.eth, 1_850)])) == [.health(Fixture.vault)])
        #expect(desk.state.alerts.last?.severity == .critical)
    }

    @Test func `an oracle that stops alerts by its age, and is cleared when it publishes`() {
        var desk = Fixture()
        desk.state.instruments[0].maximumPriceAge = 60
        #expect(raised(desk.tick([(Fixture.usdc, 1)], after: 60)).isEmpty)
        #expect(raised(desk.tick([(Fixture.usdc, 1)], after: 2)) == [.oracleAge(Fixture.eth)])
        #expect(raised(desk.tick([(Fixture.usdc, 1)], after: 60)).isEmpty)
        desk.tick([(Fixture.eth, 3_000)])
        desk.tick([(Fixture.usdc, 1)])
        #expect(desk.state.alerts.map(\.state) == [.cleared])
    }

    @Test func `an age for every oracle takes the place of the instruments' own, and never ends its alerts`()
    {
        var desk = Fixture()
        desk.state.instruments[0].maximumPriceAge = 60
        desk.run([.setAlarms(AlarmTerms(oracleAge: 100))])
        #expect(raised(desk.tick([(Fixture.usdc, 1)], after: 100)).isEmpty)
        #expect(
            raised(desk.tick([(Fixture.usdc, 1)], after: 2)) == [
                .oracleAge(Fixture.eth), .oracleAge(Fixture.steth),
            ])
        desk.run([.setAlarms(AlarmTerms())])
        #expect(desk.state.alerts.map(\.state) == [.raised, .cleared])
        desk.run([.setAlarms(AlarmTerms(oracleAge: 0))])
        #expect(desk.state.alerts.map(\.state) == [.cleared, .cleared])
        #expect(raised(desk.tick([(Fixture.usdc, 1)], after: 200)).isEmpty)
    }

    @Test func `a silent feed is critical until it speaks`() {
        var desk = Fixture()
        let now = Timestamp(seconds: 1_800_000_000)
        let silent = Command.noteFeed(3, silentSeconds: 12, limit: 10, at: now)
        #expect(raised(desk.run([silent, silent])) == [.feedSilence(3)])
        #expect(desk.state.bellCount == 1)
        desk.run([.noteFeed(3, silentSeconds: nil, limit: 10, at: now)])
        #expect(desk.state.alerts.map(\.state) == [.cleared])
    }

    @Test func `alarms survive their encoding and go on as if nothing had been`() throws {
        var desk = desk([(false, 2_900), (true, 3_200)], dwell: 5_000_000_000)
        desk.tick([(Fixture.eth, 2_890)])
        var copy = desk
        copy.state = try DeskState(decoding: desk.state.encoded())
        #expect(copy.state.encoded() == desk.state.encoded())
        for price: UInt64 in [2_950, 2_150, 2_120, 3_250] {
            #expect(
                copy.tick([(Fixture.eth, price)], after: 4) == desk.tick([(Fixture.eth, price)], after: 4))
        }
    }
}
