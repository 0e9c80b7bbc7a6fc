import Screen
import Units

/// What is to be said about a scheme file: everything that is wrong with it, not only the first thing.
public struct ThemeCheck: Sendable {
    /// The theme; nil when anything is wrong.
    public let file: ThemeFile?
    /// One line for each thing that is wrong, with the file and the line in it, in the order of the file.
    public let problems: [SafeText]

    /// Checks contents that are already read.
    public init(_ contents: FileContents) {
        var problems: [SchemeProblem] = []
        var file: ThemeFile?
        do throws(SchemeProblem) {
            file = try ThemeCheck.read(SchemeDocument(contents.plain), problems: &problems)
        } catch {
            problems.append(error)
        }
        self.file = problems.isEmpty ? file : nil
        self.problems = problems.map { SafeText("\(contents.path.text): \($0.sentence)") }
    }

    private static func read(
        _ document: SchemeDocument, problems: inout [SchemeProblem]
    ) throws(SchemeProblem) -> ThemeFile {
        var name: SafeText = ""
        do throws(SchemeProblem) {
            name = try document.name()
        } catch {
            problems.append(error)
        }
        let palette = try SchemePalette.read(document, problems: &problems)
        return ThemeFile(system: palette.system, theme: palette.theme(named: name), document)
    }
}

extension SchemePalette {
    /// Makes a theme of the first sixteen colours.
    func theme(named name: SafeText) -> Theme { Theme(name: name, palette: Array(colours.prefix(16))) }
}
