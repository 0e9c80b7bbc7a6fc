import Reports
import Units

/// The top line: what runs, what time it is there, and how bad it is.
enum HeaderLine {
    static func draw(_ picture: inout Picture, isFrozen: Bool) {
        let status = picture.reports.status
        let width = picture.pen.canvas.width
        picture.pen.fill(Area(column: 0, row: 0, width: width, height: 1), .status)
        let counts = severityCounts(picture.reports.desk.health)
        let countsWidth = counts.reduce(0) { $0 + TextWidth.of($1.text) + 2 }
        let limit = max(10, width - countsWidth)
        var column = picture.pen.write(" PLIMSOLL ", column: 0, row: 0, .key, limit: limit)
        for part in parts(status, isFrozen: isFrozen, width: width) {
            column = picture.pen.write(" \(part.text) ", column: column, row: 0, part.role, limit: limit)
        }
        column = max(column, width - countsWidth)
        for count in counts {
            column =
                picture.pen.write("\(count.text)", column: column + 1, row: 0, count.role, limit: width) + 1
        }
    }

    private static func parts(
        _ status: StatusReport, isFrozen: Bool, width: Int
    ) -> [(text: String, role: Role)] {
        var parts: [(text: String, role: Role)] = [(market(status.market), .status), (pace(status), .status)]
        if case .readOnly = status.journal { parts.append(("READ-ONLY", .critical)) }
        if isFrozen { parts.append(("FROZEN", .warning)) }
        parts.append((TimeWords.moment(status.time), .status))
        if width >= 70, !status.ended { parts.append(("feed \(TimeWords.age(status.feedAge))", .status)) }
        return parts
    }

    private static func market(_ market: StatusReport.Market) -> String {
        switch market {
        case .simulated(let seed): "SIM seed \(seed)"
        case .recorded: "RECORDED"
        }
    }

    private static func pace(_ status: StatusReport) -> String {
        if status.ended { return "ENDED" }
        if status.speedMilli == 0 { return "PAUSED" }
        return "x" + DecimalText.shortest(UInt128(status.speedMilli), scale: 3)
    }

    /// How many accounts are how bad; a calm desk says so.
    private static func severityCounts(_ health: HealthReport) -> [(text: String, role: Role)] {
        let bad = [Severity.liquidatable, .critical, .warning].compactMap { severity in
            let count = health.countBySeverity[Int(severity.rawValue)]
            return count == 0 ? nil : (text: "\(count) \(severity.word)", role: severity.role)
        }
        return bad.isEmpty ? [(text: "all calm", role: .ok)] : bad
    }
}
