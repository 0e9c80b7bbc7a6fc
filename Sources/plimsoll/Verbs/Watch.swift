import ArgumentParser
import CSystem
import Engine
import Formats
import Glibc
import Journal
import Screen
import Terminal
import Units

/// The desk on the terminal.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open the desk on this terminal (the default).",
        discussion: "Keys are listed under ? on the desk.")

    @OptionGroup var desk: DeskFileOptions
    @OptionGroup var market: MarketOptions
    @OptionGroup var journal: JournalOptions
    @OptionGroup var display: DisplayOptions

    @Option(help: ArgumentHelp("Seconds of the market per second of the clock.", valueName: "X"))
    var speed: String?

    @Flag(help: "Print a desk file with the defaults and a word on each, and end.")
    var defaultConfig = false

    func validate() throws { _ = try speedMilli() }

    func run() throws {
        if defaultConfig {
            StandardOutput.write(DeskFile.defaultText)
            return
        }
        do {
            let code = try open()
            if code != 0 { Glibc.exit(code) }
        } catch {
            Failure(error).exit()
        }
    }

    private func open() throws -> Int32 {
        let opened = try desk.open()
        let desk = opened.file
        var options = display.terminalOptions(desk.display)
        if market.feed == "-", isatty(0) == 0 { options.input = try Watch.openKeyboard() }
        try TerminalSession.check(options)
        let (themes, themeNotice) = try display.themes(desk)
        let keys = try opened.keyTable()
        let plan = try market.plan(opened)
        let wake = csystem_event_open()
        let speed = try speedMilli() ?? desk.market.speedMilli
        let engine = try journal.openDesk { store in
            try TradingEngine(
                plan, pace: .live(speedMilli: speed), journal: store, fresh: journal.fresh,
                observer: EngineObserver(published: { csystem_event_signal(wake) }))
        }
        let terminal = try TerminalSession(options)
        let screen = ScreenState(
            themes: themes, usesUnicode: terminal.usesUnicode,
            notice: themeNotice
                ?? terminal.fallbackType.map { SafeText("TERM \(options.type) unknown, taken for \($0)") },
            keys: keys, exposureLimits: desk.exposure)
        let loop = DeskLoop(engine: engine, terminal: terminal, screen: screen, wake: wake)
        let code = try loop.run()
        if let head = engine.journalHead { StandardError.write("journal head \(head)") }
        return code
    }

    /// Opens the terminal that the desk was started from: standard input carries the feed.
    private static func openKeyboard() throws -> Int32 {
        let descriptor = Glibc.open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(
                "--feed -: there is no terminal to take keys from (/dev/tty: \(String(cString: strerror(errno)))); "
                    + "give --feed PATH, or use `plimsoll replay`", exitCode: Failure.noTerminal)
        }
        return descriptor
    }

    /// The speed in thousandths, as the engine takes it; nil when the command line does not say.
    private func speedMilli() throws -> UInt64? {
        guard let speed else { return nil }
        guard let number = try? DecimalNumber(speed), !number.isNegative, number.isExact(decimals: 3),
            let milli = try? number.scaled(decimals: 3, rounding: .down),
            TradingEngine.speedRange.contains(UInt64(clamping: milli))
        else {
            throw ValidationError(
                "--speed \(SafeText(speed)): expected 0.01 to 100000, with at most 3 decimals")
        }
        return UInt64(milli)
    }
}
