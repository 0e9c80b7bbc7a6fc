import Glibc
import Proofs

/// The key that signs the checkpoints of a journal: a file beside it that only its owner may read.
enum CheckpointKey {
    /// Where the key of a journal lies.
    static func path(of journal: String) -> String { journal + "-key" }

    /// Reads the key of a journal, or makes it where there is none.
    static func open(of journal: String) throws(JournalError) -> SigningKey {
        if let key = try read(of: journal) { return key }
        let key = SigningKey()
        try write(key, path(of: journal), journal: journal)
        return key
    }

    /// Reads the key of a journal; nil where there is none.
    static func read(of journal: String) throws(JournalError) -> SigningKey? {
        let path = path(of: journal)
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw JournalError(
                "\(path) cannot be read: \(String(cString: strerror(errno)))",
                exitCode: JournalError.permission)
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw JournalError("\(path) is no regular file", exitCode: JournalError.configuration)
        }
        guard facts.st_uid == geteuid(), facts.st_mode & 0o077 == 0 else {
            throw JournalError(
                "\(path) may be read by others; make it yours alone: chmod 600",
                exitCode: JournalError.configuration)
        }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard let key = SigningKey(exposed: Array(bytes.prefix(max(0, count)))) else {
            throw JournalError("\(path) holds no key", exitCode: JournalError.badData)
        }
        return key
    }

    /// Writes the key under another name first: a crash leaves no key or all of one.
    private static func write(
        _ key: SigningKey, _ path: String, journal: String
    ) throws(JournalError) {
        let draft = path + "-new"
        unlink(draft)
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        var isWritten = false
        if descriptor >= 0 {
            let bytes = key.exposed()
            isWritten =
                bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) } == bytes.count
                && fsync(descriptor) == 0
            close(descriptor)
        }
        guard isWritten, rename(draft, path) == 0 else {
            let words = String(cString: strerror(errno))
            unlink(draft)
            throw JournalError(
                "journal \(journal): cannot make its key \(path): \(words)",
                exitCode: JournalError.cannotCreate)
        }
    }
}
