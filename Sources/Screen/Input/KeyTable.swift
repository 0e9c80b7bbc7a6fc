import Units

/// The one table of keys: it decides what a key does, and help and hints are made from it.
public struct KeyTable: Sendable {
    /// Under which heading help lists a key.
    enum Group: String, CaseIterable, Sendable {
        case move = "Move"
        case panels = "Panels"
        case lists = "Lists"
        case trading = "Trading"
        case alerts = "Alerts"
        case market = "Market clock"
        case desk = "Desk"
    }

    /// One line of the table.
    struct Binding: Sendable {
        var keys: [Key]
        var action: Action
        var group: Group
        /// What it does, for help.
        var meaning: String
        /// One or two words for the line of hints; nil leaves it to help.
        var hint: String?
        /// The panels that it means something on; empty for all of them.
        var panels: [PanelKind] = []
        /// Other words for the line of hints where a panel has the focus.
        var panelHints: [PanelKind: String] = [:]

        func hint(on panel: PanelKind) -> String { panelHints[panel] ?? hint ?? "" }

        /// What stands on its first key.
        var label: String { keys.first?.label ?? "" }
    }

    /// The lines, in the order of help.
    let bindings: [Binding]
    private let actions: [Key: Action]

    /// The keys that the desk has as long as nobody gives it others.
    public static let standard: KeyTable = {
        do throws(KeyTableError) { return try KeyTable() } catch {
            preconditionFailure("a key of the table has one meaning: \(error)")
        }
    }()

    /// Makes the standard table with other keys for some actions.
    ///
    /// - Parameter overrides: an action's name and all keys that it is to have; none takes its keys away.
    /// - Throws: an action or a key that does not exist, an action given twice, a key with two meanings, a way
    ///   out without a key.
    public init(overrides: [KeyOverride] = []) throws(KeyTableError) {
        var bindings = KeyTable.defaults
        var given = Set<String>()
        for override in overrides {
            guard let place = bindings.firstIndex(where: { $0.action.name == override.action }) else {
                throw .unknownAction(
                    override.action,
                    suggestion: Spelling.nearest(to: override.action, among: KeyTable.actionNames))
            }
            guard given.insert(override.action).inserted else { throw .givenTwice(override.action) }
            bindings[place].keys = try override.read()
        }
        self.bindings = bindings
        actions = try KeyTable.actions(of: bindings)
    }

    /// Returns what a key does outside text fields.
    func action(for key: Key) -> Action? { actions[key] }

    /// The names of all actions, in the order of help.
    public static var actionNames: [String] { defaults.map(\.action.name) }

    /// Actions that must be reachable whatever else is changed.
    private static let waysOut: [Action] = [.quit, .back, .help, .acknowledge, .command]

    private static func actions(of bindings: [Binding]) throws(KeyTableError) -> [Key: Action] {
        var actions: [Key: Action] = [:]
        for binding in bindings {
            if binding.keys.isEmpty, waysOut.contains(binding.action) {
                throw .withoutKey(binding.action.name)
            }
            for key in binding.keys {
                if let former = actions[key] {
                    throw .conflict(key: key.label, former.name, binding.action.name)
                }
                actions[key] = binding.action
            }
        }
        return actions
    }
}
