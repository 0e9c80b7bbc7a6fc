import Glibc

/// The folder that a journal lies in: nobody else may be able to exchange what is in it.
enum JournalFolder {
    /// Checks the folder of a journal; it must exist, be ours or root's, and be closed to other writers.
    static func check(of path: String) throws(JournalError) {
        let folder = folder(of: path)
        var facts = stat()
        guard stat(folder, &facts) == 0 else {
            throw refusal(of: path, "its folder \(folder) \(words(errno))", "make it, or name another")
        }
        guard facts.st_mode & S_IFMT == S_IFDIR else {
            throw refusal(of: path, "\(folder) is no folder", "name another")
        }
        guard facts.st_uid == geteuid() || facts.st_uid == 0 else {
            throw refusal(of: path, "its folder \(folder) belongs to another user", "name another")
        }
        let isShared = facts.st_mode & (S_IWGRP | S_IWOTH) != 0
        guard !isShared || (facts.st_mode & S_ISVTX != 0 && facts.st_uid == 0) else {
            throw refusal(
                of: path, "others may write to its folder \(folder)", "chmod go-w it, or name another")
        }
        guard access(folder, W_OK | X_OK) == 0 else {
            throw refusal(of: path, "its folder \(folder) \(words(errno))", "name another")
        }
    }

    private static func refusal(of path: String, _ what: String, _ remedy: String) -> JournalError {
        JournalError(
            "journal \(path): \(what); \(remedy) with --journal PATH", exitCode: JournalError.configuration)
    }

    /// The folder of a path.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func words(_ code: Int32) -> String {
        switch code {
        case ENOENT: "is missing"
        case EROFS: "is on a read-only file system"
        case EACCES: "may not be written by this user"
        default: "cannot be used: \(String(cString: strerror(code)))"
        }
    }
}
