import CNcurses
import CSystem
import Glibc
import Screen
import Units

/// The terminal while the desk is open: frames go in, keys come out, and it is given back as it was found.
///
/// Belongs to one thread. Nothing here waits for the terminal to take bytes.
public final class TerminalSession {
    /// Size in cells, at least 1x1.
    public private(set) var size: (width: Int, height: Int)
    /// Whether more than ASCII can be shown.
    public let usesUnicode: Bool
    /// The colours that are shown.
    public let colourDepth: ColourDepth
    /// What was opened in place of an unknown TERM; nil when TERM is known.
    public let fallbackType: String?

    let options: TerminalOptions
    let screen: OpaquePointer
    let signals: Int32
    var painter: FramePainter
    var output: TerminalOutput
    var pacer = FramePacer()
    var decoder: InputDecoder
    private let hasTitle: Bool
    private var title = ""
    private var bells: UInt64 = 0
    private let outside: OutsideSequences
    private let notification: NotificationStyle
    /// Whether the mouse reports to the desk; else it is left to the terminal.
    private(set) public var takesMouse: Bool
    private var isOpen = true
    /// Whether the next word that the process was continued tells nothing new.
    var hasResumed = false

    /// Takes over the terminal.
    ///
    /// - Throws: when input or output is no terminal, or it cannot place a cursor.
    public init(_ options: TerminalOptions) throws(TerminalError) {
        try TerminalSession.check(options)
        let size = TerminalSession.measured(options.output)
        let isUTF8 = cncurses_choose_locale(options.locale) == 1
        signals = csystem_signals_open()
        let opened = try TerminalSession.takeOver(options, size: size)
        self.options = options
        decoder = InputDecoder(escapeDelay: Int64(options.escapeDelay) * 1_000_000)
        self.size = size
        screen = opened.screen
        fallbackType = opened.fallback
        usesUnicode = isUTF8 && !options.wantsASCII
        colourDepth = ColourDepth(colours: Int(cncurses_colours(screen)))
        hasTitle = TerminalModes.hasTitle(options.type)
        outside = OutsideSequences(isInTmux: options.isInTmux, usesUnicode: usesUnicode)
        notification =
            options.notification == .auto
            ? .known(program: options.program, type: options.type) : options.notification
        takesMouse = options.wantsMouse
        painter = FramePainter(
            screen: screen, depth: colourDepth, usesUnicode: usesUnicode, width: size.width,
            height: size.height)
        output = TerminalOutput(options.output)
        let restore = Array(TerminalModes.restore(hasTitle: hasTitle).utf8)
        csystem_modes_restore(options.input)
        csystem_crash_guard_set(options.output, restore, restore.count)
        _ = csystem_modes_raw(options.input)
        enter()
    }

    deinit {
        close()
        cncurses_close(screen)
    }

    /// Bytes sent to the terminal so far.
    public var bytesSent: UInt64 { output.byteCount }

    /// Shows a frame as soon as the terminal is ready for it; one that still waited is dropped.
    public func present(_ frame: Frame) {
        ring(frame.bells, for: frame.alarm)
        show(title: frame.title)
        painter.take(frame)
        pump(at: TerminalSession.now())
    }

    /// Sends a text to the terminal's clipboard; no terminal tells whether it took it.
    ///
    /// - Returns: whether it was sent: terminals that may show the sequence as text get none.
    public func copy(_ text: CopiedText) -> Bool {
        guard hasTitle || options.isInTmux else { return false }
        send(outside.clipboard(text))
        output.flush()
        return true
    }

    /// Takes reports of the mouse, or leaves it to the terminal.
    public func takeMouse(_ isTaken: Bool) {
        guard isTaken != takesMouse else { return }
        takesMouse = isTaken
        send(TerminalModes.mouse(isTaken))
        output.flush()
    }

    /// Draws everything anew: something else wrote over the screen.
    public func repaint() {
        painter.forget()
        draw()
    }

