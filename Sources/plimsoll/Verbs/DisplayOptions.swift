import ArgumentParser
import Foundation
import Screen
import Terminal

extension TerminalOptions.Colour: ExpressibleByArgument {}

/// How the desk looks on the terminal.
struct DisplayOptions: ParsableArguments {
    /// The themes that are built in.
    enum ThemeName: String, ExpressibleByArgument, CaseIterable { case dark, light }

    @Option(help: "The theme to begin with.")
    var theme = ThemeName.dark

    @Option(help: "Colours to use: what the terminal says, none, or so many.")
    var color = TerminalOptions.Colour.auto

    @Flag(help: "Draw with ASCII only.")
    var ascii = false

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    func terminalOptions() -> TerminalOptions {
        var options = TerminalOptions(environment: ProcessInfo.processInfo.environment)
        options.colour = color
        options.wantsASCII = ascii
        options.wantsMouse = !noMouse
        return options
    }

    /// The themes in the order in which the screen switches through them.
    func themes() -> [Theme] { theme == .dark ? [.dark, .light] : [.light, .dark] }
}
