/// The modes that a session switches on, and the bytes that switch them off again.
enum TerminalModes {
    /// Bracketed paste, and buttons of the mouse in the SGR form; no reports of mere motion.
    static func on(mouse: Bool) -> String {
        "\u{1B}[?2004h" + (mouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "")
    }

    /// Reports of the mouse on or off while the desk is open.
    static func mouse(_ isOn: Bool) -> String {
        isOn ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l"
    }

    static let off = "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"

    /// Everything back as it was, after a crash: modes and application keys off, colours off, cursor on, the
    /// former screen, the former title.
    static func restore(hasTitle: Bool) -> String {
        "\u{1B}[?2026l\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[?2004l"
            + "\u{1B}[?1l\u{1B}>\u{1B}(B\u{1B}[0m\u{1B}[?1049l\u{1B}[?25h" + (hasTitle ? restoreTitle : "")
    }

    /// Asks the terminal where its cursor is.
    static let askCursor = "\u{1B}[6n"

    static let bell = "\u{07}"

    /// Sets the window's title.
    static func title(_ text: String) -> String { "\u{1B}]2;\(text)\u{07}" }

    /// Keeps the window's title for `restoreTitle`.
    static let keepTitle = "\u{1B}[22;2t"
    static let restoreTitle = "\u{1B}[23;2t"

    /// Whether a type of terminal understands titles.
    static func hasTitle(_ type: String) -> Bool {
        ["xterm", "tmux", "rxvt", "alacritty", "foot", "kitty", "wezterm", "vte", "st-", "konsole", "gnome"]
            .contains { type.hasPrefix($0) }
    }
}
