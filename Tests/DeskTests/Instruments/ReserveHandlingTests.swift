import Protocols
import Testing
import Units

@testable import Desk

@Suite struct ReserveHandlingTests {
    private func desk(maximumAge: UInt32 = 3_600) -> AssetDesk {
        var terms = InstrumentTerms(symbol: "X", kind: .stablecoin, decimals: 6)
        terms.maximumReserveAge = maximumAge
        return AssetDesk(terms, price: 1)
    }

    private func reserve(_ backing: UInt64, at time: Timestamp) -> Command {
        .attestReserve(
            AssetDesk.asset,
            Reserve(minted: AssetDesk.usdc(1_000), backing: UInt256(backing), at: time))
    }

    private func raised(_ events: [Event]) -> [AlertSubject] {
        events.compactMap { if case .alertRaised(let alert) = $0 { alert.subject } else { nil } }
    }

    @Test func `less than was minted alerts once, and is over when it is covered again`() throws {
        var desk = desk()
        #expect(raised(desk.run([reserve(1_000_000_000, at: desk.state.time)])).isEmpty)
        let alerted = desk.run([reserve(999_999_999, at: desk.state.time)])
        #expect(raised(alerted) == [.reserve(AssetDesk.asset)])
        let alert = try #require(desk.state.alerts.last)
        #expect(alert.value == UInt256(9_999 as UInt64) && alert.severity == .critical)
        #expect(raised(desk.run([reserve(900_000_000, at: desk.state.time)])).isEmpty)
        #expect(desk.run([reserve(1_000_000_000, at: desk.state.time)]) == [.alertCleared(id: alert.id)])
    }

    @Test func `a word that is too old alerts at the second after, and a new one is its end`() {
        var desk = desk()
        desk.run([reserve(1_000_000_000, at: desk.state.time)])
        let start = desk.state.time
        #expect(raised(desk.pass(to: Timestamp(nanoseconds: start.nanoseconds + 3_600_000_000_000))).isEmpty)
        let late = Timestamp(nanoseconds: start.nanoseconds + 3_601_000_000_000)
        #expect(raised(desk.pass(to: late)) == [.reserveAge(AssetDesk.asset)])
        #expect(raised(desk.tick([(AssetDesk.eth, 3_000)])).isEmpty)
        let renewed = desk.run([reserve(1_000_000_000, at: desk.state.time)])
        #expect(renewed.contains { if case .alertCleared = $0 { true } else { false } })
    }

    @Test func `a word from before the last one changes nothing`() {
        var desk = desk()
        let early = desk.state.time
        desk.tick([(AssetDesk.eth, 3_000)])
        desk.run([reserve(1_000_000_000, at: desk.state.time)])
        #expect(desk.run([reserve(1, at: early)]).isEmpty)
        #expect(desk.state.reserveCheck(of: AssetDesk.asset)?.verdict == .covered)
        #expect(desk.state.reserveCheck(of: AssetDesk.eth) == nil)
    }
}
