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
    var theme: String?

    @Option(help: "Colours to use: what the terminal says (auto), none (0), or so many.")
    var color: TerminalOptions.Colour?

    @Flag(inversion: .prefixedNo, help: "Draw with ASCII only.")
    var ascii: Bool?

    @Flag(inversion: .prefixedNo, help: "Take the mouse, or leave it to the terminal.")
    var mouse: Bool?

    @Option(help: "How the terminal shows a notification when an account becomes critical.")
    var notify: NotificationStyle?

    /// What the command line leaves open is as the desk file says.
    func terminalOptions(_ desk: DeskFile.Display) -> TerminalOptions {
        var options = TerminalOptions(environment: ProcessInfo.processInfo.environment)
        options.colour = color ?? TerminalOptions.Colour(rawValue: desk.colour.text) ?? .auto
        options.wantsASCII = ascii ?? desk.usesASCII
        options.wantsMouse = mouse ?? desk.usesMouse
        options.notification = notify ?? (desk.notifies ? .auto : .none)
        return options
    }

    /// Returns the themes in the order in which the screen switches through them: the one asked for, then the
    /// built-in ones; and what is to be said when the desk file's theme cannot be used.
    ///
    /// A theme that the command line names must be good; without a good one of the desk file's the desk opens
    /// all the same.
    func themes(_ desk: DeskFile) throws -> (themes: [Theme], notice: SafeText?) {
        if let theme { return (DisplayOptions.switching(try DisplayOptions.find(theme)), nil) }
        do {
            return (DisplayOptions.switching(try DisplayOptions.find(desk.theme.text)), nil)
        } catch {
            // The status line has room for a name, not for a path; `theme check` says the rest.
            let name = desk.theme.text.split(separator: "/").last ?? ""
            return (Theme.builtIn, SafeText("theme kept: \(name.prefix(24)) cannot be used"))
        }
    }

    private static func switching(_ first: Theme) -> [Theme] {
        [first] + Theme.builtIn.filter { $0.palette != first.palette }
    }

    private static func find(_ theme: String) throws -> Theme {
        if ThemeFolders.isFile(theme) { return try ThemeFile.read(theme).theme }
        if let builtIn = Theme.builtIn(named: theme) { return builtIn }
        let folders = ThemeFolders.ofUser()
        guard let path = folders.file(named: theme) else {
            let known = (["dark", "light"] + folders.names).map { SafeText($0).text }
            throw Failure(
                "theme \(SafeText(theme)): no such theme; there are \(known.joined(separator: ", ")), "
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
