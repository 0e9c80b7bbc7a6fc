import Desk
import Reports
import Units

/// What a desk says when it goes on where its journal stood.
enum ResumeWords {
    /// Says what is as it was, and what was missed in between.
    ///
    /// - Parameters:
    ///   - last: when the journal was last written, by the wall clock.
    ///   - now: the wall clock; it may have been put back since.
    static func sentence(
        _ state: DeskState, since last: Timestamp?, now: Timestamp, plan: DeskPlan
    ) -> SafeText {
        let orders = state.workingOrders.count
        var words =
            "resumed at \(DecimalText.fixed(UInt128(state.sequence), scale: 0, places: 0, grouped: true)): "
        words += orders == 0 ? "no order working" : "\(orders) order\(orders == 1 ? "" : "s") working"
        let alerts = state.unacknowledgedAlertCount
        if alerts > 0 { words += ", \(alerts) alert\(alerts == 1 ? "" : "s") not seen" }
        guard let last, last <= now else { return SafeText(words) }
        words += "; away \(duration(now.nanoseconds(since: last)))"
        words += plan.piped == nil ? ", the market stood still" : ", the prices of that time are missing"
        return SafeText(words)
    }

    /// A time span in its two greatest units.
    static func duration(_ nanoseconds: Int64) -> String {
        let seconds = nanoseconds / Timestamp.nanosecondsPerSecond
        let (minutes, hours) = (seconds / 60, seconds / 3_600)
        if hours >= 48 { return "\(hours / 24) days \(hours % 24) h" }
        if hours > 0 { return "\(hours) h \(minutes % 60) min" }
        if minutes > 0 { return "\(minutes) min \(seconds % 60) s" }
        return "\(seconds) s"
    }
}
