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

    /// Aliases that a scheme may have; eight cannot make a document much larger than its file.
    static let aliasLimit = 8

    init(_ bytes: [UInt8]) throws(SchemeProblem) {
        guard bytes.count <= ThemeFile.limit else { throw SchemeProblem(.tooLong) }
        let bytes = bytes.starts(with: SchemeDocument.byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: bytes, as: UTF8.self) else { throw SchemeProblem(.notUTF8) }
        guard SchemeDocument.aliasCount(bytes) <= SchemeDocument.aliasLimit else {
            throw SchemeProblem(.tooManyAliases)
        }
        guard let root = try SchemeDocument.compose(text) else { throw SchemeProblem(.empty) }
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
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Counts what may be an alias: comparing nodes follows every alias anew, so a short document that
    /// multiplies itself through them must be refused before it is composed.
    private static func aliasCount(_ bytes: ArraySlice<UInt8>) -> Int {
        zip(bytes, bytes.dropFirst()).count { $0 == UInt8(ascii: "*") && isAnchorByte($1) }
    }

    private static func isAnchorByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func compose(_ text: String) throws(SchemeProblem) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw problem(of: error)
        } catch {
            throw SchemeProblem(.syntax("it cannot be parsed"))
        }
    }

    private static func problem(of error: YamlError) -> SchemeProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            SchemeProblem(.syntax(problem), line: mark.line)
        case .reader(let problem, let offset, _, let yaml):
            SchemeProblem(
                .syntax(problem), line: offset.map { yaml.prefix($0).count { $0.isNewline } + 1 })
        case .duplicatedKeysInMapping(let keys, let context):
            SchemeProblem(.duplicate, line: context.mark.line, key: keys.first)
        default: SchemeProblem(.syntax("it cannot be parsed"))
        }
    }
}
