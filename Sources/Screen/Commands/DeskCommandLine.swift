import Reports
import Units

/// What a command line asks for.
public enum DeskCommandLine: Hashable, Sendable {
    /// Selects an account by its name.
    case selectAccount(SafeText)
    /// Asks why an order was denied or rejected.
    case why(id: UInt64)
    /// Puts an order on the ticket; nothing is sent. Names that were not given are empty.
    case stage(OrderTicket)
    /// Cancels an order.
    case cancel(id: UInt64)
    /// Gives an order another quantity, another limit or both; `nil` leaves what it has.
    case replace(id: UInt64, quantity: DecimalNumber?, limit: DecimalNumber?)
    /// Stops all trading.
    case kill
    /// Lets trading go on.
    case release
    /// Shows the breakers.
    case breakers
    /// Asks whether to halt an instrument, a venue, an account, an agent or the desk.
    case trip(SafeText)
    /// Asks for the word that lets what was halted reopen.
    case reset(SafeText)
    /// Acknowledges an alert; `nil` is the worst open one.
    case acknowledge(id: UInt64?)
    /// Acknowledges every alert.
    case acknowledgeAll
    /// Shows only the accounts that an expression lets through; an empty one all.
    case filter(SafeText)
    /// Sorts the focused list by a column.
    case sort(column: SafeText, isInverted: Bool)
    /// Changes the theme.
    case theme(SafeText)
    /// Sets the market's seconds per second of the clock, in thousandths: 10 to 100,000,000.
    case speed(milli: UInt64)
    /// Stops the market's clock, or lets it go on.
    case pause
    /// Lets the market take one step.
    case step
    /// Shows help.
    case help
    /// Leaves the desk.
    case quit
    /// Shows what is lost with whom.
    case exposure
}
