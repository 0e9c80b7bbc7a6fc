import CSystem
import Glibc
import Reports
import Screen
import Testing
import Units

@testable import Terminal

/// Everything that opens curses, one after the other: curses keeps its state for the whole process.
@Suite(.serialized) struct TerminalSessionTests {
    private let terminal = PseudoTerminal(columns: 80, rows: 24)

    private func options(_ type: String, locale: String = "C.UTF-8") -> TerminalOptions {
        var options = TerminalOptions(environment: ["TERM": type, "LANG": locale])
        (options.input, options.output) = (terminal.slave, terminal.slave)
        return options
    }

    private func frame(_ text: String, style: CellStyle = .plain) -> Frame {
        var canvas = Canvas(width: 80, height: 24)
        for (column, scalar) in text.unicodeScalars.enumerated() {
            canvas.put(Cell(scalar, style), column: column, row: 3)
        }
        return Frame(canvas: canvas, cursor: (0, 3), title: "desk")
    }

    @Test(arguments: ["xterm-256color", "xterm", "screen", "tmux-256color", "vt100", "linux", "rxvt", "ansi"])
    func `each known terminal shows a frame and is given back as it was found`(type: String) throws {
        let before = terminal.localModes
        let session = try TerminalSession(options(type))
        #expect(session.fallbackType == nil)
        #expect(terminal.localModes & tcflag_t(ICANON | ECHO) == 0)
        #expect(terminal.localModes & tcflag_t(ISIG) != 0)
        session.present(frame("health 1.0161", style: CellStyle(foreground: 0xF2707A, background: 0x12181F)))
        #expect(terminal.take().contains("health"))
        session.close()
        #expect(terminal.localModes == before)
        let end = terminal.take()
        #expect(end.contains("\u{1B}[?2004l") && end.contains("\u{1B}[?1000l"))
    }

    @Test(arguments: ["xterm-ghostty-unheard-of", "nonsense", ""])
    func `an unknown terminal is taken for a usual one, and that is known`(type: String) throws {
        let session = try TerminalSession(options(type))
        #expect(session.fallbackType == "xterm-256color")
        session.present(frame("health"))
        #expect(terminal.take().contains("health"))
    }

    @Test func `a terminal that cannot place its cursor is refused`() {
        #expect(throws: TerminalError.self) { try TerminalSession(options("dumb")) }
        var elsewhere = options("xterm")
        elsewhere.output = open("/dev/null", O_WRONLY)
        defer { Glibc.close(elsewhere.output) }
        #expect(throws: TerminalError.self) { try TerminalSession(elsewhere) }
    }

    @Test func `colours are those that the terminal and the user say`() throws {
        #expect(try TerminalSession(options("xterm-256color")).colourDepth == .palette)
        #expect(try TerminalSession(options("vt100")).colourDepth == .none)
        var refusing = options("xterm-256color")
        refusing.refusesColour = true
        #expect(try TerminalSession(refusing).colourDepth == .none)
        refusing.colour = .palette
        #expect(try TerminalSession(refusing).colourDepth == .palette)
        var promising = options("xterm-256color")
        promising.promisesDirectColour = true
        // Where no description of a terminal with all colours is installed the terminal's own is used.
        let session = try TerminalSession(promising)
        #expect([.direct, .palette].contains(session.colourDepth) && session.fallbackType == nil)
    }

    @Test func `colours that the user asks for do not make a known terminal unknown`() throws {
        var asking = options("screen")
        asking.colour = .palette
        let session = try TerminalSession(asking)
        #expect(session.colourDepth == .palette && session.fallbackType == nil)
    }

    @Test func `without colours no colour is sent`() throws {
        var refusing = options("xterm-256color")
        refusing.refusesColour = true
        let session = try TerminalSession(refusing)
        session.present(frame("x", style: CellStyle(foreground: 0xFF0000, background: 0, attributes: .bold)))
        let sent = terminal.take()
        #expect(sent.renditions.allSatisfy { $0 < 30 } && sent.renditions.contains(1))
    }

