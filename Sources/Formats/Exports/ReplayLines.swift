import Reports
import Units

/// The lines that a replay prints.
public enum ReplayLines {
    /// One JSON object: who fell below the line, when, at which price, and the health factor after it.
    ///
    /// Time in Unix seconds; price exact; health factor with 18 decimals, rounded down.
    public static func json(_ crossing: LineCrossingReport) -> String {
        var object = JSONObject()
        object.add("type", text: "liquidatable")
        object.add("time", number: TimeText.unixSeconds(crossing.time))
        object.add("account", text: crossing.name.text)
        object.add("price", text: DecimalText.shortest(crossing.price.raw, scale: Price.decimals))
        object.add("healthFactor", text: DecimalText.floored(crossing.healthFactor, scale: 18, places: 18))
        return object.text
    }

    /// One JSON object: what the run came to.
    public static func json(_ summary: RunSummary) -> String {
        var object = JSONObject()
        object.add("type", text: "summary")
        object.add("accounts", number: "\(summary.accountCount)")
        object.add("ticks", number: "\(summary.tickCount)")
        object.add("crossings", number: "\(summary.crossingCount)")
        object.add("stateHash", text: summary.stateHash.text)
        return object.text
    }

    /// The same as a line for a person.
    public static func plain(_ crossing: LineCrossingReport) -> String {
        let price = DecimalText.shortest(crossing.price.raw, scale: Price.decimals)
        let factor = DecimalText.floored(crossing.healthFactor, scale: 18, places: 4)
        return "\(TimeText.iso(crossing.time))  \(crossing.name)  health \(factor)  at \(price)"
    }

    /// The same as a line for a person.
    public static func plain(_ summary: RunSummary) -> String {
        "\(summary.crossingCount) of \(summary.accountCount) accounts fell below the line in "
            + "\(summary.tickCount) ticks; state \(summary.stateHash)"
    }
}
