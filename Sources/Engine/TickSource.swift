import Desk
import Simulation
import Units

/// Where the ticks of a feed come from, pulled in the order of their time.
public protocol TickSource: Sendable {
    /// Writes the next ticks to the front of `buffer`.
    ///
    /// - Returns: how many; fewer than the buffer holds only when the source has ended.
    mutating func fill(_ buffer: UnsafeMutableBufferPointer<Tick>) -> Int

    /// Passes over the next `count` ticks; they were applied before a restart.
    mutating func skip(_ count: UInt64)
}

/// The simulated market as a source; it ends only where it is told to.
public struct SimulatedSource: TickSource {
    private var simulator: MarketSimulator
    private var remaining: UInt64

    /// Makes the source of a simulator; without a limit it never ends.
    public init(_ simulator: MarketSimulator, tickLimit: UInt64? = nil) {
        self.simulator = simulator
        remaining = tickLimit ?? .max
    }

    /// Writes the next ticks and returns how many; fewer than there is room for once the source has ended.
    public mutating func fill(_ buffer: UnsafeMutableBufferPointer<Tick>) -> Int {
        let count = Int(min(UInt64(buffer.count), remaining))
        for index in 0..<count { buffer[index] = simulator.nextTick() }
        remaining -= UInt64(count)
        return count
    }

    /// Passes over rows without handing them out.
    public mutating func skip(_ count: UInt64) {
        for _ in 0..<min(count, remaining) { _ = simulator.nextTick() }
        remaining -= min(count, remaining)
    }
}

/// Recorded ticks as a source.
public struct RecordedSource: TickSource {
    private let ticks: [Tick]
    private var next = 0

    /// Makes the source of ticks that ascend in time.
    public init(_ ticks: [Tick]) { self.ticks = ticks }

    /// Writes the next ticks and returns how many; fewer than there is room for once the source has ended.
    public mutating func fill(_ buffer: UnsafeMutableBufferPointer<Tick>) -> Int {
        let count = min(buffer.count, ticks.count - next)
        for index in 0..<count { buffer[index] = ticks[next + index] }
        next += count
        return count
    }

    /// Passes over rows without reading them.
    public mutating func skip(_ count: UInt64) { next = min(ticks.count, next + Int(count)) }
}
