import ArgumentParser
import Formats
import Foundation
import Glibc
import Screen
import Units

/// Themes: which there are, and whether a file is one.
struct ThemeVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "List the themes, or check a theme file.",
        subcommands: [ThemeList.self, ThemeFileCheck.self])
}

/// The themes that `--theme` takes by name.
struct ThemeList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the themes that can be used by name.")

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() throws {
        let listings = ThemeList.listings()
        StandardOutput.write(json ? listings.map(ThemeLines.json) : ThemeLines.table(listings))
    }

    /// The built-in themes, then those of the folders; a file that cannot be read is named on standard error.
    private static func listings() -> [ThemeListing] {
        let folders = ThemeFolders.ofUser()
        var listings = Theme.builtIn.map(ThemeListing.init(builtIn:))
        let taken = listings.map(\.name.text)
        for name in folders.names where !taken.contains(name) {
            guard let path = folders.file(named: name) else { continue }
            do {
                listings.append(ThemeListing(try ThemeFile.read(path), name: name, path: path))
            } catch {
                StandardError.write("skipped: \(error)")
            }
        }
        return listings
    }
}

/// Whether a file is a theme, and what is changed in it.
struct ThemeFileCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Check a base16 or base24 file: 0 when it can be used, 65 and a line for each problem when not."
    )

    @Argument(help: "The theme file.")
    var file: String

    func run() throws {
        do {
            try check()
        } catch {
            Failure(error).exit()
        }
    }

    private func check() throws {
        let contents = try FileContents.read(file, limit: ThemeFile.limit)
        let check = ThemeCheck(contents)
        guard let theme = check.file else {
            for problem in check.problems { StandardError.write(problem.text) }
            Glibc.exit(Failure.badData)
        }
        StandardOutput.write(ThemeLines.summary(theme, path: contents.path))
    }
}

extension ThemeFolders {
    /// The folders of whoever runs this program.
    static func ofUser() -> ThemeFolders {
        ThemeFolders(
            environment: ProcessInfo.processInfo.environment,
            executable: try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    }
}
