import Testing

@testable import Terminal

@Suite struct NotificationStyleTests {
    @Test(arguments: [
        ("iTerm.app", "xterm-256color", NotificationStyle.osc9), ("WezTerm", "xterm-256color", .osc9),
        ("ghostty", "xterm-ghostty", .osc9), ("", "xterm-kitty", .osc9), ("", "foot", .osc777),
        ("", "rxvt-unicode-256color", .osc777), ("", "xterm-256color", .none), ("", "linux", .none),
        ("", "vt100", .none), ("Apple_Terminal", "xterm-256color", .none),
        ("vscode", "xterm-256color", .none),
        ("tmux", "tmux-256color", .none), ("tmux", "xterm-kitty", .none), ("", "", .none),
    ])
    func `only terminals that are known to take them get notifications`(
        program: String, type: String, wanted: NotificationStyle
    ) {
        #expect(NotificationStyle.known(program: program, type: type) == wanted)
    }
}
