import Screen

/// What a session needs to know of the terminal and of the user's wishes.
public struct TerminalOptions: Sendable {
    /// How many colours to use, whatever the terminal says of itself.
    public enum Colour: String, Sendable, CaseIterable {
        /// What TERM, COLORTERM and NO_COLOR say.
        case auto
        /// None: bold, reverse and underline only.
        case none = "0"
        case eight = "8"
        case sixteen = "16"
        case palette = "256"
        case direct = "true"
    }

    /// Where keys come from.
    public var input: Int32 = 0
    /// Where frames go.
    public var output: Int32 = 1
    /// TERM.
    public var type = ""
    /// The colours wished for.
    public var colour = Colour.auto
    /// Whether COLORTERM promises 24-bit colour.
    public var promisesDirectColour = false
    /// Whether NO_COLOR is set and not empty.
    public var refusesColour = false
    /// The locale of characters: the first of LC_ALL, LC_CTYPE and LANG that is set.
    public var locale = ""
    /// Whether to send ASCII only, whatever the locale.
    public var wantsASCII = false
    /// Whether to ask for reports of the mouse.
    public var wantsMouse = true
    /// How to show a notification when an account becomes critical.
    public var notification = NotificationStyle.auto
    /// TERM_PROGRAM: what the terminal calls itself.
    public var program = ""
    /// Whether TMUX is set: tmux stands between.
    public var isInTmux = false
    /// How long a lone Esc waits for the rest of a key, in milliseconds.
    public var escapeDelay: Int32 = 50

    /// Whether any colour may be sent: what the user asks for outright counts more than NO_COLOR.
    var wantsColour: Bool { colour != .none && !(refusesColour && colour == .auto) }

    /// Makes options of nothing but defaults.
    public init() {}

    /// Takes from an environment what it says about the terminal.
    public init(environment: [String: String]) {
        type = environment["TERM"] ?? ""
        program = environment["TERM_PROGRAM"] ?? ""
        isInTmux = environment["TMUX"].map { !$0.isEmpty } ?? false
        promisesDirectColour = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
        refusesColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        locale =
            ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    }
}

/// Why there is no usable terminal: one line, and the exit code of the house.
public struct TerminalError: Error, CustomStringConvertible, Sendable {
    /// What is missing, and what to use instead.
    public let description: String
    /// 69.
    public let exitCode: Int32 = 69

    init(_ what: String) {
        description = "\(what); use `plimsoll replay`, which needs no screen"
    }
}

/// What `TerminalSession.wait` reports.
public enum TerminalEvent: Hashable, Sendable {
    /// A key, the mouse, a paste or a new size.
    case input(InputEvent)
    /// The descriptor that was waited for has been signalled.
    case woken
    /// A signal asks the program to end.
    case endRequested(signal: Int32)
    /// Ctrl-Z from outside, as a signal.
    case stopRequested
    /// The terminal is gone.
    case hungUp
}
