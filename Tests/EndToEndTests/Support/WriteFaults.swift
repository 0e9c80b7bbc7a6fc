import Foundation
import Glibc

/// A library that makes the n-th write to a journal fail; it is preloaded into the program.
struct WriteFaults {
    private let library: String
    private let counter: String

    /// Whether there is a C compiler to make it with.
    static let canBeMade = compiler != nil

    private static let compiler: String? = ["/usr/bin/cc", "/usr/bin/clang", "/usr/bin/gcc"]
        .first { (path: String) in access(path, X_OK) == 0 }

    /// Builds the library into a folder; nil where that fails.
    init?(in folder: TestFolder) {
        let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Faults/write_faults.c").path
        library = folder.newPath("faults.so")
        counter = folder.newPath("count")
        let process = Process()
        process.executableURL = URL(filePath: WriteFaults.compiler ?? "")
        process.arguments = ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]
        guard (try? process.run()) != nil else { return nil }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
    }

    /// The environment under which the n-th write to what begins with a path fails; 0 for none.
    func environment(_ path: String, at call: Int, kind: Int32 = EIO, isShort: Bool = false) -> [String:
        String]
    {
        var settings = [
            "LD_PRELOAD": library, "FAULT_PATH": path, "FAULT_AT": "\(call)", "FAULT_KIND": "\(kind)",
            "FAULT_COUNT": counter,
        ]
        if isShort { settings["FAULT_SHORT"] = "1" }
        return settings
    }

    /// How many writes the last program made that ended by itself.
    var count: Int { Int(TestFolder.text(of: counter).trimmingCharacters(in: .newlines)) ?? 0 }
}
