/// Other keys for one action.
public struct KeyOverride: Hashable, Sendable {
    /// The action's name, such as `page-down`.
    public var action: String
    /// All keys that it is to have, such as `q`, `Ctrl-A`, `Alt-x`, `F5`, `PgUp`, `Space`.
    public var keys: [String]

    /// Makes an override.
    public init(action: String, keys: [String]) {
        self.action = action
        self.keys = keys
    }

    func read() throws(KeyTableError) -> [Key] {
        var read: [Key] = []
        for label in keys {
            guard let key = Key(label: label) else { throw .unknownKey(label, action: action) }
            if key.neverArrives { throw .neverArrives(label, action: action) }
            if !read.contains(key) { read.append(key) }
        }
        return read
    }
}

/// Why keys cannot be given to actions as asked for.
public enum KeyTableError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No action is called so.
    case unknownAction(String, suggestion: String?)
    /// An action is given keys in two places.
    case givenTwice(String)
    /// No key is called so.
    case unknownKey(String, action: String)
    /// The terminal never reports the key, or reports another one in its place.
    case neverArrives(String, action: String)
    /// A key would do two things.
    case conflict(key: String, String, String)
    /// A way out would have no key.
    case withoutKey(String)

    /// What is wrong and what was expected, in one line.
    public var description: String {
        switch self {
        case .unknownAction(let name, let suggestion):
            "no action is called \(name)\(suggestion.map { "; did you mean \($0)?" } ?? "")"
        case .givenTwice(let name): "\(name) is given keys twice; expected it once"
        case .unknownKey(let label, let action):
            "\(action): no key is called \(label); expected a character, Ctrl-A, Alt-x, F5, PgUp and the like"
        case .neverArrives(let label, let action):
            "\(action): terminals do not report \(label) as a key of its own; expected another key"
        case .conflict(let key, let first, let second):
            "\(key) would mean both \(first) and \(second); give one of them another key"
        case .withoutKey(let name): "\(name) would have no key; expected one at least"
        }
    }
}
