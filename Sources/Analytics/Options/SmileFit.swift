import Glibc

/// The hyperbola that comes nearest to quoted volatilities.
struct SmileFit {
    private let places: [Double]
    private let variances: [Double]
    /// Roots of the weights, over the change of total variance for a change of volatility.
    private let scales: [Double]

    private static let stepLimit = 60
    /// How dear a negative density is beside a miss of the quotes; dearer until there is none.
    private var butterflyWeight = 1.0
    private static let butterflyWeights = [1.0, 30, 1e3, 3e4]
    /// Where the density is looked at, in shares of how far the quotes reach.
    private static let guards: [Double] = (-30...30).map { Double($0) / 10 }

    init(_ quotes: [SmileQuote], forward: Double, years: Double) {
        places = quotes.map { log($0.strike / forward) }
        variances = quotes.map { $0.volatility * $0.volatility * years }
        let total = quotes.reduce(0) { $0 + $1.weight }
        scales = quotes.map { ($0.weight / total).squareRoot() / (2 * $0.volatility * years) }
    }

    func best() -> SVIParameters {
        var fit = self
        var points = starts()
        for weight in SmileFit.butterflyWeights {
            fit.butterflyWeight = weight
            let found = points.map(fit.descend).min { $0.cost < $1.cost }
            points = [found?.point ?? points[0]]
            if parameters(points[0]).isFreeOfButterflies { break }
        }
        return parameters(points[0])
    }

    /// Parameters from five numbers of any size: what they give is always a hyperbola above 0 with possible wings.
    private func parameters(_ point: [Double]) -> SVIParameters {
        let correlation = tanh(point[1])
        let width = exp(min(max(point[4], -12), 4))
        let slope = 1.9999 / (1 + exp(-point[0])) / (1 + abs(correlation))
        let least = exp(min(max(point[2], -40), 10))
        let rest = slope * width * (1 - correlation * correlation).squareRoot()
        return SVIParameters(
            level: least - rest, slope: slope, correlation: correlation, shift: point[3], width: width)
    }

    private func starts() -> [[Double]] {
        let lowest = variances.min() ?? 1e-4
        let bottom = places[variances.firstIndex(of: lowest) ?? 0]
        let reach = max((places.max() ?? 0) - (places.min() ?? 0), 0.01)
        let rise = max(((variances.max() ?? lowest) - lowest) / reach, 1e-4)
        let slope = log(min(rise, 1.8) / (2 - min(rise, 1.8)))
        return [-0.6, 0, 0.6].flatMap { correlation in
            [0.1, 0.5].map { width in
                [slope, correlation, log(lowest * 0.9), 0.7 * bottom, log(width * reach)]
            }
        }
    }

    private func residuals(_ point: [Double]) -> [Double] {
        let smile = parameters(point)
        let misses = places.indices.map {
            (smile.totalVariance(at: places[$0]) - variances[$0]) * scales[$0]
        }
        let spread = max(abs(places.max() ?? 0), abs(places.min() ?? 0), 0.1)
        return misses
            + SmileFit.guards.map {
                max(0, 1e-3 - smile.butterfly(at: $0 * spread)) * butterflyWeight
            }
    }
}

extension SmileFit {
    /// Levenberg and Marquardt with differences for derivatives.
    private func descend(from start: [Double]) -> (point: [Double], cost: Double) {
        var (point, misses) = (start, residuals(start))
        var (cost, damping) = (SmileFit.square(misses), 1e-2)
        for _ in 0..<SmileFit.stepLimit {
            let slopes = derivatives(point, misses)
            var improved = false
            for _ in 0..<8 where !improved {
                guard let step = SmileFit.step(slopes, misses, damping) else {
                    damping *= 10
                    continue
                }
                let next = zip(point, step).map { $0 - $1 }
                let nextMisses = residuals(next)
                let nextCost = SmileFit.square(nextMisses)
                if nextCost < cost {
                    improved = true
                    let isSettled = cost - nextCost <= 1e-13 * cost
                    (point, misses, cost) = (next, nextMisses, nextCost)
                    damping = max(damping / 5, 1e-12)
                    if isSettled { return (point, cost) }
                } else {
                    damping *= 5
                }
            }
            if !improved { break }
        }
        return (point, cost)
    }

    private static func square(_ misses: [Double]) -> Double {
        let sum = misses.reduce(0) { $0 + $1 * $1 }
        return sum.isFinite ? sum : .infinity
    }

    /// One row for a parameter.
    private func derivatives(_ point: [Double], _ misses: [Double]) -> [[Double]] {
        point.indices.map { place in
            let step = 1e-6 * max(1, abs(point[place]))
            var (moved, back) = (point, point)
            moved[place] += step
            back[place] -= step
            return zip(residuals(moved), residuals(back)).map { ($0 - $1) / (2 * step) }
        }
    }

    /// Solves (J·Jᵀ + damping·diagonal)·step = J·misses by Gauss's elimination.
    private static func step(_ slopes: [[Double]], _ misses: [Double], _ damping: Double) -> [Double]? {
        func product(_ left: [Double], _ right: [Double]) -> Double {
            zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let count = slopes.count
        var rows = slopes.map { row in slopes.map { product(row, $0) } + [product(row, misses)] }
        for place in 0..<count { rows[place][place] = rows[place][place] * (1 + damping) + 1e-14 }
        for column in 0..<count {
            let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            guard abs(rows[pivot][column]) > 0, rows[pivot][column].isFinite else { return nil }
            rows.swapAt(column, pivot)
            for row in 0..<count where row != column {
                let factor = rows[row][column] / rows[column][column]
                for place in column...count { rows[row][place] -= factor * rows[column][place] }
            }
        }
        return (0..<count).map { rows[$0][count] / rows[$0][$0] }
    }
}
