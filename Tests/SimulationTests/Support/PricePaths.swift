import Simulation
import Units

/// The prices of every instrument of one seed as numbers, one path an instrument, one price a round.
struct PricePaths {
    private(set) var paths: [[Double]]

    init(seed: UInt64, rounds: Int) {
        var simulator = MarketSimulator(seed: seed)
        paths = Array(repeating: [], count: simulator.processes.count)
        for _ in 0..<(rounds * paths.count) {
            let tick = simulator.nextTick()
            paths[Int(tick.instrument.index)].append(Double(tick.price.raw) / Double(Price.scale))
        }
    }

    /// Changes of the logarithm of a price over so many rounds, one after the other.
    func returns(of instrument: Int, rounds: Int = 1) -> [Double] {
        let path = paths[instrument]
        let closes = stride(from: 0, to: path.count, by: rounds).map { Elementary.log(path[$0]) }
        return zip(closes, closes.dropFirst()).map { $1 - $0 }
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
