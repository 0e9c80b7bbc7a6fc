import PropertyRuns
import Units

/// Operands for the integers' tests: the edges of every width, and seeded numbers of all widths and shapes;
/// of these there are as many times more as `make soak` asks for.
enum Operands {
    /// Numbers at which a carry, a borrow or an estimated digit goes wrong if it ever does.
    static let edges: [UInt256] = {
        let powers = [1, 31, 32, 63, 64, 65, 127, 128, 129, 191, 192, 193, 255].map { UInt256(1) << $0 }
        let around = powers.flatMap { [$0 &- 1, $0, $0 &+ 1] }
        let longest: [UInt256] = [.max, .max &- 1, .max >> 1, UInt256(high: .max, low: 0)]
        let digits = [UInt256(high: 1 << 127, low: .max), UInt256(high: .max >> 1, low: .max << 64)]
        return [0, 3, 10] + around + longest + digits
    }()

    /// Every edge with every edge, then seeded pairs.
    static let pairs: [Pair] = {
        var generator = SeededGenerator(seed: 20_261)
        let ofEdges = edges.flatMap { a in edges.map { b in Pair(a: a, b: b) } }
        let seeded = (0..<100_000 * PropertyRun.soak).map { _ in
            Pair(a: generator.integer(), b: generator.integer())
        }
        return ofEdges + seeded
    }()

    /// Triples of edges of which each stands beside few others, then seeded ones.
    static let triples: [Triple] = {
        var generator = SeededGenerator(seed: 20_262)
        let ofEdges = pairs.prefix(edges.count * edges.count).enumerated().flatMap { place, pair in
            [0, 7, 19].map { Triple(a: pair.a, b: pair.b, d: edges[(place / 3 + $0) % edges.count]) }
        }
        let seeded = (0..<100_000 * PropertyRun.soak).map { _ in
            Triple(a: generator.integer(), b: generator.integer(), d: generator.integer())
        }
        return ofEdges + seeded
    }()

    struct Pair: Hashable { let a, b: UInt256 }
    struct Triple: Hashable { let a, b, d: UInt256 }
}

extension SeededGenerator {
    /// Returns an integer of 0 to 256 bits: random ones, long runs of equal bits, or near an edge.
    mutating func integer() -> UInt256 {
        let width = Int.random(in: 0...256, using: &self)
        let random = width == 0 ? 0 : UInt256(high: bits(), low: bits()) >> (256 - width)
        switch UInt8.random(in: 0..<6, using: &self) {
        case 0:
            let run = UInt256.max >> Int.random(in: 0...256, using: &self)
            return run << Int.random(in: 0...256, using: &self)
        case 1: return (UInt256(1) << Int.random(in: 0...255, using: &self)) &- UInt256(next() % 3)
        case 2: return UInt256.max &- random
        default: return random
        }
    }

    private mutating func bits() -> UInt128 { UInt128(next()) << 64 | UInt128(next()) }
}
