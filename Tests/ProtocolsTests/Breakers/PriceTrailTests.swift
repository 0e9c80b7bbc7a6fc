import Testing

@testable import Protocols
@testable import Units

struct PriceTrailTests {
    private static let rules = PriceBandRules(band: 500, perSecond: 300, perMinute: 700, perHour: 1_500)
    private static let start: Int64 = 1_000_000

    private static func at(_ seconds: Int64) -> Timestamp { Timestamp(seconds: start + seconds) }

    /// A trail over one price a second.
    private static func trail(_ prices: [UInt128]) -> PriceTrail {
        var trail = PriceTrail()
        for (second, price) in prices.enumerated() {
            _ = trail.turn(price, came: at(Int64(second)), at: at(Int64(second) + 1))
        }
        return trail
    }

    @Test func `a price that stands has its band around itself and its speeds from itself`() {
        let edges = Self.trail(Array(repeating: 10_000, count: 400)).edges(Self.rules)
        #expect(edges.limitBelow == 9_500 && edges.limitAbove == 10_500)
        // A move within a second halts soonest.
        #expect(edges.haltBelow == 9_700 && edges.haltAbove == 10_300)
    }

    @Test func `the reference is the mean of what stood over five minutes, ticks or not`() {
        var trail = PriceTrail()
        _ = trail.turn(10_000, came: Self.at(0), at: Self.at(1))
        _ = trail.turn(10_000, came: Self.at(0), at: Self.at(300))
        #expect(trail.reference == 10_000)
        // Half of the window at another price, told once.
        _ = trail.turn(8_000, came: Self.at(300), at: Self.at(305))
        _ = trail.turn(8_000, came: Self.at(300), at: Self.at(449))
        #expect(trail.reference == 9_000)
        _ = trail.turn(8_000, came: Self.at(300), at: Self.at(2_000))
        #expect(trail.reference == 8_000)
    }

    @Test func `a silence leaves no speed to measure`() {
        var trail = Self.trail([10_000])
        #expect(trail.edges(Self.rules).haltBelow == 9_700)
        _ = trail.turn(10_000, came: Self.at(0), at: Self.at(3))
        #expect(trail.edges(Self.rules).haltBelow == 9_300)
        _ = trail.turn(10_000, came: Self.at(0), at: Self.at(70))
        #expect(trail.edges(Self.rules).haltBelow == 8_500)
        _ = trail.turn(10_000, came: Self.at(0), at: Self.at(4_000))
        #expect(trail.edges(Self.rules).haltBelow == 0)
        #expect(trail.edges(Self.rules).haltAbove == .max)
    }

    @Test func `edges fall exactly where the price breaker's rules do`() {
        var chance = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            var price = UInt128(1_000 + chance.next() % 1_000_000)
            let trail = Self.trail(
                (0..<100).map { _ in
                    price = max(10, price * UInt128(9_950 + chance.next() % 101) / 10_000)
                    return price
                })
            let edges = trail.edges(Self.rules)
            for probe in [edges.haltBelow, edges.haltBelow + 1, edges.haltAbove - 1, edges.haltAbove] {
                let isTooFast = trail.velocity(to: probe, Self.rules) != nil
                #expect(isTooFast == (edges.zone(of: probe) == .tooFast))
            }
            let bounds = Self.rules.bounds(around: Price(raw: trail.reference))
            #expect(bounds == Price(raw: edges.limitBelow)...Price(raw: edges.limitAbove))
        }
    }

    @Test func `between its nearest prices a price stays in its zone, and at them it leaves it`() {
        var edges = PriceEdges()
        (edges.haltBelow, edges.limitBelow, edges.limitAbove, edges.haltAbove) = (90, 95, 105, 110)
        for price in 80..<120 as Range<UInt128> {
            let nearest = edges.nearest(to: price)
            #expect(nearest.lower < price && price < nearest.upper)
            for other in (nearest.lower + 1)..<min(nearest.upper, 200) {
                #expect(edges.zone(of: other) == edges.zone(of: price))
            }
            for edge in [nearest.lower, nearest.upper] where edge > 0 && edge < 200 {
                #expect(edges.zone(of: edge) != edges.zone(of: price))
            }
        }
        let open = PriceEdges().nearest(to: 5)
        #expect(open.lower == 0 && open.upper == .max)
    }

    @Test func `dividing in two steps is dividing`() {
        var chance = SeededGenerator(seed: 8)
        for _ in 0..<1_000 {
            let value =
                (UInt128(chance.next()) << 64 | UInt128(chance.next())) >> UInt128(chance.next() % 128)
            let divisor = 1 + chance.next() % 20_000
            let (quotient, remainder) = PriceTrail.divided(value, by: divisor)
            #expect(quotient == value / UInt128(divisor) && UInt128(remainder) == value % UInt128(divisor))
        }
    }

    @Test func `a trail is read back as it was`() throws {
        var chance = SeededGenerator(seed: 5)
        var trail = PriceTrail()
        var second: Int64 = 0
        for step in 0..<300 {
            second += 1 + Int64(chance.next() % 90)
            let came = Self.at(second - 1)
            let price = UInt128(9_000 + chance.next() % 2_000)
            _ = trail.turn(price, came: came, at: Self.at(second))
            if step % 50 == 49 { trail.restart(from: price, at: came) }
            var encoder = ByteEncoder()
            trail.encode(into: &encoder)
            var decoder = ByteDecoder(encoder.bytes)
            let copy = try PriceTrail(decoding: &decoder)
            #expect(copy.edges(Self.rules) == trail.edges(Self.rules) && copy.reference == trail.reference)
            var again = ByteEncoder()
            copy.encode(into: &again)
            #expect(again.bytes == encoder.bytes)
        }
    }
}
