import Units

/// Something asked of the desk. What becomes of it is said by events.
public enum Command: Hashable, Sendable {
    /// Adds an instrument to the registry, at the next index.
    case listInstrument(InstrumentTerms)
    /// Adds an account to the book, at the next index.
    case openAccount(AccountDefinition)
    /// Marks one alert as seen.
    case acknowledgeAlert(UInt64)
    /// Marks every unacknowledged alert as seen.
    case acknowledgeAllAlerts

    /// Adds an instrument of which only the symbol is known.
    public static func listInstrument(symbol: SafeText) -> Command {
        .listInstrument(InstrumentTerms(symbol: symbol))
    }
}

/// The inputs of one engine step: the commands first, then the ticks in merged order.
///
/// Where batches are cut does not matter to the state: applying two batches one after the other equals
/// applying them as one, as long as the order of inputs is the same.
public struct Batch: Sendable {
    /// Commands in the order in which they came.
    public var commands: [Command]
    /// Ticks merged by (time, feed, row).
    public var ticks: [Tick]

    /// Makes a batch.
    public init(commands: [Command] = [], ticks: [Tick] = []) {
        self.commands = commands
        self.ticks = ticks
    }

    /// Number of inputs.
    public var inputCount: Int { commands.count + ticks.count }
}
