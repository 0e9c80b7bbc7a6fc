import Testing

@testable import Units

@Suite struct ByteCodingTests {
    @Test func `integers are written with the least significant byte first`() {
        var encoder = ByteEncoder()
        encoder.write(0x0102 as UInt16)
        encoder.write(-2 as Int32)
        encoder.write(true)
        encoder.write(UInt256(high: 1, low: 2))
        let zeros = Array(repeating: UInt8(0), count: 15)
        #expect(encoder.bytes == [2, 1, 0xFE, 0xFF, 0xFF, 0xFF, 1, 2] + zeros + [1] + zeros)
    }

    @Test func `a text is written with its length in bytes`() {
        var encoder = ByteEncoder()
        encoder.write("é€" as SafeText)
        #expect(encoder.bytes == [5, 0, 0, 0, 0xC3, 0xA9, 0xE2, 0x82, 0xAC])
    }

    @Test func `what is written is read back, to the end`() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<500 {
            let message = Message(&generator)
            var decoder = ByteDecoder(message.bytes)
            #expect(try Message(&decoder) == message)
            #expect(decoder.isAtEnd)
        }
    }

    @Test func `bytes cut anywhere are an error at a place within them`() throws {
        var generator = SeededGenerator(seed: 13)
        let bytes = Message(&generator).bytes
        for count in 0..<bytes.count {
            var decoder = ByteDecoder(Array(bytes.prefix(count)))
            let error = #expect(throws: ByteCodingError.self) { try Message(&decoder) }
            #expect((0...count).contains(error?.offset ?? -1))
        }
    }

    @Test func `damaged bytes are an error or other values, and never trap`() throws {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<5_000 {
            var bytes = Message(&generator).bytes
            let place = Int.random(in: bytes.indices, using: &generator)
            bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
            var decoder = ByteDecoder(bytes)
            do { _ = try Message(&decoder) } catch { #expect(error.offset <= bytes.count) }
        }
    }

    @Test func `a truth is 0 or 1, and the error names its byte`() {
        var decoder = ByteDecoder([1, 0, 2])
        #expect(throws: ByteCodingError(offset: 2, expected: "0 or 1")) {
            _ = (try decoder.readBool(), try decoder.readBool(), try decoder.readBool())
        }
    }

    @Test func `a count or length beyond the bytes is refused before anything is made of it`() {
        let bytes: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 1, 2]
        var (texts, lists) = (ByteDecoder(bytes), ByteDecoder(bytes))
        #expect(throws: ByteCodingError(offset: 4, expected: "a text of 4294967295 bytes")) {
            try texts.readText()
        }
        #expect(throws: ByteCodingError(offset: 4, expected: "a list of 4294967295 elements")) {
            try lists.readCount()
        }
    }

    @Test func `a text is safe whatever its bytes say`() throws {
        var decoder = ByteDecoder([3, 0, 0, 0, 0x1B, 0xFF, 0x61])
        #expect(try decoder.readText().text == "\u{241B}\u{FFFD}a")
    }
}

/// One value of each kind.
private struct Message: Equatable {
    var flag: Bool
    var short: UInt16
    var signed: Int64
    var wide: UInt256
    var texts: [SafeText]

    init(_ generator: inout SeededGenerator) {
        flag = Bool.random(using: &generator)
        short = UInt16.random(in: .min ... .max, using: &generator)
        signed = Int64.random(in: .min ... .max, using: &generator)
        wide = generator.integer()
        texts = ["", "ETH", "Zürich 日本"].shuffled(using: &generator)
    }

    init(_ decoder: inout ByteDecoder) throws(ByteCodingError) {
        flag = try decoder.readBool()
        short = try decoder.read(UInt16.self)
        signed = try decoder.read(Int64.self)
        wide = try decoder.readUInt256()
        texts = []
        for _ in 0..<(try decoder.readCount()) { texts.append(try decoder.readText()) }
    }

    var bytes: [UInt8] {
        var encoder = ByteEncoder()
        encoder.write(flag)
        encoder.write(short)
        encoder.write(signed)
        encoder.write(wide)
        encoder.write(UInt32(texts.count))
        for text in texts { encoder.write(text) }
        return encoder.bytes
    }
}
