import Screen
import Units

extension DeskFile {
    /// Keys that do something in place of the usual ones.
    public struct KeyBinding: Hashable, Sendable {
        /// What they do, one of `KeyNames.actions`.
        public var action: SafeText
        /// The keys; none takes the action off the keyboard.
        public var keys: [Key]
        /// Its line in the file.
        public var line: Int
    }

    static func keys(_ value: DeskValue) throws(DeskFileProblem) -> [KeyBinding] {
        var bindings: [KeyBinding] = []
        for (action, value) in try value.entries() {
            guard KeyNames.actions.contains(action) else {
                throw value.problem(
                    "is nothing that a key can do" + Spelling.hint(for: action, among: KeyNames.actions))
            }
            var keys: [Key] = []
            for item in try value.list() {
                let key = try key(item)
                guard !keys.contains(key), !bindings.contains(where: { $0.keys.contains(key) }) else {
                    throw item.problem("\(DeskFileProblem.quoted(try item.written())) is bound already")
                }
                keys.append(key)
            }
            bindings.append(KeyBinding(action: SafeText(action), keys: keys, line: value.line))
        }
        return bindings
    }

    private static func key(_ value: DeskValue) throws(DeskFileProblem) -> Key {
        let text = try value.written()
        guard let key = KeyNames.key(text) else {
            throw value.problem(
                "\(DeskFileProblem.quoted(text)) is no key: write one character, or such as Ctrl-A, Alt-x, F2, Esc, "
                    + "PgUp")
        }
        return key
    }
}
