/// Named numbers of one thing, in the order in which they are shown.
public struct Figures: Hashable, Sendable {
    /// One of them.
    public struct Entry: Hashable, Sendable {
        /// Its name for programs, such as `modifiedDuration`.
        public let key: String
        /// Its name for people, such as `modified duration`.
        public let label: String
        /// What it is.
        public let value: Value
        /// What it is counted in, such as `years`; empty for nothing.
        public let unit: String
    }

    /// What an entry is.
    public enum Value: Hashable, Sendable {
        /// A finite number, and how many decimals people are shown.
        case number(Double, places: Int)
        /// A whole number.
        case whole(Int)
        /// Words that come from us, or were made inert at the door.
        case text(String)
    }

    /// What the thing is, for programs: `bond`, `risk`.
    public let type: String
    /// The entries.
    public private(set) var entries: [Entry] = []

    /// Begins a list without entries.
    public init(_ type: String) { self.type = type }

    /// Adds a number; one that is not finite is left out, since no figure is better than a wrong one.
    public mutating func add(_ key: String, _ label: String, _ value: Double, places: Int, unit: String = "")
    {
        guard value.isFinite else { return }
        entries.append(Entry(key: key, label: label, value: .number(value, places: places), unit: unit))
    }

    /// Adds a whole number.
    public mutating func add(_ key: String, _ label: String, _ value: Int, unit: String = "") {
        entries.append(Entry(key: key, label: label, value: .whole(value), unit: unit))
    }

    /// Adds words.
    public mutating func add(_ key: String, _ label: String, _ value: String) {
        entries.append(Entry(key: key, label: label, value: .text(value), unit: ""))
    }
}
