/// The one table of keys: it decides what a key does, and help and hints are made from it.
enum KeyTable {
    /// Under which heading help lists a key.
    enum Group: String, CaseIterable, Sendable {
        case move = "Move", panels = "Panels", alerts = "Alerts", market = "Market clock", desk = "Desk"
    }

    /// One line of the table.
    struct Binding: Sendable {
        var keys: [Key]
        var action: Action
        var group: Group
        /// What it does, for help.
        var meaning: String
        /// One or two words for the line of hints; nil leaves it to help.
        var hint: String?

        /// What stands on its first key.
        var label: String { keys.first?.label ?? "" }
    }

    /// Returns what a key does outside text fields.
    static func action(for key: Key) -> Action? { actions[key] }

    static let bindings: [Binding] = [
        Binding(keys: [.up, .character("k")], action: .up, group: .move, meaning: "one row up"),
        Binding(keys: [.down, .character("j")], action: .down, group: .move, meaning: "one row down"),
        Binding(keys: [.pageUp, .control("b")], action: .pageUp, group: .move, meaning: "one page up"),
        Binding(keys: [.pageDown, .control("f")], action: .pageDown, group: .move, meaning: "one page down"),
        Binding(keys: [.control("u")], action: .halfUp, group: .move, meaning: "half a page up"),
        Binding(keys: [.control("d")], action: .halfDown, group: .move, meaning: "half a page down"),
        Binding(
            keys: [.home, .character("g")], action: .top, group: .move,
            meaning: "to the worst, and stay there"),
        Binding(keys: [.end, .character("G")], action: .bottom, group: .move, meaning: "to the last row"),
        Binding(
            keys: [.tab, .character("l"), .right], action: .nextPanel, group: .panels, meaning: "next panel",
            hint: "panel"),
        Binding(
            keys: [.backTab, .character("h"), .left], action: .previousPanel, group: .panels,
            meaning: "previous panel"),
        Binding(keys: [.character("1")], action: .panel(.health), group: .panels, meaning: "health"),
        Binding(keys: [.character("3")], action: .panel(.market), group: .panels, meaning: "market"),
        Binding(keys: [.character("0")], action: .panel(.alerts), group: .panels, meaning: "alerts"),
        Binding(
            keys: [.character("+")], action: .zoom, group: .panels, meaning: "the focused panel alone",
            hint: "zoom"),
        Binding(keys: [.character("_")], action: .unzoom, group: .panels, meaning: "all panels again"),
        Binding(
            keys: [.enter], action: .open, group: .panels, meaning: "the selected account whole", hint: "open"
        ),
        Binding(
            keys: [.character("/")], action: .filter, group: .panels,
            meaning: "show only accounts whose name has this", hint: "filter"),
        Binding(
            keys: [.character("c")], action: .chartStyle, group: .panels,
            meaning: "chart in braille, blocks or ASCII"),
        Binding(
            keys: [.character("A")], action: .acknowledge, group: .alerts, meaning: "acknowledge the alert",
            hint: "ack"),
        Binding(
            keys: [.control("a")], action: .acknowledgeAll, group: .alerts, meaning: "acknowledge all alerts"),
        Binding(
            keys: [.character("p")], action: .pause, group: .market,
            meaning: "stop the market's clock, or go on", hint: "pause"),
        Binding(
            keys: [.character("{")], action: .slower, group: .market, meaning: "half as fast", hint: "slower"),
        Binding(
            keys: [.character("}")], action: .faster, group: .market, meaning: "twice as fast", hint: "faster"
        ),
        Binding(
            keys: [.character("Z")], action: .freeze, group: .desk,
            meaning: "freeze the picture, or let it go on"),
        Binding(keys: [.character("T")], action: .theme, group: .desk, meaning: "next theme", hint: "theme"),
        Binding(
            keys: [.character("F")], action: .faults, group: .desk, meaning: "rows that were skipped, and why"
        ),
        Binding(keys: [.control("l")], action: .repaint, group: .desk, meaning: "draw everything anew"),
        Binding(keys: [.control("z")], action: .suspend, group: .desk, meaning: "suspend; `fg` comes back"),
        Binding(keys: [.escape], action: .back, group: .desk, meaning: "back one level"),
        Binding(
            keys: [.character("?"), .function(1)], action: .help, group: .desk, meaning: "this help",
            hint: "help"),
        Binding(keys: [.character("q")], action: .quit, group: .desk, meaning: "leave", hint: "quit"),
    ]

    private static let actions: [Key: Action] = {
        var actions: [Key: Action] = [:]
        for binding in bindings {
            for key in binding.keys {
                precondition(actions[key] == nil, "a key has one meaning: \(key.label)")
                actions[key] = binding.action
            }
        }
        return actions
    }()
}

extension Key {
    /// What stands on the key.
    var label: String {
        switch self {
        case .character(let character): character == " " ? "Space" : String(character)
        case .control(let character): "Ctrl-\(character.uppercased())"
        case .alt(let character): "Alt-\(character)"
        case .escape: "Esc"
        case .enter: "Enter"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        }
    }
}
