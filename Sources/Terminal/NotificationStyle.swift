/// How a terminal is asked to show a notification outside its window.
public enum NotificationStyle: String, Sendable, CaseIterable {
    /// As the terminal is known to take it; not at all where nothing is known.
    case auto
    /// `OSC 9`, as iTerm2 began it.
    case osc9
    /// `OSC 777`, as rxvt began it.
    case osc777
    /// None: the bell has to do.
    case none

    /// The style that a terminal is known to take, by TERM_PROGRAM and else by TERM.
    static func known(program: String, type: String) -> NotificationStyle {
        switch program {
        case "iTerm.app", "WezTerm", "ghostty", "WarpTerminal": return .osc9
        case "": break
        // A program that says its name and is none of these, tmux above all, may show the text as it is.
        default: return .none
        }
        if type.hasPrefix("xterm-kitty") || type.hasPrefix("xterm-ghostty") || type.hasPrefix("wezterm") {
            return .osc9
        }
        return type.hasPrefix("foot") || type.hasPrefix("rxvt-unicode") || type.hasPrefix("contour")
            ? .osc777 : .none
    }
}
