/// The folders in which a user's files lie, as the XDG base directory specification names them.
///
/// A variable that is unset or relative counts as its default, as the specification asks.
public struct UserFolders: Hashable, Sendable {
    /// `$XDG_CONFIG_HOME` or `~/.config`; nil where there is no home either.
    public let configuration: String?
    /// `$XDG_DATA_HOME` or `~/.local/share`; nil where there is no home either.
    public let data: String?
    /// `$XDG_STATE_HOME` or `~/.local/state`; nil where there is no home either.
    public let state: String?

    /// Takes the folders from an environment.
    public init(environment: [String: String]) {
        func absolute(_ name: String) -> String? {
            environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let home = absolute("HOME")
        configuration = absolute("XDG_CONFIG_HOME") ?? home.map { "\($0)/.config" }
        data = absolute("XDG_DATA_HOME") ?? home.map { "\($0)/.local/share" }
        state = absolute("XDG_STATE_HOME") ?? home.map { "\($0)/.local/state" }
    }

    /// The desk file that is read when no other is named.
    public var deskFile: String? { configuration.map { "\($0)/plimsoll/desk.yaml" } }

    /// The folder of the accounts' keys.
    public var keys: String? { state.map { "\($0)/plimsoll/keys" } }
}
