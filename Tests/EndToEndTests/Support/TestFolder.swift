import Glibc

/// A folder of its own for one test; it and what is in it vanish with the value.
final class TestFolder {
    let path: String
    private var count = 0

    init() {
        var template = Array("/tmp/plimsoll-whole-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? ""
        precondition(!path.isEmpty, "a test needs a folder under /tmp")
    }

    deinit { TestFolder.clear(path) }

    /// A path in the folder that nothing has.
    func newPath(_ name: String) -> String {
        count += 1
        return "\(path)/\(count)-\(name)"
    }

    /// Writes a file and returns its path.
    func file(_ name: String, _ bytes: [UInt8]) -> String {
        let place = "\(path)/\(name)"
        let stream = fopen(place, "w")
        precondition(stream != nil, "a test file could not be made")
        precondition(fwrite(bytes, 1, bytes.count, stream) == bytes.count, "a test file could not be written")
        fclose(stream)
        return place
    }

    /// Writes a file and returns its path.
    func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }

    /// Makes a folder in the folder.
    func makeFolder(_ name: String) { mkdir("\(path)/\(name)", 0o700) }

    /// The bytes that a file has so far; 0 where there is none.
    static func size(of path: String) -> Int {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG ? facts.st_size : 0
    }

    static func text(of path: String) -> String { String(decoding: bytes(of: path), as: UTF8.self) }

    static func bytes(of path: String) -> [UInt8] {
        guard size(of: path) > 0, let stream = fopen(path, "r") else { return [] }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: size(of: path))
        let count = fread(&bytes, 1, bytes.count, stream)
        return Array(bytes[..<count])
    }

    private static func clear(_ folder: String) {
        guard let stream = opendir(folder) else { return }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            if unlink("\(folder)/\(name)") != 0 { clear("\(folder)/\(name)") }
        }
        closedir(stream)
        rmdir(folder)
    }
}
