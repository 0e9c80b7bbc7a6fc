import Reports
import Units

/// The breakers that are open: why, what they allow, how they reopen and what they have refused; then those that
/// are over.
enum BreakersOverlay {
    static func draw(_ picture: inout Picture, scroll: inout Int) {
        let width = picture.overlayWidth(atMost: 84)
        let report = picture.reports.desk.breakers
        let lines = (open(report) + past(report) + hints(picture.keys)).flatMap { line in
            line.text.isEmpty
                ? [OverlayLine("")]
                : WrappedText.lines(line.text, width: width - line.column).map {
                    OverlayLine($0, line.role, column: line.column)
                }
        }
        picture.overlay("Breakers", lines, width: width, scroll: &scroll)
    }

    private typealias Line = (text: String, role: Role, column: Int)

    private static func open(_ report: BreakersReport) -> [Line] {
        guard report.rows.isEmpty else { return report.rows.flatMap(lines) }
        let watch = report.isWatching ? "every breaker is normal" : "no breaker trips by itself here"
        return [(watch, report.isWatching ? .ok : .muted, 0), ("", .text, 0)]
    }

    private static func lines(_ row: BreakerRow) -> [Line] {
        let refused =
            row.refusedCount == 0
            ? "it has refused nothing"
            : "it has refused \(row.refusedCount)"
                + (row.lastRefused.map { ", the last order \(BlotterPanel.number($0)): :why \($0.number)" }
                    ?? "")
        return [
            (
                "\(row.name)  \(BreakerWords.name(row.state)) since \(TimeWords.clock(row.enteredAt))",
                BreakerLine.role(row.state), 0
            ),
            ("tripped at \(TimeWords.clock(row.trippedAt)): \(row.cause)", .text, 2),
            ("allows \(BreakerWords.allowed(row.state))", .text, 2), (reopening(row), .text, 2),
            (refused, .muted, 2), ("", .text, 0),
        ]
    }

    /// When and how the breaker takes its next step.
    static func reopening(_ row: BreakerRow) -> String {
        let time = row.deadline.map(TimeWords.clock) ?? ""
        if row.state == .limitState {
            return "halts at \(time) unless the price is back in its band by then"
        }
        if row.isPulled {
            return "stays until somebody resets it, a minute after the trip: :reset \(row.name)"
        }
        if row.causePersists { return "stays while its cause persists" }
        let next =
            switch row.state {
            case .halted: "repay only"
            case .riskReducingOnly: "limit orders"
            default: "normal"
            }
        return row.deadline == nil ? "next: \(next)" : "\(next) at \(time) if it stays calm"
    }

    private static func past(_ report: BreakersReport) -> [Line] {
        guard !report.past.isEmpty else { return [] }
        return [("Over", .heading, 0)]
            + report.past.map { row in
                let refused = row.refusedCount == 0 ? "" : ", refused \(row.refusedCount)"
                let span = "\(TimeWords.clock(row.trippedAt)) to \(TimeWords.clock(row.endedAt))"
                return ("\(span)  \(row.name): \(row.cause)\(refused)", .muted, 2)
            } + [("", .text, 0)]
    }

    private static func hints(_ keys: KeyTable) -> [Line] {
        let trip = keys.bindings.first { $0.action == .tripBreaker }?.label ?? ""
        return [
            (
                "\(trip.isEmpty ? "" : "\(trip) trips what is selected, ")\(CommandVerb.trip.usage) any of them",
                .muted, 0
            )
        ]
    }
}

/// What the desk's breakers say on every screen.
enum BreakerLine {
    /// The worst breaker, and how many others are open; nil while all are normal.
    static func text(_ report: BreakersReport) -> (text: String, role: Role)? {
        guard let worst = worst(report) else { return nil }
        let others = report.rows.count > 1 ? " +\(report.rows.count - 1)" : ""
        return ("BREAKER \(worst.name) \(BreakerWords.name(worst.state))\(others)", role(worst.state))
    }

    /// The same where there is hardly any room.
    static func short(_ report: BreakersReport) -> String? {
        guard let worst = worst(report) else { return nil }
        let others = report.rows.count > 1 ? "+\(report.rows.count - 1)" : ""
        return "BRK \(worst.name.shortened(to: 8, ellipsis: "~"))\(others)"
    }

    static func role(_ state: BreakerState) -> Role {
        switch state {
        case .halted: .critical
        case .normal: .ok
        default: .warning
        }
    }

    private static func worst(_ report: BreakersReport) -> BreakerRow? {
        let order: [BreakerState] = [.halted, .riskReducingOnly, .limitState, .limitOrdersOnly]
        return order.lazy.compactMap { state in report.rows.first { $0.state == state } }.first
    }
}
