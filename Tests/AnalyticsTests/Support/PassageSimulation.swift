import Analytics
import Foundation
import Units

/// Paths to a line, drawn exactly: jumps at their exponential times, between them the chance of a Brownian bridge.
struct PassageSimulation {
    private let passage: FirstPassage
    private var generator: SeededGenerator

    init(_ passage: FirstPassage, seed: UInt64) {
        self.passage = passage
        generator = SeededGenerator(seed: seed)
    }

    mutating func share(reachingWithin time: Double, paths: Int) -> Double {
        var reached = 0
        for _ in 0..<paths where isReached(within: time) { reached += 1 }
        return Double(reached) / Double(paths)
    }

    private mutating func isReached(within time: Double) -> Bool {
        var (place, clock) = (0.0, 0.0)
        while true {
            let wait = passage.jumps.map { exponential(mean: 1 / $0.intensity) } ?? .infinity
            let step = min(wait, time - clock)
            let next = place + passage.drift * step + passage.volatility * step.squareRoot() * normal()
            if next >= passage.distance { return true }
            let variance = passage.volatility * passage.volatility * step
            let crossing = exp(-2 * (passage.distance - place) * (passage.distance - next) / variance)
            if generator.uniform() < crossing { return true }
            (place, clock) = (next, clock + step)
            guard clock < time, let jumps = passage.jumps else { return false }
            let isTowards = generator.uniform() < jumps.partTowards
            place += isTowards ? exponential(mean: jumps.meanTowards) : -exponential(mean: jumps.meanAway)
            if place >= passage.distance { return true }
        }
    }

    private mutating func exponential(mean: Double) -> Double { -mean * log1p(-generator.uniform()) }

    private mutating func normal() -> Double {
        let (first, second) = (1 - generator.uniform(), generator.uniform())
        return (-2 * log(first)).squareRoot() * cos(2 * Double.pi * second)
    }
}
