import CNcurses
import CSystem
import Glibc

extension TerminalSession {
    /// Types that nearly every terminal can be taken for.
    private static let fallbackTypes = ["xterm-256color", "xterm", "screen", "vt100", "ansi"]
    private static let greatestWidth = 500
    private static let greatestHeight = 300

    /// Checks what can be known before the terminal is touched.
    ///
    /// - Throws: when input or output is no terminal, or its type cannot place a cursor.
    public static func check(_ options: TerminalOptions) throws(TerminalError) {
        guard isatty(options.input) == 1, isatty(options.output) == 1 else {
            throw TerminalError("the desk needs a terminal on standard input and output")
        }
        guard options.type != "dumb" else {
            throw TerminalError("TERM is dumb: the terminal cannot place its cursor")
        }
    }

    /// Opens curses and sets the terminal's modes; where that fails, signals do again what they did.
    ///
    /// Our own handlers must be there before: otherwise curses takes SIGTSTP for itself, and ignores it for as
    /// long as it draws. A stop that came meanwhile would be lost.
    static func takeOver(
        _ options: TerminalOptions, size: (width: Int, height: Int)
    ) throws(TerminalError) -> (screen: OpaquePointer, fallback: String?) {
        do throws(TerminalError) {
            let opened = try open(options, size: size)
            if csystem_modes_raw(options.input) == 0 { return opened }
            cncurses_close(opened.screen)
            throw TerminalError("the terminal's modes cannot be set")
        } catch {
            csystem_signals_close()
            throw error
        }
    }

    /// Opens curses for the terminal's type, or for one that is usual when the type is unknown.
    private static func open(
        _ options: TerminalOptions, size: (width: Int, height: Int)
    ) throws(TerminalError) -> (screen: OpaquePointer, fallback: String?) {
        for type in wishedTypes(options) {
            if let screen = open(type, options, size) { return (screen, nil) }
        }
        for type in fallbackTypes {
            if let screen = open(type, options, size) { return (screen, type) }
        }
        throw TerminalError("no description of a terminal is installed (TERM=\(options.type))")
    }

    private static func open(
        _ type: String, _ options: TerminalOptions, _ size: (width: Int, height: Int)
    ) -> OpaquePointer? {
        cncurses_open(type, Int32(size.width), Int32(size.height), options.wantsColour ? 1 : 0)
    }

    /// The size of a terminal; 80x24 where it does not say.
    static func measured(_ descriptor: Int32) -> (width: Int, height: Int) {
        var (columns, rows): (Int32, Int32) = (0, 0)
        guard csystem_window_size(descriptor, &columns, &rows) == 0, columns > 0, rows > 0 else {
            return (80, 24)
        }
        return (min(Int(columns), greatestWidth), min(Int(rows), greatestHeight))
    }

    /// Nanoseconds of the monotonic clock.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    private static let directType = "xterm-direct"

    /// The types to try first, in order: with the colours wished for, the terminal's own.
    private static func wishedTypes(_ options: TerminalOptions) -> [String] {
        var types: [String] = []
        switch options.colour {
        case .auto where options.promisesDirectColour && !options.refusesColour && isLikeXterm(options.type):
            types.append(directType)
        case .direct: types.append(directType)
        case .palette: types.append("xterm-256color")
        case .sixteen: types.append("xterm-16color")
        case .eight: types.append("xterm")
        case .auto, .none: break
        }
        return options.type.isEmpty ? types : types + [options.type]
    }

    /// Whether a terminal speaks xterm's language, so that its entry for 24-bit colour fits.
    private static func isLikeXterm(_ type: String) -> Bool {
        ["xterm", "tmux", "alacritty", "foot", "kitty", "wezterm", "konsole", "gnome", "vte"]
            .contains { type.hasPrefix($0) }
    }
}
