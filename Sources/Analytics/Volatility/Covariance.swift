/// How the returns of several assets vary together.
///
/// - Units: squared returns per bar; correlations from -1 to 1.
public struct Covariance: Hashable, Sendable {
    /// The covariances, assets in the order of the returns.
    public let matrix: SquareMatrix
    /// How far the sample was drawn towards its target: 0 for the sample itself, 1 for the target.
    public let shrinkage: Double

    /// The deviation of each asset.
    public var deviations: [Double] { (0..<matrix.size).map { matrix[$0, $0].squareRoot() } }

    /// Returns the sample covariance, with the number of observations less one as divisor.
    ///
    /// - Parameter returns: one array for each moment, oldest first, holding a return for each asset.
    /// - Throws: `historyTooShort` below two moments; `assetCount`, `observation`.
    public static func sample(_ returns: [[Double]]) throws(VolatilityError) -> Covariance {
        let centred = try Covariance.centred(returns)
        return Covariance(
            matrix: products(centred, divisor: Double(returns.count - 1)), shrinkage: 0)
    }

    /// Returns the sample covariance drawn towards the same variance for all and no correlation, as far as
    /// lessens its expected error most; with the number of observations as divisor.
    ///
    /// - Source: Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance matrices" (2004).
    /// - Throws: as `sample`; `volatilityNotPositive` when nothing varies.
    public static func ledoitWolf(_ returns: [[Double]]) throws(VolatilityError) -> Covariance {
        let centred = try Covariance.centred(returns)
        let (count, size) = (Double(centred.count), centred[0].count)
        var matrix = products(centred, divisor: count)
        let mean = (0..<size).reduce(0) { $0 + matrix[$1, $1] } / Double(size)
        guard mean > 0, mean.isFinite else { throw .volatilityNotPositive(mean) }
        var squares = 0.0
        for row in 0..<size {
            for column in 0..<size { squares += matrix[row, column] * matrix[row, column] }
        }
        let fourth = centred.reduce(0.0) { sum, row in
            let length = row.reduce(0) { $0 + $1 * $1 }
            return sum + length * length
        }
        // Per asset: how far the sample lies from the target, and how much of that chance explains.
        let distance = (squares - Double(size) * mean * mean) / Double(size)
        let chance = (fourth / count - squares) / (count * Double(size))
        let shrinkage = distance > 0 ? max(0, min(chance, distance)) / distance : 0
        for row in 0..<size {
            for column in 0..<size { matrix[row, column] *= 1 - shrinkage }
            matrix[row, row] += shrinkage * mean
        }
        return Covariance(matrix: matrix, shrinkage: shrinkage)
    }

    /// Returns the correlations that the covariances come to.
    ///
    /// - Throws: `assetWithoutVariance`.
    public func correlation() throws(VolatilityError) -> SquareMatrix {
        let deviations = deviations
        for (asset, deviation) in deviations.enumerated() where !(deviation > 0) {
            throw .assetWithoutVariance(asset)
        }
        var result = SquareMatrix(size: matrix.size)
        for row in 0..<matrix.size {
            for column in 0..<matrix.size {
                let value = matrix[row, column] / (deviations[row] * deviations[column])
                result[row, column] = row == column ? 1 : max(-1, min(1, value))
            }
        }
        return result
    }

    /// Returns the correlations of returns, drawn towards none: `ledoitWolf` of each asset in units of its own
    /// deviation, so that a lively asset does not decide for the others.
    ///
    /// - Throws: as `sample`; `assetWithoutVariance`.
    public static func shrunkCorrelation(
        _ returns: [[Double]]
    ) throws(VolatilityError) -> (matrix: SquareMatrix, shrinkage: Double) {
        let deviations = try sample(returns).deviations
        for (asset, deviation) in deviations.enumerated() where !(deviation > 0) {
            throw .assetWithoutVariance(asset)
        }
        let scaled = returns.map { row in zip(row, deviations).map { $0 / $1 } }
        let shrunk = try ledoitWolf(scaled)
        return (try shrunk.correlation(), shrunk.shrinkage)
    }

    private static func centred(_ returns: [[Double]]) throws(VolatilityError) -> [[Double]] {
        guard returns.count >= 2 else { throw .historyTooShort(needed: 2, found: returns.count) }
        let size = returns[0].count
        guard size > 0 else { throw .assetCount(expected: 1, found: 0) }
        var means = [Double](repeating: 0, count: size)
        for (place, row) in returns.enumerated() {
            guard row.count == size else { throw .assetCount(expected: size, found: row.count) }
            for (asset, value) in row.enumerated() {
                guard value.isFinite else { throw .observation(value, at: place) }
                means[asset] += value / Double(returns.count)
            }
        }
        return returns.map { row in zip(row, means).map { $0 - $1 } }
    }

    private static func products(_ centred: [[Double]], divisor: Double) -> SquareMatrix {
        var matrix = SquareMatrix(size: centred[0].count)
        for row in 0..<matrix.size {
            for column in 0...row {
                let sum = centred.reduce(0) { $0 + $1[row] * $1[column] } / divisor
                matrix[row, column] = sum
                matrix[column, row] = sum
            }
        }
        return matrix
    }
}