    @Test func `where the locale is not UTF-8 only ASCII is sent`() throws {
        let session = try TerminalSession(options("xterm", locale: "C"))
        #expect(!session.usesUnicode)
        session.present(frame("a─国b"))
        _ = terminal.take()
        #expect(terminal.output.allSatisfy { $0 < 0x7F })
    }

    @Test func `a locale that asks for UTF-8 and is not installed is UTF-8`() throws {
        #expect(try TerminalSession(options("xterm", locale: "xx_YY.UTF-8")).usesUnicode)
    }

    @Test func `the next frame waits for the answer to the one before`() throws {
        let session = try TerminalSession(options("xterm-256color"))
        session.present(frame("first"))
        #expect(terminal.take().hasSuffix("\u{1B}[6n"))
        session.present(frame("second"))
        #expect(terminal.take().isEmpty)
        terminal.type("\u{1B}[24;80R")
        #expect(session.wait(for: -1, timeoutMilliseconds: 0).isEmpty)
        #expect(terminal.take().contains("second"))
    }

    @Test func `a frame that is the same sends nothing`() throws {
        let session = try TerminalSession(options("xterm-256color"))
        session.present(frame("same"))
        terminal.type("\u{1B}[24;80R")
        _ = session.wait(for: -1, timeoutMilliseconds: 0)
        _ = terminal.take()
        session.present(frame("same"))
        #expect(terminal.take().isEmpty)
        session.repaint()
        #expect(terminal.take().contains("same"))
    }

    @Test func `keys, mouse and pastes come in their order`() throws {
        let session = try TerminalSession(options("xterm-256color"))
        terminal.type("q\u{1B}[<0;240;12M\u{1B}[200~x\u{1B}[201~\u{1B}OB")
        let mouse = MouseEvent(action: .press, button: 0, column: 239, row: 11)
        let wanted: [InputEvent] = [.key(.character("q")), .mouse(mouse), .paste("x"), .key(.down)]
        #expect(session.wait(for: -1, timeoutMilliseconds: 1_000) == wanted.map { .input($0) })
    }

    @Test func `a new size is told and drawn anew`() throws {
        let session = try TerminalSession(options("xterm-256color"))
        session.present(frame("before"))
        _ = terminal.take()
        csystem_pty_resize(terminal.master, 40, 12)
        raise(SIGWINCH)
        let events = session.wait(for: -1, timeoutMilliseconds: 1_000)
        #expect(events == [.input(.resize(width: 40, height: 12))])
        #expect(session.size == (40, 12))
    }

    @Test func `signals that end the program are told with their number`() throws {
        let session = try TerminalSession(options("xterm-256color"))
        raise(SIGTERM)
        raise(SIGHUP)
        let events = session.wait(for: -1, timeoutMilliseconds: 1_000)
        #expect(events == [.endRequested(signal: SIGTERM), .endRequested(signal: SIGHUP)])
    }

    @Test func `to continue undoes the stops before it and draws anew`() throws {
        let session = try TerminalSession(options("xterm-256color"))
        session.present(frame("health"))
        _ = terminal.take()
        for signal in [SIGTSTP, SIGCONT] { raise(signal) }
        #expect(session.wait(for: -1, timeoutMilliseconds: 1_000).isEmpty)
        #expect(terminal.take().contains("health"))
        for signal in [SIGCONT, SIGTSTP] { raise(signal) }
        #expect(session.wait(for: -1, timeoutMilliseconds: 1_000) == [.stopRequested])
    }

    @Test func `a bell rings when one more is due and only then`() throws {
        let session = try TerminalSession(options("vt100"))
        func sends(bells: UInt64) -> Bool {
            session.present(Frame(canvas: Canvas(width: 80, height: 24), title: "t", bells: bells))
            return terminal.take().contains("\u{7}")
        }
        #expect(!sends(bells: 0))
        #expect(sends(bells: 1))
        #expect(!sends(bells: 1))
        #expect(sends(bells: 2))
    }

