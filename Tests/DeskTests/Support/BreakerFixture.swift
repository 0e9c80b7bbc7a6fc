import Protocols
import Units

@testable import Desk

/// A desk whose breakers watch one crypto asset, one stablecoin and a venue.
struct BreakerFixture {
    static let start = TradingFixture.start

    /// A quarter of a minute of limit state, two minutes of halt, 40 s and 20 s of reopening.
    static let states = BreakerRules(
        limitState: 15_000_000_000, halt: 120_000_000_000, riskReducing: 40_000_000_000,
        limitOrders: 20_000_000_000)

    static let terms = BreakerTerms(
        steady: BreakerTerms.Asset(
            price: PriceBandRules(band: 100, perSecond: 100, perMinute: 150, perHour: 300), depeg: 200),
        moving: BreakerTerms.Asset(
            price: PriceBandRules(band: 500, perSecond: 600, perMinute: 800, perHour: 2_000),
            disagreement: 300, staleAfter: 90),
        states: states)

    var desk: TradingFixture

    init(_ terms: BreakerTerms = terms) {
        desk = TradingFixture()
        desk.run([.setBreakers(terms)])
    }

    /// Ticks of ETH in tenths of a dollar, one a second from the next second on.
    @discardableResult
    mutating func ether(_ tenths: [UInt64]) -> [Event] {
        var caused: [Event] = []
        for price in tenths { caused += ether(price, after: 1) }
        return caused
    }

    @discardableResult
    mutating func ether(_ tenths: UInt64, after seconds: Int64, kind: Tick.Kind = .oracle) -> [Event] {
        tick(TradingFixture.eth, Price(raw: UInt128(tenths) * Price.scale / 10), after: seconds, kind: kind)
    }

    @discardableResult
    mutating func tick(
        _ instrument: InstrumentID, _ price: Price, after seconds: Int64, kind: Tick.Kind = .oracle
    ) -> [Event] {
        let time = Timestamp(
            nanoseconds: desk.state.time.nanoseconds + seconds * Timestamp.nanosecondsPerSecond)
        var caused: [Event] = []
        desk.state.apply(
            Batch(ticks: [Tick(price: price, time: time, instrument: instrument, feed: 0, kind: kind)]),
            into: &caused)
        desk.events += caused
        return caused
    }

    var etherState: BreakerState { desk.state.breakerState(of: .asset(TradingFixture.eth)) }

    /// The states that the breaker of a scope has entered, in words.
    func path(of scope: BreakerScope = .asset(TradingFixture.eth)) -> [String] {
        desk.events.compactMap { event in
            guard case .breakerChanged(let change) = event, change.scope == scope else { return nil }
            return "\(change.transition.to) \(BreakerFixture.word(change.transition.cause))"
        }
    }

    static func word(_ cause: BreakerCause) -> String {
        switch cause {
        case .outOfBand: "band"
        case .velocity(let window, _, _): "\(window)"
        case .limitStateExpired: "expired"
        case .stale: "stale"
        case .disagreement: "disagreement"
        case .outflow: "outflow"
        case .loss: "loss"
        case .tripped: "pulled"
        case .released: "reset"
        case .calm: "calm"
        case .depeg: "depeg"
        case .invariant: "invariant"
        }
    }
}
