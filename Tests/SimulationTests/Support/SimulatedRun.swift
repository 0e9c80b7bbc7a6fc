import Simulation
import Units

@testable import Desk

/// The whole simulated market of one seed with the default book, round after round as an engine runs it.
struct SimulatedRun {
    private(set) var state = DeskState()
    private(set) var events: [Event] = []
    /// What participants have done so far.
    private(set) var actions: [MarketAction] = []

    private let participants: MarketParticipants
    private var simulator: MarketSimulator
    private var next: Tick
    private var round: Int64 = 0

    init(seed: UInt64, mood: MarketMood = .normal, borrowers: Int = SimulatedMarket.usualBorrowers) {
        let market = SimulatedMarket(seed: seed, mood: mood, borrowers: borrowers)
        participants = market.participants
        simulator = market.prices()
        next = simulator.nextTick()
        state.apply(Batch(commands: market.setUp()), into: &events)
    }

    /// Applies every tick up to so many seconds of desk time, and what participants do in between.
    mutating func advance(seconds: Int64) {
        let end = MarketSimulator.start.nanoseconds + seconds * Timestamp.nanosecondsPerSecond
        while next.time.nanoseconds < end {
            let reached = SimulatedMarket.round(at: next.time)
            if reached > round { act(in: reached) }
            state.apply(Batch(ticks: [next]), into: &events)
            next = simulator.nextTick()
        }
    }

    /// Applies a command of our own.
    mutating func run(_ command: Command) { state.apply(Batch(commands: [command]), into: &events) }

    /// Lets a price come that the market has never had, and returns what participants would do in the rounds behind
    /// it, before another price comes.
    mutating func wick(_ instrument: InstrumentID, to price: Price, rounds: Int64) -> [Command] {
        let tick = Tick(price: price, time: state.time, instrument: instrument, feed: 0)
        state.apply(Batch(ticks: [tick]), into: &events)
        return (1...rounds).flatMap { participants.commands(for: state, round: round + $0) }
    }

    private mutating func act(in reached: Int64) {
        round = reached
        let commands = participants.commands(for: state, round: round)
        for case .act(let action) in commands { actions.append(action) }
        state.apply(Batch(commands: commands), into: &events)
    }

    /// When the first account fell to critical or worse, in nanoseconds from the start.
    var firstCritical: Int64? {
        state.alerts.first { $0.severity >= .critical }?.time.nanoseconds(since: MarketSimulator.start)
    }

    /// What the desk or a venue has refused so far.
    var refusals: [String] {
        events.compactMap { event in
            switch event {
            case .commandRejected(let reason): "\(reason)"
            case .actionRefused(let reason): "\(reason)"
            default: nil
            }
        }
    }

    /// Instruments of which wallets and venues hold something else than came in.
    var unbalanced: [InstrumentID] {
        state.trading.inflow.indices.map { InstrumentID(UInt32($0)) }.filter {
            state.trading.held($0) != state.trading.inflow[Int($0.index)]
        }
    }

    /// How far a pool's price lies from the benchmark, as a share of it.
    func gap(of pool: PoolReading) -> Double {
        let elsewhere = benchmark(pool.base) / benchmark(pool.quote)
        return Double(pool.price?.raw ?? 0) / 1e18 / elsewhere - 1
    }

    private func number(_ amount: UInt256, _ instrument: InstrumentID) -> Double {
        Double(amount.low) / Double(DecimalText.powerOfTen(Int(state.terms(of: instrument).decimals)))
    }

    private func benchmark(_ instrument: InstrumentID) -> Double {
        Double(state.benchmark(of: instrument)?.raw ?? 0)
    }
}
