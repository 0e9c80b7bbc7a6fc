import CZlib
import Glibc
import Units

/// The bytes of a regular file, read whole and, when they are gzip, inflated.
///
/// A pipe that never speaks, a device that never ends and a small file that inflates without end are refused.
public struct FileContents: Sendable {
    /// The path as it was given.
    public let path: SafeText
    /// The bytes as they lie on the disk: what a digest of the file is made of.
    public let stored: [UInt8]
    /// The bytes to read: those of `stored`, or what they inflate to.
    public let plain: [UInt8]

    /// The most bytes that a file may have, stored or inflated: 1 GiB.
    public static let limit = 1 << 30

    /// Makes contents of bytes that are already in memory.
    ///
    /// - Throws: `data` when they are gzip and damaged, cut short or inflate beyond `limit`.
    public init(path: SafeText, stored: [UInt8], limit: Int = FileContents.limit) throws(FileError) {
        self.path = path
        self.stored = stored
        let isGzip = stored.count >= 2 && stored[0] == 0x1f && stored[1] == 0x8b
        plain = isGzip ? try GzipReading.inflate(stored, path: path, limit: limit) : stored
    }

    /// Reads a file.
    ///
    /// - Throws: `noInput` when it is missing or no regular file, `permission`, `inputOutput`, and `data` when
    ///   it is longer than `limit` or its gzip data is damaged or cut short.
    public static func read(
        _ path: String, limit: Int = FileContents.limit
    ) throws(FileError) -> FileContents {
        let name = SafeText(path)
        let file = try OpenFile(path, name: name)
        let stored = try file.bytes(limit: limit)
        return try FileContents(path: name, stored: stored, limit: limit)
    }
}

/// An open regular file, closed when it is let go.
private struct OpenFile: ~Copyable {
    private let descriptor: Int32
    private let size: Int
    private let name: SafeText

    init(_ path: String, name: SafeText) throws(FileError) {
        guard !path.utf8.contains(0) else {
            throw FileError(.noInput, path: name, what: "no such file: the name holds a zero byte")
        }
        // Without O_NONBLOCK, opening a FIFO waits for whoever might write to it one day.
        let opened = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard opened >= 0 else { throw OpenFile.failure(errno, name: name) }
        var status = stat()
        let isKnown = fstat(opened, &status) == 0
        let number = errno
        guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw isKnown
                ? OpenFile.refusal(status.st_mode, name: name) : OpenFile.failure(number, name: name)
        }
        (descriptor, size, self.name) = (opened, Int(status.st_size), name)
    }

    deinit { close(descriptor) }

    func bytes(limit: Int) throws(FileError) -> [UInt8] {
        let tooLong = FileError(
            .data, path: name, what: "longer than the \(limit) bytes that a file may have")
        guard size <= limit else { throw tooLong }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw OpenFile.failure(errno, name: name)
            }
            guard bytes.count + count <= limit else { throw tooLong }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    private static func failure(_ number: Int32, name: SafeText) -> FileError {
        let reason = String(cString: strerror(number))
        switch number {
        case EACCES, EPERM: return FileError(.permission, path: name, what: "may not be read: \(reason)")
        case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, ENXIO, ENODEV:
            return FileError(.noInput, path: name, what: "no such file: \(reason)")
        default: return FileError(.inputOutput, path: name, what: "cannot be read: \(reason)")
        }
    }

    private static func refusal(_ mode: mode_t, name: SafeText) -> FileError {
        let kind =
            switch mode & S_IFMT {
            case S_IFDIR: "a directory"
            case S_IFIFO: "a pipe"
            case S_IFCHR, S_IFBLK: "a device"
            default: "a socket"
            }
        return FileError(.noInput, path: name, what: "is \(kind), not a regular file")
    }
}

/// Inflates gzip data to one array.
private enum GzipReading {
    static func inflate(_ stored: [UInt8], path: SafeText, limit: Int) throws(FileError) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(min(limit, stored.count * 4))
        let status = stored.withUnsafeBufferPointer { source in
            fill(&plain, from: source, limit: limit)
        }
        switch status {
        case .finished: return plain
        case .more:
            throw FileError(.data, path: path, what: "inflates to more than \(limit) bytes")
        case .cutShort:
            throw FileError(.data, path: path, what: "is cut short: the gzip data ends before its end mark")
        case .damaged:
            throw FileError(.data, path: path, what: "is damaged: the gzip data or its checksum is wrong")
        case .noMemory:
            throw FileError(.inputOutput, path: path, what: "cannot be read: there is not enough memory")
        }
    }

    /// Inflates until the data ends, fails or is longer than `limit`, which leaves the status `more`.
    private static func fill(
        _ plain: inout [UInt8], from source: UnsafeBufferPointer<UInt8>, limit: Int
    ) -> InflateStatus {
        guard let inflater = czlib_open(source.baseAddress, source.count) else { return .noMemory }
        defer { czlib_close(inflater) }
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            var written = 0
            let status = czlib_inflate(inflater, &chunk, chunk.count, &written)
            if plain.count + written > limit { return .more }
            plain.append(contentsOf: chunk[..<written])
            if status != .more { return status }
        }
    }
}
