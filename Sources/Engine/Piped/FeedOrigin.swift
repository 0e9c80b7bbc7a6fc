import Glibc
import Units

/// Where the bytes of a piped feed come from.
public enum FeedOrigin: Hashable, Sendable {
    /// A descriptor that is open already, such as standard input.
    case descriptor(Int32)
    /// A FIFO, a regular file or a Unix socket to connect to.
    case path(String)
}

/// Why a feed cannot be opened, in one line.
public struct FeedError: Error, Hashable, Sendable {
    /// The feed and what is wrong with it.
    public var description: SafeText
    /// The exit code of the house: 66 for a feed that is none, 77 for one that may not be read.
    public var exitCode: Int32

    init(_ name: SafeText, _ what: String, exitCode: Int32 = FeedError.noInput) {
        description = SafeText("feed \(name): \(what)")
        self.exitCode = exitCode
    }

    static let noInput: Int32 = 66
    static let inputOutput: Int32 = 74
    static let permission: Int32 = 77
}

/// An open feed.
struct OpenFeed {
    /// What an end of the bytes means.
    enum Kind {
        /// A file: it can be read as fast or as slowly as one likes, and its end is the end.
        case file
        /// A stream that is gone when it ends: standard input.
        case stream
        /// One that can come back: a FIFO, a socket.
        case lasting
    }

    var descriptor: Int32
    var kind: Kind

    /// Opens a feed; never waits for whoever might write to it.
    init(_ origin: FeedOrigin, name: SafeText) throws(FeedError) {
        switch origin {
        case .descriptor(let descriptor):
            kind = try OpenFeed.kind(of: descriptor, name: name) == .file ? .file : .stream
            self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
            guard self.descriptor >= 0 else { throw OpenFeed.failure(errno, name: name) }
        case .path(let path):
            (descriptor, kind) = try OpenFeed.open(path, name: name)
        }
    }

    private static func open(
        _ path: String, name: SafeText
    ) throws(FeedError) -> (descriptor: Int32, kind: Kind) {
        guard !path.utf8.contains(0) else { throw FeedError(name, "the name holds a zero byte") }
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw failure(errno, name: name) }
        if facts.st_mode & S_IFMT == S_IFSOCK { return (try connected(path, name: name), .lasting) }
        let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw failure(errno, name: name) }
        do {
            return (descriptor, try kind(of: descriptor, name: name))
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// What an open descriptor is; a device or a directory is refused.
    private static func kind(of descriptor: Int32, name: SafeText) throws(FeedError) -> Kind {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw failure(errno, name: name) }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFIFO, S_IFSOCK: return .lasting
        case S_IFDIR: throw FeedError(name, "is a directory, not a pipe, a file or a socket")
        case _ where isatty(descriptor) == 1:
            throw FeedError(name, "is the terminal: pipe rows into it, or give --feed PATH")
        default: throw FeedError(name, "is a device, not a pipe, a file or a socket")
        }
    }

    private static func connected(_ path: String, name: SafeText) throws(FeedError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < capacity else {
            throw FeedError(name, "the path of a socket has at most \(capacity - 1) bytes")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw failure(errno, name: name) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let number = errno
            close(descriptor)
            throw failure(number, name: name)
        }
        return descriptor
    }

    private static func failure(_ number: Int32, name: SafeText) -> FeedError {
        let reason = String(cString: strerror(number))
        switch number {
        case EACCES, EPERM:
            return FeedError(name, "may not be read: \(reason)", exitCode: FeedError.permission)
        case ECONNREFUSED: return FeedError(name, "nobody listens at the socket")
        case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, ENXIO, EBADF:
            return FeedError(name, "no such feed: \(reason)")
        default: return FeedError(name, "cannot be opened: \(reason)", exitCode: FeedError.inputOutput)
        }
    }
}
