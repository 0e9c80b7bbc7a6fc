import Desk
import Units

/// Seeded random ticks: small steps, jumps, pauses, steps that are held, confirmed or contradicted, prices
/// that are inadmissible, and times that now and then go back.
struct PricePath {
    private var chance: SeededGenerator
    private var prices: [Double]
    private let starts: [Double]
    private var time = Timestamp(seconds: 1_700_000_000)
    private var waiting: [(index: Int, price: UInt128)] = []

    init(seed: UInt64, starts: [Double] = RandomBook.starts) {
        chance = SeededGenerator(seed: seed)
        self.starts = starts
        prices = starts
    }

    mutating func ticks(_ count: Int) -> [Tick] { (0..<count).map { _ in next() } }

    mutating func next() -> Tick {
        if waiting.isEmpty { step() }
        let (index, price) = waiting.removeFirst()
        time.nanoseconds += Int64(chance.uniform() * 1e9) - 50_000_000
        return Tick(
            price: Price(raw: price), time: time, instrument: InstrumentID(UInt32(index)),
            feed: UInt16(index % 2))
    }

    private mutating func step() {
        let index = Int(chance.uniform() * Double(prices.count))
        let ratio = prices[index] / starts[index]
        if ratio > 20 || ratio < 0.05 { return move(index, to: starts[index], rows: 3) }
        switch chance.uniform() {
        case ..<0.70: move(index, to: prices[index] * swing(0.008))
        case ..<0.86: move(index, to: prices[index] * swing(0.08))
        case ..<0.93: move(index, to: prices[index] * Elementary.exp(2 * chance.uniform() - 1))
        case ..<0.95: move(index, to: prices[index])
        case ..<0.97: far(index)
        case ..<0.98: waiting.append((index, chance.uniform() < 0.5 ? 0 : 1 << 120))
        default: move(index, to: starts[index])
        }
    }

    private mutating func swing(_ width: Double) -> Double { 1 + width * (2 * chance.uniform() - 1) }

    private mutating func move(_ index: Int, to price: Double, rows: Int = 1) {
        prices[index] = price
        for _ in 0..<rows { waiting.append((index, UInt128(price * 1e18))) }
    }

    /// One to three rows of a price far off; three make it the new base.
    private mutating func far(_ index: Int) {
        let rows = 1 + Int(chance.uniform() * 3)
        let price = prices[index] * (chance.uniform() < 0.5 ? 150 : 1 / 150.0)
        for _ in 0..<rows { waiting.append((index, UInt128(price * 1e18))) }
        if rows == 3 { prices[index] = price }
    }
}
