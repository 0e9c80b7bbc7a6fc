import Testing
import Units

@testable import Engine

@Suite struct LineSplitterTests {
    /// Feeds parts to a splitter; lines as text, `nil` for one that is too long.
    private func lines(_ parts: [[UInt8]]) -> (lines: [String?], rest: [UInt8]?) {
        var splitter = LineSplitter()
        var lines: [String?] = []
        for part in parts {
            part.withUnsafeBufferPointer { bytes in
                splitter.take(bytes) { piece, number in
                    #expect(number == UInt64(lines.count + 1))
                    switch piece {
                    case .line(let bytes): lines.append(String(decoding: bytes, as: UTF8.self))
                    case .tooLong: lines.append(nil)
                    }
                }
            }
        }
        return (lines, splitter.takeRest())
    }

    @Test func `lines come whole, wherever the bytes are cut`() {
        let text = Array("one\n\ntwo and more\nthree\nrest".utf8)
        for cut in 0...text.count {
            for second in cut...text.count {
                let found = lines([Array(text[..<cut]), Array(text[cut..<second]), Array(text[second...])])
                #expect(found.lines == ["one", "", "two and more", "three"])
                #expect(found.rest == Array("rest".utf8))
            }
        }
    }

    @Test func `a line of 64 KiB is read and a longer one is dropped, in any parts`() {
        let longest = [UInt8](repeating: 0x41, count: LineSplitter.greatestLine)
        for part in [1_000, 65_536, 200_000] {
            let bytes = longest + [0x0A] + longest + [0x41, 0x0A, 0x42, 0x0A]
            let parts = stride(from: 0, to: bytes.count, by: part).map {
                Array(bytes[$0..<min($0 + part, bytes.count)])
            }
            let found = lines(parts).lines
            #expect(found.count == 3 && found[0]?.utf8.count == longest.count && found[1] == nil)
            #expect(found.last == "B")
        }
    }

    @Test func `bytes without any end take no more room than a line`() {
        var splitter = LineSplitter()
        let zeros = [UInt8](repeating: 0, count: 1 << 16)
        for _ in 0..<64 {
            zeros.withUnsafeBufferPointer { splitter.take($0) { _, _ in Issue.record("there is no line") } }
        }
        #expect(splitter.takeRest() == [])
        #expect(splitter.takeRest() == nil)
    }
}
