import Glibc

/// Holds a journal for one desk; the system releases it when the process ends, however it ends.
final class JournalLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock file beside a journal; throws when another desk holds it.
    init(of path: String) throws(JournalError) {
        let lock = path + "-lock"
        descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw JournalError(
                "journal \(path): cannot make \(lock): \(String(cString: strerror(errno)))",
                exitCode: JournalError.cannotCreate)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = JournalLock.holder(descriptor)
            close(descriptor)
            throw JournalError(
                "journal \(path) is in use by another desk\(holder); close that, or name another with --journal PATH",
                exitCode: JournalError.locked)
        }
        writeProcess()
    }

    deinit { close(descriptor) }

    private func writeProcess() {
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// The process that holds the lock of a journal; nil where nobody does, or nobody says who.
    static func holder(of path: String) -> String? {
        let descriptor = open(path + "-lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        let words = holder(descriptor)
        return words.isEmpty ? nil : words.filter(\.isNumber)
    }

    /// Says which process holds the lock, as far as its file says so.
    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let digits = bytes.prefix(max(0, count)).prefix { $0 >= 0x30 && $0 <= 0x39 }
        return digits.isEmpty ? "" : " (process \(String(decoding: digits, as: UTF8.self)))"
    }
}
