@testable import Screen

/// The names of the example desk, for command lines.
enum ExampleContext {
    static func make() -> CommandContext { ScreenState(usesUnicode: true).context(ExampleReports.make()) }

    /// What a line asks for, or the sentence that says why it means nothing.
    static func read(_ line: String) -> Result<DeskCommandLine, CommandFailure> {
        Result { () throws(CommandFailure) in try DeskCommandLine(line, in: make()) }
    }
}
