import Units

/// Why a file cannot be used: one line for a person, and the code the program ends with.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure; the raw value is the exit code (sysexits).
    public enum Kind: Int32, Hashable, Sendable {
        /// The command line lacks something that this file needs.
        case usage = 64
        /// The file's content cannot be used.
        case data = 65
        /// There is no such file, or it is none that can be read as one.
        case noInput = 66
        /// Reading failed.
        case inputOutput = 74
        /// The file may not be read.
        case permission = 77
        /// A configuration file, such as a theme, is wrong.
        case configuration = 78
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// The file.
    public let path: SafeText
    /// What is wrong with it, as a phrase that follows the path.
    public let what: SafeText

    /// Makes an error; `what` may hold text from the file, which is made inert here.
    public init(_ kind: Kind, path: SafeText, what: String) {
        self.kind = kind
        self.path = path
        self.what = SafeText(what)
    }

    /// The code that the program ends with.
    public var exitCode: Int32 { kind.rawValue }

    /// One line: the path and what is wrong.
    public var description: String { "\(path.text): \(what.text)" }
}
