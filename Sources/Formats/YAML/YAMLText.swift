import Yams

/// Composes YAML that may be hostile: bounded in length and in what its aliases can multiply.
///
/// Scalars are kept as they were written: `000000`, `1e1000` and `no` are text until somebody asks for more.
enum YAMLText {
    /// Aliases that a document may have; eight cannot make a document much larger than its file.
    static let aliasLimit = 8

    /// Returns the root of the only document; nil when there is none.
    static func root(of bytes: [UInt8], limit: Int) throws(YAMLFailure) -> Node? {
        guard bytes.count <= limit else { throw YAMLFailure(.tooLong(limit)) }
        let bytes = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: bytes, as: UTF8.self) else { throw YAMLFailure(.notUTF8) }
        // Comparing nodes follows every alias anew, so a short document that multiplies itself through them
        // must be refused before it is composed.
        guard aliasCount(bytes) <= aliasLimit else { throw YAMLFailure(.tooManyAliases) }
        do {
            return try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw failure(of: error)
        } catch {
            throw YAMLFailure(.syntax("it cannot be parsed"))
        }
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Counts what may be an alias.
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

    private static func failure(of error: YamlError) -> YAMLFailure {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            YAMLFailure(.syntax(problem), line: mark.line)
        case .reader(let problem, let offset, _, let yaml):
            YAMLFailure(.syntax(problem), line: offset.map { yaml.prefix($0).count { $0.isNewline } + 1 })
        case .duplicatedKeysInMapping(let keys, let context):
            YAMLFailure(.duplicate(keys.first ?? ""), line: context.mark.line)
        default: YAMLFailure(.syntax("it cannot be parsed"))
        }
    }
}

/// Why bytes are no YAML that can be used.
struct YAMLFailure: Error, Hashable {
    /// What is wrong.
    enum Kind: Hashable {
        case tooLong(Int), notUTF8, tooManyAliases
        case syntax(String)
        case duplicate(String)
    }

    /// What is wrong.
    let kind: Kind
    /// The line it is on, from 1; nil when it concerns the whole file.
    let line: Int?

    init(_ kind: Kind, line: Int? = nil) {
        self.kind = kind
        self.line = line
    }
}
