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
    /// Put an order on the ticket; nothing is sent.
    case stage(OrderDraft)
    /// Say why an order was denied or rejected.
    case why(id: UInt64)
    /// Cancel an order.
    case cancel(id: UInt64)
    /// Give an order another quantity, another limit or both; `nil` leaves what it has.
    case replace(id: UInt64, quantity: DecimalNumber?, limit: DecimalNumber?)
    /// Stop all trading.
    case kill
    /// Let trading go on.
    case release
    /// Send a text to the terminal's clipboard.
    case copy(CopiedText)
    /// Take the mouse, or leave it to the terminal.
    case toggleMouse
}
