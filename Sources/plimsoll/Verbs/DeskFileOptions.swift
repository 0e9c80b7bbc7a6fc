import ArgumentParser
import Formats
import Foundation
import Glibc

/// Where the desk file lies.
struct DeskFileOptions: ParsableArguments {
    @Option(
        name: .customLong("desk"),
        help: ArgumentHelp(
            "The desk file; by default desk.yaml in the user's configuration folder, when there is one.",
            valueName: "FILE"))
    var path: String?

    /// Reads the file; without one the defaults hold.
    func open() throws -> OpenedDeskFile {
        if let path { return try OpenedDeskFile(path: path, file: DeskFile.read(path)) }
        guard let usual = UserFolders(environment: ProcessInfo.processInfo.environment).deskFile,
            access(usual, F_OK) == 0
        else { return OpenedDeskFile(path: "", file: DeskFile()) }
        return try OpenedDeskFile(path: usual, file: DeskFile.read(usual))
    }
}

/// A desk file with the path that problems are told of.
struct OpenedDeskFile {
    /// Where it lies; empty for the built-in defaults.
    var path: String
    var file: DeskFile
}
