import Testing
import Units

@testable import Desk

@Suite struct LineWatchTests {
    @Test(arguments: UInt64(1)...24, [false, true])
    func `the watch says exactly what a full revaluation after every tick says`(
        seed: UInt64, edgesChange: Bool
    ) throws {
        var (state, model) = (DeskState(), RevaluationModel())
        var book = RandomBook(seed: seed)
        var path = PricePath(seed: seed ^ 0xA5A5)
        var chance = SeededGenerator(seed: seed ^ 0xEDED)
        _ = state.events(of: RandomBook.symbols.map(Command.listInstrument(symbol:)))
        for number in 0..<2_000 {
            if number % 50 == 0, number < 1_000 {
                for definition in book.accounts(2) {
                    let events = state.events(of: [.openAccount(definition)])
                    try #require(
                        events == model.events(ofOpening: definition, after: state), "seed \(seed)")
                }
            }
            if number % 300 == 299 {
                let events = state.events(of: [.acknowledgeAllAlerts])
                try #require(events == model.eventsOfAcknowledgingAll(), "seed \(seed), tick \(number)")
            }
            if edgesChange, number % 70 == 35 {
                let events = state.events(of: [.setHealthEdges(.random(&chance))])
                try #require(
                    events == model.eventsOfSettingEdges(after: state), "seed \(seed), tick \(number)")
            }
            let tick = path.next()
            let events = state.events(of: [], ticks: [tick])
            try #require(
                events == model.events(of: tick, after: state), "seed \(seed), tick \(number): \(tick)")
        }
        #expect(state.alerts == model.alerts)
        #expect(state.fallenCount == model.fallenCount)
        #expect(model.alerts.count > 30, "the book was too calm to show anything")
    }

    /// Accounts that stand exactly on an edge at the first price, or one unit beside it.
    private static func hovering(at edges: HealthEdges) -> [AccountDefinition] {
        edges.ascending.indices.flatMap { index in
            [-1, 0, 1].flatMap { offset -> [AccountDefinition] in
                let edge = Int(edges.ascending[index].low / 10_000_000_000)
                let value = UInt128(edge + offset)
                let (name, other) = (SafeText("long-\(edge)-\(offset)"), SafeText("short-\(edge)-\(offset)"))
                return [
                    .snapshot(name, collateral: value, of: "ETH", debt: 100_000_000, in: nil),
                    .snapshot(other, collateral: value, of: nil, debt: 100_000_000, in: "ETH"),
                    .positions(
                        name, supplied: [("ETH", value, 8)], owed: [("USDC", 100_000_000, 6)],
                        threshold: 10_000),
                    .positions(
                        other, supplied: [("USDC", value, 6)], owed: [("ETH", 100_000_000, 8)],
                        threshold: 10_000),
                    .positions(
                        "both", supplied: [("ETH", value, 8), ("ETH", value, 8)],
                        owed: [("ETH", 100_000_000, 8), ("USDC", 1_000_000, 6)], threshold: 10_000),
                ]
            }
        }
    }

    @Test(arguments: UInt64(1)...12, hoveringTerms)
    func `accounts that hover at an edge are judged as a full revaluation judges them`(
        seed: UInt64, terms: HealthEdgeTerms
    ) throws {
        var (state, model) = (DeskState(), RevaluationModel())
        var chance = SeededGenerator(seed: seed)
        _ = state.events(of: [.listInstrument(symbol: "ETH"), .listInstrument(symbol: "USDC")])
        _ = state.events(of: [.setHealthEdges(terms)])
        try #require(state.edges.terms == terms)
        for definition in LineWatchTests.hovering(at: state.edges) {
            let events = state.events(of: [.openAccount(definition)])
            try #require(events == model.events(ofOpening: definition, after: state))
        }
        for number in 0..<1_500 {
            let tick = LineWatchTests.hoveringTick(number, &chance)
            let events = state.events(of: [], ticks: [tick])
            try #require(
                events == model.events(of: tick, after: state), "seed \(seed), tick \(number): \(tick)")
        }
        #expect(model.alerts.count > 60, "nothing hovered")
    }

    /// The defaults; edges alike without hysteresis; and edges far from 1 with the greatest.
    private static let hoveringTerms = [
        HealthEdgeTerms(),
        HealthEdgeTerms(
            critical: 1_100_000_000_000_000_000, warning: 1_100_000_000_000_000_000,
            watch: 3_000_000_000_000_000_000, hysteresisBasisPoints: 0),
        HealthEdgeTerms(
            critical: 1_000_100_000_000_000_000, warning: 7_000_000_000_000_000_000,
            watch: 60_000_000_000_000_000_000, hysteresisBasisPoints: 5_000),
    ]

    /// At 100 dollars for one and 1 for the other every account stands at its edge; the first two ticks set
    /// these, all others lie beside them, from ten smallest units to some percent.
    private static func hoveringTick(_ number: Int, _ chance: inout SeededGenerator) -> Tick {
        let instrument = number < 2 ? number : (chance.uniform() < 0.7 ? 0 : 1)
        let base = Price.scale * (instrument == 0 ? 100 : 1)
        let places = instrument == 0 ? 18.0 : 16.0
        let reach = DecimalText.powerOfTen(1 + Int(chance.uniform() * places))
        let offset = number < 2 ? 5 * reach : UInt128(chance.uniform() * 11) * reach
        return Tick(
            price: Price(raw: base - 5 * reach + offset), time: Timestamp(seconds: Int64(number)),
            instrument: InstrumentID(UInt32(instrument)), feed: 0)
    }

    @Test func `a debt whose price rises to many times its first is caught at the line`() {
        var state = DeskState()
        _ = state.events(of: [
            .listInstrument(symbol: "ETH"),
            .openAccount(.snapshot("short", collateral: 500, of: nil, debt: 100, in: "ETH")),
        ])
        let ticks = (10...60).map { Tick(price: Price(whole: $0), time: Timestamp(seconds: Int64($0))) }
        let events = state.events(of: [], ticks: ticks)
        #expect(state.price(of: InstrumentID(0)) == Price(whole: 60))
        #expect(events.firstFallPrices == [Price(whole: 51)])
    }

    @Test func `a collateral that recovers to many times its price clears the alert`() {
        var state = DeskState()
        _ = state.events(of: [
            .listInstrument(symbol: "ETH"),
            .openAccount(.snapshot("long", collateral: 100, of: "ETH", debt: 400, in: nil)),
        ])
        let first = state.events(of: [], ticks: [Tick(price: Price(whole: 10), time: Timestamp(seconds: 0))])
        #expect(first.count == 2)
        let ticks = (11...60).map { Tick(price: Price(whole: $0), time: Timestamp(seconds: Int64($0))) }
        #expect(state.events(of: [], ticks: ticks).contains(.alertCleared(id: 1)))
    }
}

extension [Event] {
    /// The prices of first falls below a line, in their order.
    var firstFallPrices: [Price] {
        compactMap { event in
            guard case .accountFellBelowLine(let crossing) = event else { return nil }
            return crossing.price
        }
    }
}
