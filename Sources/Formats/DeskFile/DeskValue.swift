import Units
import Yams

/// One value of a desk file, with where it stands.
struct DeskValue {
    let node: Node
    /// The line of its key, or of the value itself in a list.
    let line: Int
    /// Its key with the keys around it.
    let path: String

    /// Returns a problem of this value.
    func problem(_ what: String) -> DeskFileProblem { DeskFileProblem(what, line: line, key: path) }

    /// Whether nothing is written there.
    var isNothing: Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// Returns the value as it was written.
    func written() throws(DeskFileProblem) -> String {
        guard let scalar = node.scalar else { throw problem("is \(found), not a single value") }
        guard !isNothing, !scalar.string.isEmpty else { throw problem("is empty") }
        return scalar.string
    }

    /// Returns the value as text.
    func text() throws(DeskFileProblem) -> SafeText { SafeText(try written()) }

    /// Returns which of the words it is.
    func word<Choice>(_ known: [(String, Choice)]) throws(DeskFileProblem) -> Choice {
        let text = try written()
        guard let choice = known.first(where: { $0.0 == text }) else {
            throw problem(
                "\(DeskFileProblem.quoted(text)) is not known"
                    + Spelling.hint(for: text, among: known.map(\.0)))
        }
        return choice.1
    }

    /// Returns whether it is `true`.
    func flag() throws(DeskFileProblem) -> Bool {
        let text = try written()
        guard ["true", "false"].contains(text) else {
            throw problem("\(DeskFileProblem.quoted(text)) is neither true nor false")
        }
        return text == "true"
    }

    /// Returns the values of a list; nothing written is an empty one.
    func list() throws(DeskFileProblem) -> [DeskValue] {
        if isNothing { return [] }
        guard let sequence = node.sequence else { throw problem("is \(found), not a list") }
        return sequence.enumerated().map { index, node in
            DeskValue(node: node, line: node.mark?.line ?? line, path: "\(path)[\(index)]")
        }
    }

    /// Returns keys and values in the order of the file, whatever the keys are; nothing written has none.
    func entries() throws(DeskFileProblem) -> [(key: String, value: DeskValue)] {
        if isNothing { return [] }
        guard let mapping = node.mapping else { throw problem("is \(found), not keys with values") }
        var entries: [(key: String, value: DeskValue)] = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? line
            guard let name = key.scalar?.string else {
                throw DeskFileProblem("a key is no text", line: line, key: path)
            }
            let full = path.isEmpty ? name : "\(path).\(name)"
            entries.append((name, DeskValue(node: value, line: line, path: full)))
        }
        return entries
    }

    /// Returns keys and values, all of whose keys must be known.
    func mapping(known: [String]) throws(DeskFileProblem) -> DeskMapping {
        try DeskMapping(self, known: known)
    }

    /// What stands there, for a person.
    private var found: String {
        switch node {
        case .scalar: isNothing ? "empty" : "a single value"
        case .sequence: "a list"
        case .mapping: "keys with values"
        case .alias: "an alias"
        }
    }
}

/// The keys and values of one section, all of them known.
struct DeskMapping {
    private let owner: DeskValue
    private let entries: [(key: String, value: DeskValue)]

    init(_ owner: DeskValue, known: [String]) throws(DeskFileProblem) {
        self.owner = owner
        entries = try owner.entries()
        for entry in entries where !known.contains(entry.key) {
            throw entry.value.problem(
                "is no key of a desk file here" + Spelling.hint(for: entry.key, among: known))
        }
    }

    /// The value of a key, if it is there.
    subscript(key: String) -> DeskValue? { entries.first { $0.key == key }?.value }

    /// Returns the value of a key that must be there.
    func required(_ key: String) throws(DeskFileProblem) -> DeskValue {
        guard let value = self[key] else { throw owner.problem("lacks \(key)") }
        return value
    }

    /// Reads the value of a key into a place that keeps its default without one.
    func read<Value>(
        _ key: String, into place: inout Value,
        _ reading: (DeskValue) throws(DeskFileProblem) -> Value
    ) throws(DeskFileProblem) {
        if let value = self[key] { place = try reading(value) }
    }
}
