/// What a key does on the desk.
enum Action: Hashable, Sendable {
    case quit, back, help, open, filter, repaint, suspend
    case up, down, pageUp, pageDown, halfUp, halfDown, top, bottom
    case nextPanel, previousPanel, panel(PanelKind), zoom, unzoom
    case acknowledge, acknowledgeAll
    case pause, slower, faster
    case theme, chartStyle, faults, freeze
}

/// The panels that can have the focus.
enum PanelKind: Int, CaseIterable, Hashable, Sendable {
    case health, market, alerts
}
