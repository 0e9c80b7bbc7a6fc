import GRDB
import Glibc

/// A new journal before it has its name.
///
/// It is made whole beside its place and renamed: a crash or a full disk leaves no journal or all of one,
/// and never a file that the next start would have to refuse.
enum JournalDraft {
    /// Makes an empty journal; nothing but an empty file may have its name.
    static func make(_ path: String, configuration: Configuration) throws(JournalError) {
        let draft = path + "-new"
        remove(draft)
        defer { remove(draft) }
        do {
            let database = try DatabaseQueue(path: draft, configuration: configuration)
            try database.writeWithoutTransaction { database in
                try database.inTransaction {
                    try JournalSchema.create(in: database)
                    return .commit
                }
                // The marks in the header must be in the file itself, where `check` looks for them.
                try database.checkpoint(.truncate)
            }
            try database.close()
        } catch {
            throw JournalError(error, path: path)
        }
        try name(draft, path)
    }

    private static func name(_ draft: String, _ path: String) throws(JournalError) {
        // What a journal of the same name has left behind would be taken for the log of this one.
        for log in companions(of: path) { unlink(log) }
        CheckpointFile(of: path).putAside()
        guard rename(draft, path) == 0 else {
            throw JournalError(
                "journal \(path) cannot be made: \(String(cString: strerror(errno)))",
                exitCode: JournalError.cannotCreate)
        }
        let folder = open(JournalFolder.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private static func remove(_ draft: String) {
        for file in companions(of: draft) + [draft] { unlink(file) }
    }

    /// The files that SQLite keeps beside a database while it is open.
    private static func companions(of path: String) -> [String] { [path + "-wal", path + "-shm"] }
}
