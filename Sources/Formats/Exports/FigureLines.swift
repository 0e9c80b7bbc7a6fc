import Reports
import Units

/// The lines in which named numbers are printed.
public enum FigureLines {
    /// One JSON object: its type, then each entry; numbers with the digits that tell them from their neighbours.
    public static func json(_ figures: Figures) -> String {
        var object = JSONObject()
        object.add("type", text: figures.type)
        for entry in figures.entries {
            switch entry.value {
            case .number(let value, _): object.add(entry.key, number: "\(value)")
            case .whole(let value): object.add(entry.key, number: "\(value)")
            case .text(let text): object.add(entry.key, text: text)
            }
        }
        return object.text
    }

    /// A line for each entry: name, number and unit, the numbers under each other.
    public static func plain(_ figures: Figures) -> [String] {
        let labels = figures.entries.map(\.label)
        let values = figures.entries.map { plain($0.value) }
        let width = labels.map(\.count).max() ?? 0
        let room = values.map(\.count).max() ?? 0
        return figures.entries.indices.map { place in
            let entry = figures.entries[place]
            let label = labels[place] + spaces(width - labels[place].count)
            if case .text(let text) = entry.value { return "\(label)  \(text)" }
            let number = spaces(room - values[place].count) + values[place]
            return "\(label)  \(number)" + (entry.unit.isEmpty ? "" : " \(entry.unit)")
        }
    }

    /// Returns a number with so many decimals, rounded to the nearest, thousands parted.
    public static func fixed(_ value: Double, places: Int) -> String {
        let scaled = (value.magnitude * power(places)).rounded()
        guard scaled < 1e38 else { return "\(value)" }
        let text = DecimalText.fixed(UInt128(scaled), scale: places, places: places, grouped: true)
        return value < 0 && scaled > 0 ? "-" + text : text
    }

    private static func plain(_ value: Figures.Value) -> String {
        switch value {
        case .number(let value, let places): fixed(value, places: places)
        case .whole(let value): "\(value)"
        case .text: ""
        }
    }

    private static func power(_ places: Int) -> Double { Double(DecimalText.powerOfTen(places)) }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
