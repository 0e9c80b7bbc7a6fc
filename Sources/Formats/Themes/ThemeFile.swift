import Screen
import Units

/// A theme from a base16 or base24 scheme file.
///
/// Both forms are read: the common one (`system`, `name`, `palette`) and the legacy one (`scheme`, colours at top
/// level). Keys that say nothing about colours, such as `author`, `slug` and `variant`, may be there or not.
public struct ThemeFile: Sendable {
    /// The scheme systems that can be read.
    public enum System: String, Hashable, Sendable {
        case base16, base24

        /// Colours that a scheme of the system has.
        var slotCount: Int { self == .base16 ? 16 : 24 }
    }

    /// What the file says, or what follows from its colours when it says nothing.
    public let system: System
    /// The theme; of base24 it has the first sixteen colours, which stand for the same as in base16.
    public let theme: Theme
    /// What the file calls its variant, or `dark` or `light` by its background when it says nothing.
    public let variant: SafeText

    /// The most bytes that a theme may have: 64 KiB, which is thirty times the longest one known.
    public static let limit = 1 << 16

    /// Makes a theme of contents that are already read.
    ///
    /// - Throws: `configuration`, with the line and the key that are wrong.
    public init(_ contents: FileContents) throws(FileError) {
        do throws(SchemeProblem) {
            let document = try SchemeDocument(contents.plain)
            let palette = try SchemePalette(document)
            self.init(system: palette.system, theme: try palette.theme(named: document.name()), document)
        } catch {
            throw FileError(.configuration, path: contents.path, what: error.sentence)
        }
    }

    init(system: System, theme: Theme, _ document: SchemeDocument) {
        self.system = system
        self.theme = theme
        let said = document["variant"]?.text.map(SafeText.init(_:)) ?? ""
        variant = said.text.isEmpty ? (theme.isDark ? "dark" : "light") : said
    }

    /// Reads a theme.
    ///
    /// - Throws: `configuration` when the content is wrong or longer than `limit`; for the rest as
    ///   `FileContents.read` does.
    public static func read(_ path: String) throws(FileError) -> ThemeFile {
        do throws(FileError) {
            return try ThemeFile(FileContents.read(path, limit: limit))
        } catch {
            throw error.kind == .data
                ? FileError(.configuration, path: error.path, what: error.what.text) : error
        }
    }
}
