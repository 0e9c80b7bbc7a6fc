/// What a key press wants of the rest of the program.
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
}
