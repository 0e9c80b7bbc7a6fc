import Screen
import Units

/// A theme as a list of themes shows it.
public struct ThemeListing: Sendable {
    /// What `--theme` takes.
    public var name: SafeText
    /// `built-in`, `base16` or `base24`.
    public var kind: SafeText
    /// `dark`, `light`, or what its file says.
    public var variant: SafeText
    /// The file it comes from; nil when it needs none.
    public var source: SafeText?
    /// Its theme.
    public var theme: Theme

    /// Lists a theme that needs no file, under its name without the program's.
    public init(builtIn theme: Theme) {
        name = SafeText(theme.name.text.replacing("plimsoll-", with: ""))
        (kind, source) = ("built-in", nil)
        variant = theme.isDark ? "dark" : "light"
        self.theme = theme
    }

    /// Lists a theme of a file, under the file's name.
    public init(_ file: ThemeFile, name: String, path: String) {
        self.name = SafeText(name)
        (kind, variant, source) = (SafeText(file.system.rawValue), file.variant, SafeText(path))
        theme = file.theme
    }
}

/// Themes and what is changed in them, as lines for a terminal or a program.
public enum ThemeLines {
    /// Returns a table with a heading, its columns as wide as what is in them.
    public static func table(_ listings: [ThemeListing]) -> [String] {
        let rows =
            [["NAME", "KIND", "VARIANT", "ALARM COLOURS", "SOURCE"]]
            + listings.map { listing in
                [
                    listing.name.text, listing.kind.text, listing.variant.text, alarms(listing.theme),
                    listing.source?.text ?? "-",
                ]
            }
        let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row.dropLast(), widths).map { text, width in
                text + String(repeating: " ", count: width - text.count + 2)
            }.joined() + row[4]
        }
    }

    /// Returns a theme as one JSON object.
    public static func json(_ listing: ThemeListing) -> String {
        var object = JSONObject()
        object.add("type", text: "theme")
        object.add("name", text: listing.name.text)
        object.add("title", text: listing.theme.name.text)
        object.add("kind", text: listing.kind.text)
        object.add("variant", text: listing.variant.text)
        if let source = listing.source { object.add("source", text: source.text) }
        object.add("correctedAlarmColours", number: "\(alarmCount(listing.theme))")
        object.add("correctedColours", number: "\(listing.theme.corrections.count)")
        return object.text
    }

    /// Returns what a good file is, and a line for each colour that is changed.
    public static func summary(_ file: ThemeFile, path: SafeText) -> [String] {
        let corrections = file.theme.corrections
        let end =
            corrections.isEmpty
            ? "every colour can be read" : "these are changed until they can be read:"
        let kind = "\(file.theme.name), \(file.system.rawValue), \(file.variant)"
        return ["\(path): \(kind); \(end)"] + corrections.map(line(_:))
    }

    private static func line(_ correction: ColourCorrection) -> String {
        let slot = "base0" + String(correction.slot, radix: 16, uppercase: true)
        let role = correction.isAlarm ? "\(correction.role) (alarm)" : correction.role.text
        return "  \(slot) \(hexadecimal(correction.given)) -> \(hexadecimal(correction.shown))  \(role)"
    }

    private static func alarms(_ theme: Theme) -> String {
        let count = alarmCount(theme)
        return count == 0 ? "as given" : "\(count) corrected"
    }

    private static func alarmCount(_ theme: Theme) -> Int { theme.corrections.count(where: \.isAlarm) }

    private static func hexadecimal(_ colour: UInt32) -> String {
        let digits = String(colour, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