    /// Gives the terminal back, stops the process as Ctrl-Z does, and takes the terminal again when continued.
    public func suspend() {
        leave()
        csystem_stop_self()
        resume()
        hasResumed = true
    }

    /// Takes the terminal again: whoever had it meanwhile may have changed anything.
    func resume() {
        _ = csystem_modes_raw(options.input)
        measure()
        painter.forget()
        pacer.forgetFlight()
        enter()
        draw()
    }

    /// Gives the terminal back as it was found; may be called again.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        leave()
        csystem_crash_guard_clear()
        csystem_signals_close()
    }

    /// Takes over a new size of the terminal.
    func measure() {
        let measured = TerminalSession.measured(options.output)
        guard measured != size else { return }
        size = measured
        painter.resize(width: size.width, height: size.height)
    }

    /// Sends the next part of what waits, if its time has come.
    func pump(at now: Int64) {
        output.flush()
        guard painter.isWaiting, !output.isWaiting else { return }
        guard case .send(let budget) = pacer.advice(at: now) else { return }
        draw(budget: budget, at: now)
    }

    /// Sends a part of what waits. Cells often cost less than was reckoned: what is left of the budget is for
    /// more of them, as long as that is worth placing the cursor once more.
    private func draw(budget: Int = 0, at now: Int64 = TerminalSession.now()) {
        var count = 0
        repeat {
            painter.paint(budget: budget - count)
            cncurses_update(screen)
            count += sendDrawn()
        } while painter.isWaiting && budget - count >= max(TerminalSession.leastRest, budget / 4)
        guard count > 0 else { return }
        if pacer.asks { send(TerminalModes.askCursor) }
        output.flush()
        pacer.noteSent(count, at: now)
    }

    /// Bytes of a budget that are too few for going on.
    private static let leastRest = 64

    /// Moves what curses has drawn to the output.
    private func sendDrawn() -> Int {
        var count = 0
        guard let bytes = cncurses_take(screen, &count), count > 0 else { return 0 }
        output.append(UnsafeBufferPointer(start: bytes, count: count))
        return count
    }

    private func send(_ text: String) { output.append(text.utf8) }

    private func enter() {
        if hasTitle { send(TerminalModes.keepTitle) }
        cncurses_update(screen)
        _ = sendDrawn()
        send(TerminalModes.on(mouse: takesMouse))
        if hasTitle, !title.isEmpty { send(TerminalModes.title(title)) }
        output.flush()
    }

    /// Takes the answer that is still under way, so that the shell does not get it as typed text.
    private func awaitAnswer() {
        let end = TerminalSession.now() + TerminalSession.farewell
        while pacer.isInFlight, pacer.asks, !output.isBroken, TerminalSession.now() < end {
            var request = pollfd(fd: options.input, events: Int16(POLLIN), revents: 0)
            poll(&request, 1, Int32(clamping: (end - TerminalSession.now()) / 1_000_000))
            guard request.revents & Int16(POLLIN) != 0 else { return }
            var ignored: [TerminalEvent] = []
            readInput(into: &ignored)
            if ignored.contains(.hungUp) { return }
        }
    }

    /// How long the last answer is waited for, in nanoseconds.
    private static let farewell: Int64 = 500_000_000

    private func leave() {
        output.drain(milliseconds: 500)
        awaitAnswer()
        send(TerminalModes.off)
        if hasTitle { send(TerminalModes.restoreTitle) }
        cncurses_leave(screen)
        _ = sendDrawn()
        output.drain(milliseconds: 500)
        csystem_modes_restore(options.input)
    }

    private func ring(_ count: UInt64, for alarm: SafeText?) {
        defer { bells = count }
        guard count > bells else { return }
        send(TerminalModes.bell)
        if let alarm { send(outside.notification(alarm, style: notification)) }
    }

    private func show(title newTitle: String) {
        guard newTitle != title else { return }
        title = newTitle
        let isPlain = newTitle.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if hasTitle, isPlain || usesUnicode { send(TerminalModes.title(newTitle)) }
    }
}
