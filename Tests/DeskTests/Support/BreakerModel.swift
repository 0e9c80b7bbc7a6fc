import Protocols
import Units

@testable import Desk

/// What the breaker of one price does, computed the long way from everything that the price has done.
///
/// It knows when the desk's clock turns and nothing of triggers, rings and running sums.
struct BreakerModel {
    private let rules: PriceBandRules
    private let states: BreakerRules
    /// Nil while the breaker is normal.
    private(set) var machine: BreakerMachine?
    private(set) var tripCount = 0
    private var closes: [Int64: UInt128] = [:]
    private var firstClose: Int64?
    private var lastClose: Int64 = 0
    /// Prices that stood at turns, with when they came, since speeds were measured anew.
    private var noted: [(came: Int64, price: UInt128)] = []
    private var newest = Int64.min
    private var price: UInt128 = 0
    private var came: Int64 = 0
    private var turned = Int64.min
    private var edges = PriceEdges()
    private var finding = BreakerFinding.calm

    init(rules: PriceBandRules, states: BreakerRules) { (self.rules, self.states) = (rules, states) }

    var state: BreakerState { machine?.state ?? .normal }

    mutating func take(_ raw: UInt128, at time: Timestamp) {
        let now = time.nanoseconds
        if now / 1_000_000_000 > turned {
            turn(at: time)
            turned = now / 1_000_000_000
        }
        let former = price == 0 ? .calm : edges.zone(of: price)
        (price, came) = (raw, now)
        if edges.zone(of: raw) != former || edges.zone(of: raw) == .tooFast { look(at: time) }
    }

    private mutating func turn(at time: Timestamp) {
        guard price != 0 else { return }
        let number = time.nanoseconds / 5_000_000_000
        for bucket in (firstClose == nil ? number : lastClose)...number { closes[bucket] = price }
        firstClose = firstClose ?? number
        lastClose = number
        if came > newest { note() }
        measure(at: time.nanoseconds)
        look(at: time)
    }

    private mutating func note() {
        noted.append((came, price))
        newest = came
    }

    private mutating func look(at time: Timestamp) {
        switch edges.zone(of: price) {
        case .calm: finding = .calm
        case .outOfBand: finding = .limit(.outOfBand(price: Price(raw: price), reference: Price(raw: 0)))
        case .tooFast:
            finding = .breach(.velocity(.second, from: Price(raw: 0), to: Price(raw: price)))
            noted = []
            note()
            measure(at: time.nanoseconds)
        }
        guard finding != .calm || machine != nil else { return }
        var next = machine ?? BreakerMachine(rules: states, at: time)
        for transition in next.observe(finding, at: time) where transition.from == .normal { tripCount += 1 }
        machine = next.state == .normal ? nil : next
    }

    /// Computes the edges from every close of the last five minutes and every price of each window.
    private mutating func measure(at now: Int64) {
        edges = PriceEdges()
        if let firstClose {
            let numbers = max(firstClose, lastClose - 59)...lastClose
            let mean = numbers.reduce(0) { $0 + (closes[$1] ?? 0) } / UInt128(numbers.count)
            edges.limitBelow = mean - mean * UInt128(rules.band) / 10_000
            edges.limitAbove = mean + mean * UInt128(rules.band) / 10_000
        }
        let spans: [(length: Int64, reach: Int64, limit: UInt32)] = [
            (1_000_000_000, 1, rules.perSecond), (5_000_000_000, 12, rules.perMinute),
            (300_000_000_000, 12, rules.perHour),
        ]
        for span in spans {
            let first = now / span.length - span.reach
            let prices = noted.filter { $0.came / span.length >= first }.map(\.price)
            guard let low = prices.min(), let high = prices.max() else { continue }
            let (fall, rise) = (
                (high * UInt128(span.limit) + 9_999) / 10_000, (low * UInt128(span.limit) + 9_999) / 10_000
            )
            edges.haltBelow = max(edges.haltBelow, high - fall)
            edges.haltAbove = min(edges.haltAbove, low + rise)
        }
    }
}
