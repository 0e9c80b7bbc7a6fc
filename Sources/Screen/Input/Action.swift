/// What a key does on the desk.
enum Action: Hashable, Sendable {
    case quit, back, help, open, filter, command, repaint, suspend
    case up, down, pageUp, pageDown, halfUp, halfDown, top, bottom
    case nextPanel, previousPanel, panel(PanelKind), zoom, unzoom
    case nextMatch, previousMatch
    case sort, sortLeft, sortRight, invertSort
    case acknowledge, acknowledgeAll
    case pause, slower, faster
    case theme, chartStyle, faults, freeze
    case copy, copyJSON, mouse

    /// What it is called where keys are given to it.
    var name: String {
        switch self {
        case .panel(let panel): panel.name
        case .pageUp: "page-up"
        case .pageDown: "page-down"
        case .halfUp: "half-page-up"
        case .halfDown: "half-page-down"
        case .nextPanel: "next-panel"
        case .previousPanel: "previous-panel"
        case .nextMatch: "next-match"
        case .previousMatch: "previous-match"
        case .sortLeft: "sort-left"
        case .sortRight: "sort-right"
        case .invertSort: "invert-sort"
        case .acknowledgeAll: "acknowledge-all"
        case .chartStyle: "chart-style"
        case .faults: "skipped-rows"
        case .copyJSON: "copy-json"
        default: "\(self)"
        }
    }
}

/// The panels that can have the focus.
enum PanelKind: Int, CaseIterable, Hashable, Sendable {
    case health, market, alerts

    /// What it is called.
    var name: String { "\(self)" }
}
