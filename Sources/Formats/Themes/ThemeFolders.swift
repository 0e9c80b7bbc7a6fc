import Glibc

/// The folders in which a theme is found by its name.
public struct ThemeFolders: Hashable, Sendable {
    /// The folders, searched in this order; none need exist.
    public let paths: [String]

    /// Makes the folders of a user and of an installed program: `$XDG_CONFIG_HOME/plimsoll/themes`, then
    /// `$XDG_DATA_HOME/plimsoll/themes`, then `../share/plimsoll/themes` from the program's own folder.
    ///
    /// A variable that is unset or relative counts as `~/.config` and `~/.local/share`, as its specification asks.
    public init(environment: [String: String], executable: String?) {
        let home = UserFolders(environment: environment)
        let (config, data) = (home.configuration, home.data)
        let folders = [config, data, executable.flatMap(ThemeFolders.share)]
        self.init(paths: folders.compactMap { $0 }.map { "\($0)/plimsoll/themes" })
    }

    init(paths: [String]) { self.paths = paths }

    /// Returns the file of a theme, the first folder's first; nil when none has it.
    public func file(named name: String) -> String? {
        guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/") else { return nil }
        for folder in paths {
            for ending in ThemeFolders.endings {
                let path = "\(folder)/\(name)\(ending)"
                if access(path, F_OK) == 0 { return path }
            }
        }
        return nil
    }

    /// The names that can be found, sorted, each once.
    public var names: [String] {
        var names: Set<String> = []
        for name in paths.flatMap(ThemeFolders.contents) where !name.hasPrefix(".") {
            for ending in ThemeFolders.endings where name.hasSuffix(ending) {
                names.insert(String(name.dropLast(ending.count)))
            }
        }
        return names.sorted()
    }

    /// Whether what was asked for names a file and not a theme to be found.
    public static func isFile(_ name: String) -> Bool {
        name.contains("/") || endings.contains { name.hasSuffix($0) }
    }

    private static let endings = [".yaml", ".yml"]

    private static func share(beside executable: String) -> String? {
        let parts = executable.split(separator: "/")
        guard executable.hasPrefix("/"), parts.count >= 2 else { return nil }
        return (parts.dropLast(2).map { "/\($0)" } + ["/share"]).joined()
    }

    private static func contents(of folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names
    }
}
