import Units

/// Something asked of the desk. What becomes of it is said by events.
public enum Command: Hashable, Sendable {
    /// Adds an instrument to the registry, at the next index.
    case listInstrument(InstrumentTerms)
    /// Adds an account to the book, at the next index.
    case openAccount(AccountDefinition)
    /// Sets the desk's time before the first price, unless it is later already.
    case startClock(at: Timestamp)
    /// Opens a lending market, at the next index.
    case openLendingVenue(LendingTerms)
    /// Opens an exchange pool, at the next index.
    case openPool(PoolTerms)
    /// Brings an amount from outside into an account's wallet.
    case fund(AccountID, InstrumentID, amount: UInt256)
    /// Somebody else acts in the market.
    case act(MarketAction)
    /// Sets what is alerted of beside the health of accounts.
    case setAlarms(AlarmTerms)
    /// Sets the edges of health at which accounts are alerted of.
    case setHealthEdges(HealthEdgeTerms)
    /// A feed has been silent for so many seconds of the wall clock, or (`nil`) brings prices again.
    case noteFeed(UInt16, silentSeconds: UInt64?, limit: UInt64, at: Timestamp)
    /// Sets what the desk may do.
    case setLimits(DeskLimits)
    /// Asks for one order, or for several that settle as one.
    case placeOrders([OrderRequest])
    /// Takes a working order off.
    case cancelOrder(OrderID)
    /// Changes what is left to fill of a working order, and its limit.
    case replaceOrder(OrderID, quantity: UInt256, limit: Price)
    /// Blocks every order that is not a way out, at a time of the wall clock.
    case engageKillSwitch(at: Timestamp)
    /// Lifts the kill switch: with the word typed, and at least 60 s after it was engaged.
    case releaseKillSwitch(word: SafeText, at: Timestamp)
    /// Marks one alert as seen.
    case acknowledgeAlert(UInt64)
    /// Marks every unacknowledged alert as seen.
    case acknowledgeAllAlerts
    /// The agent of a token pauses it, freezes or moves what an account holds.
    case controlToken(InstrumentID, TokenControl)
    /// Sets what is known of whoever holds an account.
    case setIdentity(AccountID, HolderIdentity)
    /// Delivers what is on its way to another chain.
    case deliver(EscrowID)
    /// Somebody trusted says what stands behind an instrument.
    case attestReserve(InstrumentID, Reserve)
    /// Sets what trips breakers.
    case setBreakers(BreakerTerms)
    /// Halts a scope at the word of somebody, by his number, at a time of the wall clock; 0 is the trader.
    case tripBreaker(BreakerScope, by: UInt32, at: Timestamp)
    /// Begins to reopen what somebody pulled: with the word typed, and for whoever pulled it himself at least 60 s
    /// after that.
    case resetBreaker(BreakerScope, by: UInt32, word: SafeText, at: Timestamp)

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
