import CKernels
import Glibc

/// The nodes, weights and interpolation of one resolution of the early exercise boundary, made once.
///
/// The square of ln(start / boundary) is interpolated over Chebyshev-Lobatto nodes in the fourth root of time: just
/// before expiry the boundary moves as √(t·ln t), which a polynomial in the fourth root follows. Integrals up to a
/// node run over an angle: u = t·sin²α makes both √u and √(t - u) smooth, where the usual substitution leaves one
/// of them a root. Gauss-Legendre points in α^(2/3) then need a third of the points for the same error.
struct ExerciseRule: @unchecked Sendable {
    // The tables live as long as the program and are never written again.
    let tables: ckernels_exercise_rule

    /// Nodes beside expiry itself.
    let nodeCount: Int

    /// 1e-8 of the strike at everyday rates, volatilities and times.
    static let quick = ExerciseRule(nodes: 10, points: 8, premiumPoints: 32)
    /// 1e-10 of the strike there, and 1e-8 where the quick one is not enough.
    static let fine = ExerciseRule(nodes: 24, points: 16, premiumPoints: 64)

    private init(nodes: Int, points: Int, premiumPoints: Int) {
        nodeCount = nodes
        let places = (0...nodes).map { (1 - cos(Double.pi * Double($0) / Double(nodes))) / 2 }
        let inner = AngleRule(points, power: 1.5)
        let premium = AngleRule(premiumPoints, power: 1)
        let roots = places.dropFirst().map { $0 * $0 }
        let padding = Array(repeating: 1.0, count: 8 - nodes % 8)
        // Node after node, and within each a row for every node that is interpolated from.
        let interpolation = roots.flatMap { root in
            ExerciseRule.rows(inner.sine.map { (root * $0).squareRoot() }, from: places)
        }
        let kept = ExerciseRule.kept
        tables = ckernels_exercise_rule(
            nodes: Int32(nodes), points: Int32(points), premium_points: Int32(premiumPoints),
            root: kept(roots + padding), sine: kept(inner.sine), cosine: kept(inner.cosine),
            weight: kept(inner.weight), interpolation: kept(interpolation), premium_sine: kept(premium.sine),
            premium_cosine: kept(premium.cosine), premium_weight: kept(premium.weight),
            premium_interpolation: kept(
                ExerciseRule.rows(premium.sine.map { $0.squareRoot() }, from: places)))
    }

    /// The shares of time at the nodes, as their roots.
    var roots: [Double] { (0..<nodeCount).map { tables.root[$0] } }

    private static func kept(_ numbers: [Double]) -> UnsafePointer<Double> {
        let copy = UnsafeMutablePointer<Double>.allocate(capacity: numbers.count)
        copy.initialize(from: numbers, count: numbers.count)
        return UnsafePointer(copy)
    }

    /// The weights of every node at every place: one row for a node.
    private static func rows(_ targets: [Double], from places: [Double]) -> [Double] {
        let columns = targets.map { barycentric($0, from: places) }
        return places.indices.flatMap { node in columns.map { $0[node] } }
    }

    /// Source: Berrut and Trefethen, "Barycentric Lagrange interpolation", SIAM Review 46 (2004), formula 5.4.
    private static func barycentric(_ target: Double, from places: [Double]) -> [Double] {
        if let hit = places.firstIndex(of: target) {
            return places.indices.map { $0 == hit ? 1 : 0 }
        }
        let weights = places.indices.map { node in
            let isEnd = node == 0 || node == places.count - 1
            return (node % 2 == 0 ? 1 : -1) * (isEnd ? 0.5 : 1) / (target - places[node])
        }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }
}

/// Sines, cosines and weights of Gauss-Legendre points over a right angle, drawn towards its beginning by a power.
private struct AngleRule {
    var sine: [Double] = []
    var cosine: [Double] = []
    var weight: [Double] = []

    init(_ count: Int, power: Double) {
        let quarter = Double.pi / 2
        for (node, weight) in AngleRule.legendre(count) {
            let angle = quarter * pow(node, power)
            sine.append(sin(angle))
            cosine.append(cos(angle))
            self.weight.append(weight * quarter * power * pow(node, power - 1))
        }
    }

    /// Nodes and weights between 0 and 1, by Newton's method on the polynomial.
    private static func legendre(_ count: Int) -> [(node: Double, weight: Double)] {
        (1...count).map { place in
            var x = cos(Double.pi * (Double(place) - 0.25) / (Double(count) + 0.5))
            var slope = 1.0
            for _ in 0..<8 {
                var (last, value) = (1.0, x)
                for degree in 2...count {
                    let n = Double(degree)
                    (last, value) = (value, ((2 * n - 1) * x * value - (n - 1) * last) / n)
                }
                slope = Double(count) * (x * value - last) / (x * x - 1)
                x -= value / slope
            }
            return ((1 - x) / 2, 1 / ((1 - x * x) * slope * slope))
        }
    }
}
