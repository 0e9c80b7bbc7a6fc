/// Cuts a stream of bytes into lines, however the bytes come in; holds half a line until its rest is there.
struct LineSplitter: Sendable {
    /// What was found.
    enum Piece {
        /// A line, valid during the call only.
        case line(UnsafeBufferPointer<UInt8>)
        /// A line of more than `greatestLine` bytes; it is passed over whole.
        case tooLong
    }

    /// Bytes of a line that is read; a longer one is dropped.
    static let greatestLine = 65_536

    /// Lines that have ended so far.
    private(set) var count: UInt64 = 0
    private var begun: [UInt8] = []
    private var isTooLong = false

    /// Takes bytes and hands over every line that ends in them, with its number.
    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Piece, UInt64) -> Void) {
        var start = 0
        while start < bytes.count {
            let rest = UnsafeBufferPointer(rebasing: bytes[start...])
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return keep(rest) }
            finish(UnsafeBufferPointer(rebasing: rest[..<end]), body)
            start += end + 1
        }
    }

    /// Takes what is left of a line that will not be ended; `nil` when there is none.
    mutating func takeRest() -> [UInt8]? {
        defer { (begun, isTooLong) = ([], false) }
        guard !begun.isEmpty || isTooLong else { return nil }
        count += 1
        return begun
    }

    private mutating func finish(_ tail: UnsafeBufferPointer<UInt8>, _ body: (Piece, UInt64) -> Void) {
        count += 1
        if begun.isEmpty, !isTooLong, tail.count <= LineSplitter.greatestLine {
            return body(.line(tail), count)
        }
        keep(tail)
        if isTooLong {
            body(.tooLong, count)
        } else {
            begun.withUnsafeBufferPointer { body(.line($0), count) }
        }
        begun.removeAll(keepingCapacity: true)
        isTooLong = false
    }

    private mutating func keep(_ tail: UnsafeBufferPointer<UInt8>) {
        guard !isTooLong, begun.count + tail.count <= LineSplitter.greatestLine else {
            begun.removeAll(keepingCapacity: true)
            isTooLong = true
            return
        }
        begun.append(contentsOf: tail)
    }
}
