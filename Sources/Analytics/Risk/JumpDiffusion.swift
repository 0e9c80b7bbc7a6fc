import Glibc
import Units

/// Prices that drift, diffuse together, and at times jump together.
///
/// - Units: log returns per bar.
/// - Source: Merton, "Option pricing when underlying stock returns are discontinuous" (1976), for several assets
///   with one clock of jumps.
public struct JumpDiffusion: Hashable, Sendable {
    /// What jumps there are.
    public struct Jumps: Hashable, Sendable {
        /// How many are expected in a bar: at least 0.
        public var perBar: Double
        /// The mean log jump of each asset.
        public var means: [Double]
        /// The deviation of each asset's log jump: at least 0.
        public var deviations: [Double]

        /// Makes a description of jumps.
        public init(perBar: Double, means: [Double], deviations: [Double]) {
            (self.perBar, self.means, self.deviations) = (perBar, means, deviations)
        }
    }

    /// The mean log return of each asset in a bar, without jumps.
    public let drifts: [Double]
    private let factor: SquareMatrix
    private let jumps: Jumps?

    /// The most jumps that a bar, or a horizon, may be expected to have.
    public static let maximumJumps = 500.0

    /// Makes a process.
    ///
    /// - Parameter covariance: of the log returns of a bar, without jumps.
    /// - Throws: `exposureCount` for vectors of another length than the covariance has rows; `volatility` with
    ///   `singularCovariance`; `observation` for a drift that is no number; `parameter` for jumps outside their domain.
    public init(
        drifts: [Double], covariance: SquareMatrix, jumps: Jumps? = nil
    ) throws(RiskError) {
        let vectors = [drifts] + (jumps.map { [$0.means, $0.deviations] } ?? [])
        for vector in vectors {
            guard vector.count == covariance.size else {
                throw .exposureCount(expected: covariance.size, found: vector.count)
            }
            for (place, value) in vector.enumerated() where !value.isFinite {
                throw .observation(value, at: place)
            }
        }
        if let jumps {
            guard jumps.perBar >= 0, jumps.perBar <= Self.maximumJumps else {
                throw .parameter("jumps per bar", jumps.perBar)
            }
            for deviation in jumps.deviations where deviation < 0 {
                throw .parameter("the deviation of jumps", deviation)
            }
        }
        do throws(VolatilityError) {
            factor = try covariance.choleskyFactor()
        } catch {
            throw .volatility(error)
        }
        (self.drifts, self.jumps) = (drifts, jumps)
    }

    /// Returns the log returns over a horizon, one array for each path, holding one for each asset.
    ///
    /// Each path is drawn from the exact distribution at the horizon, without steps between. Deterministic by seed.
    ///
    /// - Throws: `parameter` for a horizon that is not above 0, has too many jumps, or for less than one path.
    public func returns(bars: Double, paths: Int, seed: UInt64) throws(RiskError) -> [[Double]] {
        let expected = (jumps?.perBar ?? 0) * bars
        guard bars > 0, bars.isFinite else { throw .parameter("bars", bars) }
        guard expected <= Self.maximumJumps else { throw .parameter("jumps over the horizon", expected) }
        guard paths >= 1 else { throw .parameter("paths", Double(paths)) }
        var generator = SeededGenerator(seed: seed)
        var normals = [Double](repeating: 0, count: drifts.count)
        return (0..<paths).map { _ in path(bars, expectedJumps: expected, &normals, &generator) }
    }

    private func path(
        _ bars: Double, expectedJumps: Double, _ normals: inout [Double], _ generator: inout SeededGenerator
    ) -> [Double] {
        NormalDeviates.fill(&normals, &generator)
        let root = bars.squareRoot()
        var path = zip(drifts, factor.times(normals)).map { $0 * bars + root * $1 }
        guard let jumps else { return path }
        let count = JumpDiffusion.poisson(expectedJumps, &generator)
        guard count > 0 else { return path }
        NormalDeviates.fill(&normals, &generator)
        for asset in path.indices {
            path[asset] +=
                Double(count) * jumps.means[asset]
                + Double(count).squareRoot() * jumps.deviations[asset] * normals[asset]
        }
        return path
    }

    /// Counts how many uniform numbers can be multiplied before the product falls below e^-mean (Knuth).
    static func poisson(_ mean: Double, _ generator: inout SeededGenerator) -> Int {
        let limit = exp(-mean)
        var (count, product) = (0, generator.uniform())
        while product > limit {
            count += 1
            product *= generator.uniform()
        }
        return count
    }
}