    /// The example's copied row.
    private func copied() throws -> CopiedText {
        var screen = ScreenState(usesUnicode: true)
        let row = MarketRow(
            instrument: InstrumentID(0), symbol: "ETH", price: Price(whole: 3_310), firstPrice: nil,
            changeBasisPoints: 0, time: nil, history: [], historySpan: 1, refusedCount: 0, heldPrice: nil)
        let reports = ScreenReports(
            desk: DeskReport(), market: MarketReport(rows: [row], time: Timestamp(nanoseconds: 0)),
            status: StatusReport(market: .recorded, speedMilli: 0, time: Timestamp(nanoseconds: 0)))
        _ = screen.render(reports, width: 80, height: 24)
        _ = screen.handle(.key(.character("3")), reports)
        let intents = screen.handle(.key(.character("y")), reports)
        guard case .copy(let text)? = intents.first else { throw TerminalError("nothing was copied") }
        return text
    }

    @Test func `a copy goes to the clipboard of terminals that may take one`() throws {
        let text = try copied()
        let wanted = "\u{1B}]52;c;\(Base64.text(Array(text.text.utf8)))\u{7}"
        let session = try TerminalSession(options("xterm-256color"))
        #expect(session.copy(text) && terminal.take().hasSuffix(wanted))
        session.close()
        let plain = try TerminalSession(options("linux"))
        _ = terminal.take()
        #expect(!plain.copy(text) && terminal.take().isEmpty)
    }

    @Test func `the mouse is left and taken while the desk is open`() throws {
        let session = try TerminalSession(options("xterm-256color"))
        _ = terminal.take()
        session.takeMouse(false)
        #expect(terminal.take() == "\u{1B}[?1006l\u{1B}[?1000l" && !session.takesMouse)
        session.takeMouse(false)
        #expect(terminal.take().isEmpty)
        session.takeMouse(true)
        #expect(terminal.take() == "\u{1B}[?1000h\u{1B}[?1006h")
    }

    @Test(arguments: [(NotificationStyle.osc9, true), (.osc777, true), (.auto, false), (.none, false)])
    func `a notification comes with the first bell and only then`(style: NotificationStyle, comes: Bool)
        throws
    {
        var wishing = options("xterm-256color")
        wishing.notification = style
        let session = try TerminalSession(wishing)
        func sent(bells: UInt64) -> String {
            session.present(
                Frame(
                    canvas: Canvas(width: 80, height: 24), title: "t", bells: bells, alarm: "CRIT vault-A"))
            return terminal.take()
        }
        #expect(!sent(bells: 0).contains("vault-A"))
        #expect(sent(bells: 1).contains("CRIT vault-A\u{7}") == comes)
        #expect(!sent(bells: 1).contains("vault-A"))
    }

    @Test func `a title is sent when it changes, and the one before comes back at the end`() throws {
        let session = try TerminalSession(options("xterm-256color"))
        #expect(terminal.take().contains("\u{1B}[22;2t"))
        func sends(_ title: String) -> Bool {
            session.present(Frame(canvas: Canvas(width: 80, height: 24), title: title))
            return terminal.take().contains("\u{1B}]2;\(title)\u{7}")
        }
        #expect(sends("(1!) CRIT vault-A - plimsoll") && !sends("(1!) CRIT vault-A - plimsoll"))
        #expect(sends("plimsoll"))
        session.close()
        #expect(terminal.take().contains("\u{1B}[23;2t"))
    }
}

extension String {
    /// All parameters of the sequences that set colours and attributes.
    fileprivate var renditions: [Int] {
        components(after: "\u{1B}[").filter { $0.ends == "m" }.flatMap { sequence in
            sequence.parameters.split(separator: ";").compactMap { Int($0) }
        }
    }

    private func components(after opener: String) -> [(parameters: Substring, ends: Character?)] {
        split(separator: opener).map { part in
            let parameters = part.prefix { $0.isNumber || $0 == ";" }
            return (parameters, part.dropFirst(parameters.count).first)
        }
    }
}
