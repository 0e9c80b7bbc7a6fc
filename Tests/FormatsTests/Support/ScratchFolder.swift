import Glibc

/// A folder of its own for one test; it and what is in it vanish with the value.
final class ScratchFolder {
    let path: String

    init() {
        var template = Array("/tmp/plimsoll-formats-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? ""
        precondition(!path.isEmpty, "a test needs a folder under /tmp")
    }

    deinit {
        for name in names { remove("\(path)/\(name)") }
        rmdir(path)
    }

    private var names: [String] = []

    /// Returns the path of a name that will be removed with the folder.
    func place(_ name: String) -> String {
        names.append(name)
        return "\(path)/\(name)"
    }

    /// Writes bytes to a file and returns its path.
    func file(_ name: String, _ bytes: [UInt8]) -> String {
        let place = place(name)
        let stream = fopen(place, "w")
        precondition(stream != nil, "a test file could not be made")
        precondition(fwrite(bytes, 1, bytes.count, stream) == bytes.count, "a test file could not be written")
        fclose(stream)
        return place
    }

    /// Writes text to a file and returns its path.
    func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }
}
