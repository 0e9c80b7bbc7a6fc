import Glibc

/// A state folder of its own for one desk; it vanishes with the value.
final class ScratchFolder {
    let path: String

    init() {
        var template = Array("/tmp/plimsoll-desk-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? ""
        precondition(!path.isEmpty, "a test needs a folder under /tmp")
    }

    deinit {
        for name in ["", "-wal", "-shm", "-lock", "-journal", "-key", "-checkpoints"] {
            remove("\(path)/plimsoll/desk.sqlite\(name)")
        }
        rmdir("\(path)/plimsoll")
        rmdir(path)
    }
}
