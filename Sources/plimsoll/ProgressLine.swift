import Engine
import Glibc

/// Says on standard error how far a long calculation has come: only on a terminal, and only once it takes over a
/// second; an interrupt ends the program as ever.
///
/// A class, since the calculation calls it while somebody else holds it.
final class ProgressLine {
    private let clock = SystemClock()
    private let start: Int64
    private let isShown = isatty(2) == 1
    private var last: Int64 = -1
    private static let second: Int64 = 1_000_000_000

    init() { start = clock.now() }

    /// Notes that so many of all are done.
    func note(_ done: Int, of all: Int) {
        guard isShown, all > 0, clock.now() - start > ProgressLine.second else { return }
        let percent = Int64(done) * 100 / Int64(all)
        guard percent != last else { return }
        last = percent
        write("\r\(percent)% of \(all), ^C stops it")
    }

    /// Takes the line away.
    func finish() {
        if last >= 0 { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    }
}
