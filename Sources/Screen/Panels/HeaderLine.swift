import Reports
import Units

/// The top line: what runs, what time it is there, and how bad it is.
enum HeaderLine {
    static func draw(_ picture: inout Picture, isFrozen: Bool) {
        let width = picture.pen.canvas.width
        picture.pen.fill(Area(column: 0, row: 0, width: width, height: 1), .status)
        let counts = severityCounts(picture.reports.desk.health)
        let countsWidth = counts.reduce(0) { $0 + TextWidth.of($1.text) + 2 }
        let limit = max(10, width - countsWidth)
        let name = width < leastNamedWidth ? "" : " PLIMSOLL "
        var column = picture.pen.write(name, column: 0, row: 0, .key, limit: limit)
        // A part that has no room is left out: half a time would be another time.
        for part in parts(picture.reports, isFrozen: isFrozen)
        where column + TextWidth.of(part.text) + 2 <= limit {
            column = picture.pen.write(" \(part.text) ", column: column, row: 0, part.role, limit: limit)
        }
        column = max(column, width - countsWidth)
        for count in counts {
            column =
                picture.pen.write("\(count.text)", column: column + 1, row: 0, count.role, limit: width) + 1
        }
    }

    /// Where columns are dear the program's name is the first to go.
    private static let leastNamedWidth = 70

    /// Most important first.
    private static func parts(_ reports: ScreenReports, isFrozen: Bool) -> [(text: String, role: Role)] {
        let status = reports.status
        var parts: [(text: String, role: Role)] = []
        if let killed = killed(reports.desk) { parts.append((killed, .critical)) }
        if isFrozen { parts.append(("FROZEN", .warning)) }
        if case .readOnly = status.journal { parts.append(("READ-ONLY", .critical)) }
        if status.feed == nil || status.ended { parts.append((pace(status), .status)) }
        if let feed = status.feed {
            parts.append(FeedWords.headline(feed))
        } else if !status.ended {
            parts.append(("feed \(TimeWords.age(status.feedAge))", .status))
        }
        parts += [(TimeWords.moment(status.time), .status), (market(status.market), .status)]
        return parts
    }

    /// Since when nothing but ways out leaves the desk; `nil` while the kill switch is off.
    static func killed(_ desk: DeskReport) -> String? {
        desk.blotter.killedSince.map { "KILLED \(TimeWords.clock($0))" }
    }

    private static func market(_ market: StatusReport.Market) -> String {
        switch market {
        case .simulated(let seed): "SIM seed \(seed)"
        case .recorded: "RECORDED"
        case .piped: "PIPED"
        }
    }

    private static func pace(_ status: StatusReport) -> String {
        if status.ended { return "ENDED" }
        if status.speedMilli == 0 { return "PAUSED" }
        return "x" + DecimalText.shortest(UInt128(status.speedMilli), scale: 3)
    }

    /// How many accounts are how bad or not known; a calm desk says so.
    private static func severityCounts(_ health: HealthReport) -> [(text: String, role: Role)] {
        var counts = [Severity.liquidatable, .critical, .warning].compactMap { severity in
            let count = health.countBySeverity[Int(severity.rawValue)]
            return count == 0 ? nil : (text: "\(count) \(severity.word)", role: severity.role)
        }
        if health.awaitingPriceCount > 0 {
            counts.append((text: "\(health.awaitingPriceCount) unknown", role: .warning))
        }
        return counts.isEmpty ? [(text: "all calm", role: .ok)] : counts
    }
}
