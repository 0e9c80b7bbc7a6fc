import Glibc
import Testing

/// Pictures that have been looked at and found good, kept as text.
///
/// With `PLIMSOLL_WRITE_GOLDENS=1` in the environment they are written instead of compared; look at each
/// difference before it is committed.
enum Golden {
    private static let folder: String = {
        let parts = #filePath.split(separator: "/").dropLast(2)
        return "/" + parts.joined(separator: "/") + "/Goldens"
    }()

    private static let isWriting = getenv("PLIMSOLL_WRITE_GOLDENS").map { String(cString: $0) } == "1"

    /// Compares a text with the one that is kept under a name.
    static func expect(_ text: String, _ name: String, _ location: SourceLocation = #_sourceLocation) {
        let path = "\(folder)/\(name).txt"
        if isWriting { return write(text, path, location) }
        let kept = read(path)
        #expect(
            kept == text, "\(name) differs.\nkept:\n\(kept ?? "nothing")\nnow:\n\(text)",
            sourceLocation: location)
    }

    private static func read(_ path: String) -> String? {
        guard let stream = fopen(path, "r") else { return nil }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    private static func write(_ text: String, _ path: String, _ location: SourceLocation) {
        guard let stream = fopen(path, "w") else {
            Issue.record("\(path) cannot be written", sourceLocation: location)
            return
        }
        defer { fclose(stream) }
        fputs(text, stream)
    }
}
