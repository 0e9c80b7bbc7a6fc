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
    case wholeBook, why, cancelOrder
    case editTicket, addLeg, dropLeg, clearTicket
    case kill
    case exposure
    case breakers, tripBreaker

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
        case .wholeBook: "whole-book"
        case .cancelOrder: "cancel-order"
        case .editTicket: "edit-ticket"
        case .addLeg: "add-leg"
        case .dropLeg: "drop-leg"
        case .clearTicket: "clear-ticket"
        case .tripBreaker: "trip-breaker"
        default: "\(self)"
        }
    }
}

/// The panels that can have the focus.
enum PanelKind: Int, CaseIterable, Hashable, Sendable {
    case health, positions, market, ticket, blotter, alerts

    /// What it is called.
    var name: String { "\(self)" }

    /// The digit that leads to it.
    var digit: Character {
        switch self {
        case .health: "1"
        case .positions: "2"
        case .market: "3"
        case .ticket: "4"
        case .blotter: "5"
        case .alerts: "0"
        }
    }

    /// What the row of screens calls it.
    var shortTitle: String {
        switch self {
        case .health: "Hlth"
        case .positions: "Pos"
        case .market: "Mkt"
        case .ticket: "Tkt"
        case .blotter: "Blot"
        case .alerts: "Alerts"
        }
    }

    /// What its panel is headed.
    var title: String { PanelKind.titles[rawValue] }

    private static let titles = allCases.map {
        "\($0.digit) \($0.name.prefix(1).uppercased())\($0.name.dropFirst())"
    }
}
