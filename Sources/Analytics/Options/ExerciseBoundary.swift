import CKernels
import Glibc

/// The prices below which an American put of strike 1 is exercised, by the time that is left.
///
/// Source: Andersen, Lake and Offengenden, "High-performance American option pricing", Journal of Computational
/// Finance 20 (2016), with the substitutions of `ExerciseRule`.
struct ExerciseBoundary {
    let rule: ExerciseRule
    private let put: ckernels_put
    /// ln(start / boundary) at the nodes.
    private var depth: [Double]

    /// How wide vectors are on this machine.
    static let lanes = ckernels_lanes()

    private static let tolerance = 1e-8

    /// Finds the boundary; nil when it is not found with this rule.
    ///
    /// - Precondition: the rate is above 0.
    init?(years: Double, rate: Double, dividendYield: Double, volatility: Double, rule: ExerciseRule) {
        self.rule = rule
        let start = dividendYield <= rate ? 1 : rate / dividendYield
        put = ckernels_put(
            years: years, rate: rate, dividend_yield: dividendYield, volatility: volatility, start: start)
        depth = []
        guard find() else { return nil }
    }

    /// The price below which the put is exercised at once.
    var now: Double { put.start * exp(-depth[rule.nodeCount - 1]) }

    /// Returns what the right to exercise early adds to the European put.
    func premium(spot: Double) -> Double {
        var (tables, put) = (rule.tables, put)
        return ckernels_exercise_premium(ExerciseBoundary.lanes, &tables, &put, spot, depth)
    }

    /// How much of the squared depth the last two polynomials carry: where it is small, so is the error.
    var roughness: Double {
        let count = rule.nodeCount
        var (last, before) = (0.0, 0.0)
        for node in 1...count {
            let square = depth[node - 1] * depth[node - 1] * (node == count ? 0.5 : 1)
            last += square * (node % 2 == 0 ? 1 : -1)
            before += square * cos(Double.pi * Double(node) * Double(count - 1) / Double(count))
        }
        return max(abs(last), 2 * abs(before)) / Double(count)
    }
}

extension ExerciseBoundary {
    /// The smooth fit converges faster by far but not everywhere: not where the yield is above the rate, and not at
    /// rates that are high beside the volatility.
    private mutating func find() -> Bool {
        if put.dividend_yield <= put.rate {
            guess()
            if iterate(ckernels_smooth_fit, share: 1, limit: 24) { return true }
        } else {
            guess()
            if iterate(ckernels_value_fit, share: 1, limit: 60) { return true }
        }
        guess()
        return iterate(ckernels_value_fit, share: 0.6, limit: 200)
    }

    private mutating func iterate(_ kind: ckernels_fixed_point, share: Double, limit: Int) -> Bool {
        var (tables, put) = (rule.tables, put)
        var changes: [Double] = []
        changes.reserveCapacity(limit)
        for number in 0..<limit {
            // A step of Newton's kind helps far from the solution only.
            let isFirst = kind == ckernels_smooth_fit && number == 0
            let change = ckernels_boundary_step(
                ExerciseBoundary.lanes, &tables, &put, isFirst ? ckernels_smooth_fit_newton : kind, share,
                &depth)
            guard change.isFinite else { return false }
            // Each step leaves about this much of what the step before had left.
            let pace = min(1, change / (changes.last ?? change))
            if change * pace < ExerciseBoundary.tolerance { return true }
            changes.append(change)
            if kind == ckernels_smooth_fit, number >= 8, change > 0.6 * changes[number - 4] { return false }
        }
        return false
    }

    /// Between the boundary at expiry and that of an option without end.
    private mutating func guess() {
        let (rate, yield, variance) = (put.rate, put.dividend_yield, put.volatility * put.volatility)
        let drift = rate - yield - 0.5 * variance
        let power = (-drift - (drift * drift + 2 * rate * variance).squareRoot()) / variance
        let endless = power / (power - 1)
        let span = max(put.start - endless, 1e-12)
        let time = put.years.squareRoot()
        depth = rule.roots.map { root in
            let share = exp(-2 * put.volatility * time * root * endless / span)
            return max(log(put.start / (endless + span * share)), 1e-12)
        }
        depth += Array(repeating: 1, count: 8 - rule.nodeCount % 8)
    }
}
