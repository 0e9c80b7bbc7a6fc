import Glibc
import Testing
import Units

@testable import Engine

@Suite struct FeedOriginTests {
    private let folder = PipedFolder()

    private func refusal(_ path: String) -> FeedError? {
        do throws(FeedError) {
            let open = try OpenFeed(.path(path), name: SafeText("it"))
            close(open.descriptor)
            return nil
        } catch {
            return error
        }
    }

    @Test func `what is no feed is refused in one line, and nothing waits for a writer`() {
        let link = folder.path("link")
        symlink("/nowhere/at/all", link)
        #expect(refusal(link)?.description == "feed it: no such feed: No such file or directory")
        #expect(refusal("/dev/zero")?.description == "feed it: is a device, not a pipe, a file or a socket")
        #expect(refusal("/dev/null")?.exitCode == 66)
        #expect(refusal("/tmp")?.description == "feed it: is a directory, not a pipe, a file or a socket")
        #expect(refusal("a\0b")?.exitCode == 66)
        #expect(refusal(folder.path(String(repeating: "x", count: 300)))?.exitCode == 66)
        #expect(refusal(folder.fifo("pipe")) == nil)
    }

    @Test func `a descriptor that is closed is no feed`() {
        #expect(throws: FeedError.self) { try OpenFeed(.descriptor(9_999), name: "it") }
    }

    @Test func `a socket that nobody listens at is refused, one with a listener is connected to`() throws {
        let path = folder.path("socket")
        let listener = try #require(PipedFolder.listen(path))
        let open = try OpenFeed(.path(path), name: "it")
        #expect(open.kind == .lasting)
        close(open.descriptor)
        close(listener)
        #expect(refusal(path)?.description == "feed it: nobody listens at the socket")
    }
}

/// A folder with pipes and sockets; it vanishes with the value.
final class PipedFolder {
    private let folder: String
    private var names: [String] = []

    init() {
        var template = Array("/tmp/plimsoll-piped-XXXXXX".utf8CString)
        folder = mkdtemp(&template).map { String(cString: $0) } ?? ""
        precondition(!folder.isEmpty, "a test needs a folder under /tmp")
    }

    deinit {
        for name in names { unlink(name) }
        rmdir(folder)
    }

    func path(_ name: String) -> String {
        names.append("\(folder)/\(name)")
        return "\(folder)/\(name)"
    }

    func fifo(_ name: String) -> String {
        let path = path(name)
        precondition(mkfifo(path, 0o600) == 0, "a test needs a FIFO")
        return path
    }

    func file(_ name: String, _ text: String) -> String {
        let path = path(name)
        let stream = fopen(path, "w")
        fputs(text, stream)
        fclose(stream)
        return path
    }

    /// Listens at a Unix socket.
    static func listen(_ path: String) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        return bound == 0 && Glibc.listen(descriptor, 4) == 0 ? descriptor : nil
    }
}
