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
    func read() throws -> DeskFile {
        if let path { return try DeskFile.read(path) }
        guard let usual = UserFolders(environment: ProcessInfo.processInfo.environment).deskFile,
            access(usual, F_OK) == 0
        else { return DeskFile() }
        return try DeskFile.read(usual)
    }
}
