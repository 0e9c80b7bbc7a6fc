import Units
import Yams

/// The YAML of a scheme file: keys with values, whose scalars are kept as they were written.
struct SchemeDocument {
    /// A key with its value and the line it is on, from 1.
    struct Entry {
        let key: String
        let line: Int
        let value: Node

        /// The value when it is a scalar, as written: `000000` and `1e1000` are no numbers here.
        var text: String? { value.scalar?.string }
    }

    /// The top level in the order of the file.
    let entries: [Entry]

    init(_ bytes: [UInt8]) throws(SchemeProblem) {
        guard let root = try SchemeDocument.root(of: bytes) else { throw SchemeProblem(.empty) }
        entries = try SchemeDocument.entries(of: root, key: nil, line: 1)
        if let scheme = self["scheme"], scheme.value.scalar == nil {
            throw SchemeProblem(.tinted8, line: scheme.line, key: scheme.key)
        }
    }

    /// The entry of a key at the top level.
    subscript(key: String) -> Entry? { entries.first { $0.key == key } }

    /// Returns the scheme's name, which the legacy form keeps under `scheme`.
    func name() throws(SchemeProblem) -> SafeText {
        guard let entry = self["name"] ?? self["scheme"] else { throw SchemeProblem(.missing, key: "name") }
        guard let text = entry.text else { throw SchemeProblem(.noText, line: entry.line, key: entry.key) }
        guard !text.isEmpty else { throw SchemeProblem(.empty, line: entry.line, key: entry.key) }
        return SafeText(text)
    }

    /// Returns the keys and values of a node that must have some.
    static func entries(of node: Node, key: String?, line: Int) throws(SchemeProblem) -> [Entry] {
        guard let mapping = node.mapping else { throw SchemeProblem(.notKeys, line: line, key: key) }
        var entries: [Entry] = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? line
            guard let name = key.scalar?.string else { throw SchemeProblem(.keyIsNoText, line: line) }
            entries.append(Entry(key: name, line: line, value: value))
        }
        return entries
    }
}

extension SchemeDocument {
    private static func root(of bytes: [UInt8]) throws(SchemeProblem) -> Node? {
        do throws(YAMLFailure) {
            return try YAMLText.root(of: bytes, limit: ThemeFile.limit)
        } catch {
            throw problem(of: error)
        }
    }

    private static func problem(of failure: YAMLFailure) -> SchemeProblem {
        switch failure.kind {
        case .tooLong: SchemeProblem(.tooLong)
        case .notUTF8: SchemeProblem(.notUTF8)
        case .tooManyAliases: SchemeProblem(.tooManyAliases)
        case .syntax(let problem): SchemeProblem(.syntax(problem), line: failure.line)
        case .duplicate(let key): SchemeProblem(.duplicate, line: failure.line, key: key)
        }
    }
}
