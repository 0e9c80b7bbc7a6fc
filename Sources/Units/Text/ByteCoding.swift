/// Writes values as canonical little-endian bytes, so that equal states give equal bytes.
public struct ByteEncoder: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// Makes an encoder without bytes.
    public init() {}

    /// Appends an integer of fixed width, least significant byte first.
    @inlinable
    public mutating func write<Integer: FixedWidthInteger>(_ value: Integer) {
        withUnsafeBytes(of: value.littleEndian) { append($0) }
    }

    /// Appends both halves of a 256-bit integer, the low one first.
    public mutating func write(_ value: UInt256) {
        write(value.low)
        write(value.high)
    }

    /// Appends one byte, 1 for true.
    public mutating func write(_ value: Bool) { write(UInt8(value ? 1 : 0)) }

    /// Appends the length in bytes and the UTF-8 of a text.
    public mutating func write(_ value: SafeText) {
        let utf8 = Array(value.text.utf8)
        write(UInt32(utf8.count))
        bytes.append(contentsOf: utf8)
    }

    @usableFromInline
    mutating func append(_ raw: UnsafeRawBufferPointer) { bytes.append(contentsOf: raw) }
}

/// Says that bytes do not hold what they should.
public struct ByteCodingError: Error, Hashable, Sendable {
    /// Where in the bytes, from 0.
    public var offset: Int
    /// What was expected there.
    public var expected: SafeText
}

/// Reads what a `ByteEncoder` wrote; every read can fail and none reads past the end.
public struct ByteDecoder: Sendable {
    private let bytes: [UInt8]
    private var offset = 0

    /// Makes a decoder at the start of `bytes`.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether all bytes have been read.
    public var isAtEnd: Bool { offset == bytes.count }

    /// Reads an integer of fixed width.
    public mutating func read<Integer: FixedWidthInteger>(_ type: Integer.Type) throws(ByteCodingError)
        -> Integer
    {
        let width = Integer.bitWidth / 8
        guard bytes.count - offset >= width else { throw failure("more bytes") }
        var value: Integer = 0
        withUnsafeMutableBytes(of: &value) { target in
            for index in 0..<width { target[index] = bytes[offset + index] }
        }
        offset += width
        return Integer(littleEndian: value)
    }

    /// Reads a 256-bit integer.
    public mutating func readUInt256() throws(ByteCodingError) -> UInt256 {
        let low = try read(UInt128.self)
        return UInt256(high: try read(UInt128.self), low: low)
    }

    /// Reads one byte that must be 0 or 1.
    public mutating func readBool() throws(ByteCodingError) -> Bool {
        let place = offset
        switch try read(UInt8.self) {
        case 0: return false
        case 1: return true
        default: throw ByteCodingError(offset: place, expected: "0 or 1")
        }
    }

    /// Reads a text.
    public mutating func readText() throws(ByteCodingError) -> SafeText {
        let count = Int(try read(UInt32.self))
        guard bytes.count - offset >= count else { throw failure("a text of \(count) bytes") }
        defer { offset += count }
        return SafeText(String(decoding: bytes[offset..<(offset + count)], as: UTF8.self))
    }

    /// Reads the number of elements of a list, of which each takes at least one byte.
    public mutating func readCount() throws(ByteCodingError) -> Int {
        let count = Int(try read(UInt32.self))
        guard count <= bytes.count - offset else { throw failure("a list of \(count) elements") }
        return count
    }

    /// Makes the error for this place.
    public func failure(_ expected: String) -> ByteCodingError {
        ByteCodingError(offset: offset, expected: SafeText(expected))
    }
}
