import Desk
import Simulation
import Units

/// The default book on the default market of one seed.
struct SimulatedRun {
    private(set) var state = DeskState()
    private(set) var events: [Event] = []
    private var simulator: MarketSimulator
    private var next: Tick

    init(seed: UInt64) {
        simulator = MarketSimulator(seed: seed)
        next = simulator.nextTick()
        let commands =
            simulator.processes.map { Command.listInstrument($0.terms) }
            + DefaultBook.accounts.map(Command.openAccount)
        state.apply(Batch(commands: commands), into: &events)
    }

    /// Applies every tick up to so many seconds of desk time.
    mutating func advance(seconds: Int64) {
        let end = MarketSimulator.start.nanoseconds + seconds * Timestamp.nanosecondsPerSecond
        while next.time.nanoseconds < end {
            state.apply(Batch(ticks: [next]), into: &events)
            next = simulator.nextTick()
        }
    }

    /// When the first account fell to critical or worse, in nanoseconds from the start.
    var firstCritical: Int64? {
        state.alerts.first { $0.severity >= .critical }?.time.nanoseconds(since: MarketSimulator.start)
    }
}
