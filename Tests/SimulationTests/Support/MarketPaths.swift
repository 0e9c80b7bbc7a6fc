import Units

@testable import Simulation

/// The unrounded prices of every instrument of one seed, one path an instrument, one price a round.
struct MarketPaths {
    private(set) var paths: [[Double]]
    private(set) var regimes: [VolatilityRegime] = []

    init(
        seed: UInt64, mood: MarketMood = .normal, rounds: Int,
        processes: [PriceProcess] = PriceProcess.defaultMarket
    ) {
        var shape = SeededGenerator(seed: ~seed)
        var prices = MarketPrices(seed: seed, mood: mood, processes: processes, shape: &shape)
        paths = Array(repeating: [], count: processes.count)
        for _ in 0..<rounds {
            for index in paths.indices { paths[index].append(prices.dollars[index]) }
            regimes.append(prices.regime)
            prices.advance()
        }
    }

    /// Changes of the logarithm of a price over so many rounds, one after the other.
    func returns(of instrument: Int, rounds: Int = 1) -> [Double] {
        let path = paths[instrument]
        let closes = stride(from: 0, to: path.count, by: rounds).map { Elementary.log(path[$0]) }
        return zip(closes, closes.dropFirst()).map { $1 - $0 }
    }

    /// Returns the place of a symbol in the default market.
    static func index(of symbol: SafeText) -> Int {
        PriceProcess.defaultMarket.firstIndex { $0.symbol == symbol } ?? 0
    }
}

/// Moments of samples.
enum Sample {
    static func deviation(_ values: [Double]) -> Double { covariance(values, values).squareRoot() }

    static func correlation(_ left: [Double], _ right: [Double]) -> Double {
        covariance(left, right) / (deviation(left) * deviation(right))
    }

    private static func covariance(_ left: [Double], _ right: [Double]) -> Double {
        let (leftMean, rightMean) = (mean(left), mean(right))
        return mean(zip(left, right).map { ($0 - leftMean) * ($1 - rightMean) })
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
