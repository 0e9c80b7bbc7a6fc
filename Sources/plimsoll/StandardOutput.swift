import Glibc

/// Standard output, whole lines at a time.
enum StandardOutput {
    static func write(_ lines: [String]) { write(lines.map { $0 + "\n" }.joined()) }

    /// Writes all bytes, and ends the program when nobody can take them any more.
    static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            if sent > 0 {
                rest = rest.dropFirst(sent)
            } else if errno != EINTR {
                Failure(
                    "standard output cannot be written: \(String(cString: strerror(errno)))",
                    exitCode: Failure.inputOutput
                ).exit()
            }
        }
    }
}
