import Glibc
import Proofs

/// The signed checkpoints of a journal: a line each, oldest first, in a file beside it.
struct CheckpointFile {
    /// What a file holds.
    struct Contents {
        var checkpoints: [SignedCheckpoint] = []
        /// Numbers of the lines that are no checkpoints, from 1. An end that was not finished is none of them.
        var otherLines: [Int] = []
    }

    let path: String

    init(of journal: String) { path = journal + "-checkpoints" }

    /// Reads the file; nil where there is none.
    func read() throws(JournalError) -> Contents? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure("cannot be read", JournalError.permission)
        }
        defer { close(descriptor) }
        let (lines, _) = try lines(descriptor)
        var contents = Contents()
        for (place, line) in lines.enumerated() {
            if let checkpoint = SignedCheckpoint(line: line) {
                contents.checkpoints.append(checkpoint)
            } else {
                contents.otherLines.append(place + 1)
            }
        }
        return contents
    }

    /// Adds a checkpoint; what a crash has left of a line before it makes room.
    func append(_ checkpoint: SignedCheckpoint) throws(JournalError) {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be written", JournalError.inputOutput) }
        defer { close(descriptor) }
        let (_, end) = try lines(descriptor)
        let bytes = Array("\(checkpoint.line)\n".utf8)
        guard ftruncate(descriptor, end) == 0,
            bytes.withUnsafeBytes({ pwrite(descriptor, $0.baseAddress, $0.count, end) }) == bytes.count,
            fdatasync(descriptor) == 0
        else {
            let failure = failure("cannot be written", JournalError.inputOutput)
            _ = ftruncate(descriptor, end)
            throw failure
        }
    }

    /// Puts the file aside: a new journal begins with none.
    func putAside() { rename(path, path + "-old") }

    /// The whole lines of a file, and the place behind the last of them.
    private func lines(_ descriptor: Int32) throws(JournalError) -> (lines: [String], end: Int) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw JournalError("\(path) is no regular file", exitCode: JournalError.configuration)
        }
        var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count == bytes.count else { throw failure("cannot be read", JournalError.inputOutput) }
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lines = bytes[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return (lines.dropLast().map { String(decoding: $0, as: UTF8.self) }, end)
    }

    private func failure(_ what: String, _ code: Int32) -> JournalError {
        JournalError("\(path) \(what): \(String(cString: strerror(errno)))", exitCode: code)
    }
}
