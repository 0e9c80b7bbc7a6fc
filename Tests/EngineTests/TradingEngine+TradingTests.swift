import Desk
import Reports
import Simulation
import Testing
import Units

@testable import Engine

@Suite struct TradingEngineTradingTests {
    private let clock = ManualClock()

    /// A desk whose prices are all there.
    private func engine() throws -> TradingEngine {
        let engine = try TradingEngine(
            MarketRoundsTests.plan(mood: .calm), pace: .live(speedMilli: 1_000), journal: nil, clock: clock)
        let later = Timestamp(nanoseconds: MarketSimulator.start.nanoseconds + 3_000_000_000)
        #expect(engine.advance(to: later, ticks: 64, clock: clock))
        return engine
    }

    private func ticket(_ side: OrderTicket.Side, _ quantity: String, of symbol: SafeText = "ETH") throws
        -> OrderTicket
    {
        OrderTicket(
            side: side, account: "cash-G", symbol: symbol, counterSymbol: "USDC",
            quantity: try DecimalNumber(quantity))
    }

    @Test func `a ticket is previewed and sent, and settles as the preview said`() throws {
        let engine = try engine()
        engine.preview([try ticket(.sell, "2")], request: 9)
        #expect(engine.waits { _ in true })
        let preview = try #require(engine.previewReports.take())
        #expect(preview.request == 9 && preview.refusal == nil)
        let expected = try #require(preview.figures.first { $0.name == "USDC free cash-G" }?.after)
        engine.send([try ticket(.sell, "2")], clientID: 1)
        #expect(engine.waits { $0.state.orderCount == 1 })
        let (state, usdc) = engine.queue.sync { (engine.state, engine.state.instrument(of: "USDC")) }
        #expect(state.order(OrderID(1))?.state == .filled)
        let account = try #require(state.account(named: "cash-G"))
        #expect(Int256(bits: state.available(try #require(usdc), to: account)) == expected)
    }

    @Test func `what is no order is said in the next report`() throws {
        let engine = try engine()
        engine.send([try ticket(.sell, "2", of: "NOPE")], clientID: 1)
        engine.request(ReportRequest())
        #expect(engine.waits { $0.noticeCount == 1 })
        #expect(engine.deskReports.take()?.notice == "no instrument is called NOPE")
        #expect(engine.waits { $0.state.orderCount == 0 })
    }

    @Test func `the kill switch goes before every order that waits`() throws {
        let engine = try engine()
        let order = try ticket(.sell, "1").request(at: engine.queue.sync { engine.state })
        engine.queue.sync {
            engine.inbox.append(.placeOrders([order]))
            engine.engageKillSwitch()
        }
        #expect(engine.waits { $0.state.orderCount == 1 })
        let state = engine.queue.sync { engine.state }
        #expect(state.order(OrderID(1))?.reason == .check(.killSwitch))
    }

    @Test func `the kill switch works while no price comes, and a minute of the wall clock lifts it`() throws
    {
        let engine = try engine()
        engine.engageKillSwitch()
        #expect(engine.waits { $0.state.killedSince != nil })
        engine.releaseKillSwitch(word: "release")
        #expect(engine.waits { $0.noticeCount == 1 })
        clock.advance(by: 61_000_000_000)
        engine.releaseKillSwitch(word: "release")
        #expect(engine.waits { $0.state.killedSince == nil })
    }

    @Test func `a paused desk is stepped by one round`() throws {
        let engine = try engine()
        engine.togglePause()
        let before = engine.queue.sync { engine.state.time }
        engine.advanceOneRound()
        #expect(engine.waits { $0.state.time > before })
        let after = engine.queue.sync { engine.state.time }
        #expect(after.nanoseconds(since: before) <= 500_000_000)
    }
}
