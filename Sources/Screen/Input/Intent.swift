import Reports
import Units

/// What a key press or a command line wants of the rest of the program.
public enum Intent: Hashable, Sendable {
    /// Leave the desk.
    case quit
    /// Stop the process, as the shell's job control does.
    case suspend
    /// Draw everything anew.
    case repaint
    /// Somebody has seen an alert.
    case acknowledge(id: UInt64)
    /// Somebody has seen all alerts.
    case acknowledgeAll
    /// Stop the market's clock, or let it go on.
    case togglePause
    /// Let the market's clock go half as fast.
    case slower
    /// Let the market's clock go twice as fast.
    case faster
    /// Set the market's seconds per second of the clock, in thousandths: 10 to 100,000,000.
    case setSpeed(milli: UInt64)
    /// Let the market take one step.
    case step
    /// Compute what a basket would do if it were sent now, under a number of the screen's.
    case preview([OrderTicket], request: UInt64)
    /// Send a basket; the number, from 1, tells the baskets of this screen apart.
    case send([OrderTicket], clientID: UInt64)
    /// Cancel an order.
    case cancelOrder(OrderID)
    /// Give a working order another quantity to fill, in smallest units, and another limit.
    case replaceOrder(OrderID, quantity: UInt256, limit: Price)
    /// Stop all trading.
    case kill
    /// Let trading go on; the word was typed.
    case release(word: SafeText)
    /// Halt an instrument, a venue, an account, an agent or the desk, by its name.
    case tripBreaker(SafeText)
    /// Begin to reopen what somebody halted; the word was typed.
    case resetBreaker(SafeText, word: SafeText)
    /// Send a text to the terminal's clipboard.
    case copy(CopiedText)
    /// Take the mouse, or leave it to the terminal.
    case toggleMouse
}
