import ArgumentParser
import Formats
import Foundation
import Screen
import Terminal
import Units

extension TerminalOptions.Colour: ExpressibleByArgument {}
extension NotificationStyle: ExpressibleByArgument {}

/// How the desk looks on the terminal.
struct DisplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The theme to begin with: dark, light, a base16 or base24 file, or its name in a themes folder.",
            valueName: "NAME|FILE"))
    var theme = "dark"

    @Option(help: "Colours to use: what the terminal says, none, or so many.")
    var color = TerminalOptions.Colour.auto

    @Flag(help: "Draw with ASCII only.")
    var ascii = false

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    @Option(help: "How the terminal shows a notification when an account becomes critical.")
    var notify = NotificationStyle.auto

    func terminalOptions() -> TerminalOptions {
        var options = TerminalOptions(environment: ProcessInfo.processInfo.environment)
        options.colour = color
        options.wantsASCII = ascii
        options.wantsMouse = !noMouse
        options.notification = notify
        return options
    }

    /// Returns the themes in the order in which the screen switches through them: the one asked for, then the
    /// built-in ones.
    func themes() throws -> [Theme] {
        let first = try chosenTheme()
        return [first] + Theme.builtIn.filter { $0.palette != first.palette }
    }

    private func chosenTheme() throws -> Theme {
        if ThemeFolders.isFile(theme) { return try ThemeFile.read(theme).theme }
        if let builtIn = Theme.builtIn(named: theme) { return builtIn }
        let folders = ThemeFolders(
            environment: ProcessInfo.processInfo.environment,
            executable: try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        guard let path = folders.file(named: theme) else {
            let known = (["dark", "light"] + folders.names).map { SafeText($0).text }
            throw Failure(
                "--theme \(SafeText(theme)): no such theme; there are \(known.joined(separator: ", ")), "
                    + "or give a file", exitCode: Failure.noInput)
        }
        return try ThemeFile.read(path).theme
    }
}

extension Theme {
    /// Returns the built-in theme that users call so, with or without the program's name before it.
    fileprivate static func builtIn(named name: String) -> Theme? {
        builtIn.first { $0.name.text == name || $0.name.text == "plimsoll-\(name)" }
    }
}
