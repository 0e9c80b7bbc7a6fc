import Screen
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
    static let millisecond: Int64 = 1_000_000

    /// Decodes bytes that come in one piece, and what is left open when much time has passed.
    static func decode(_ bytes: [UInt8]) -> [InputDecoder.Output] {
        var decoder = InputDecoder(escapeDelay: 50 * millisecond)
        var output: [InputDecoder.Output] = []
        decoder.decode(bytes[...], at: 0, into: &output)
        decoder.end(at: 10_000 * millisecond, into: &output)
        return output
    }

    static func keys(_ text: String) -> [InputDecoder.Output] { decode(Array(text.utf8)) }

    static let sequences: [(text: String, key: Key)] = [
        ("q", .character("q")), ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace),
        ("\u{8}", .backspace), ("\u{1}", .control("a")), ("\u{1A}", .control("z")), ("é", .character("é")),
        ("国", .character("国")), ("🚀", .character("🚀")), ("\u{1B}x", .alt("x")), ("\u{1B}[A", .up),
        ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OD", .left), ("\u{1B}[1;5C", .right),
        ("\u{1B}[H", .home),
        ("\u{1B}OF", .end), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}[4~", .end),
        ("\u{1B}[8~", .end),
        ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[6;2~", .pageDown),
        ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)),
        ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)), ("\u{1B}[15~", .function(5)),
        ("\u{1B}[17~", .function(6)), ("\u{1B}[24~", .function(12)), ("\u{1B}OM", .enter),
        ("\u{1B}", .escape),
        ("\u{1B}[", .alt("[")), ("\u{1B}O", .alt("O")), ("\u{1B}]", .alt("]")), ("\u{1B}P", .alt("P")),
    ]

    @Test(arguments: sequences)
    func `each sequence is its key`(text: String, key: Key) {
        #expect(InputDecoderTests.keys(text) == [.event(.key(key))])
    }

    @Test(arguments: sequences)
    func `a sequence that comes byte by byte is the same key`(text: String, key: Key) {
        var decoder = InputDecoder(escapeDelay: 50 * InputDecoderTests.millisecond)
        var output: [InputDecoder.Output] = []
        for (index, byte) in text.utf8.enumerated() {
            decoder.decode([byte], at: Int64(index) * 10 * InputDecoderTests.millisecond, into: &output)
        }
        decoder.end(at: 10_000 * InputDecoderTests.millisecond, into: &output)
        #expect(output == [.event(.key(key))])
    }

    @Test func `a stream cut at any two bytes means the same`() {
        let text =
            "a\u{1B}[A\u{1B}[<0;240;12Mé\u{1B}[200~x\u{1B}[3q\u{1B}[201~\u{1B}[24;80R国\u{1B}[15~\u{1B}]0;t\u{7}\u{1B}OPz"
        let bytes = Array(text.utf8)
        let whole = InputDecoderTests.decode(bytes)
        #expect(whole.count == 10)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                var decoder = InputDecoder(escapeDelay: 50 * InputDecoderTests.millisecond)
                var output: [InputDecoder.Output] = []
                for part in [bytes[..<first], bytes[first..<second], bytes[second...]] {
                    decoder.decode(part, at: 0, into: &output)
                }
                #expect(output == whole, "cut at \(first) and \(second)")
            }
        }
    }

    @Test(arguments: [
        "\u{1B}[99~", "\u{1B}[?1;2c", "\u{1B}[>0;276;0c", "\u{1B}[1;2;3y", "\u{1B}[I", "\u{1B}[O",
        "\u{1B}]11;rgb:0/0/0\u{7}",
        "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}P1+r544e\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[MqAq",
        "\u{1B}[<0;1M",
        "\u{1B}[201~", "\u{1B}[[q", "\u{1B}Oz", "\u{1B}[<0;0;0M", "\u{1B}[<35;5;5M", "\u{1B}[<0;-1;5M",
    ])
    func `what is not known is swallowed whole`(sequence: String) {
        #expect(InputDecoderTests.keys(sequence + "x") == [.event(.key(.character("x")))])
    }

    @Test func `a sequence of any length is swallowed`() {
        let long = "\u{1B}[" + String(repeating: "1;", count: 100_000) + "u"
        #expect(InputDecoderTests.keys(long + "x") == [.event(.key(.character("x")))])
    }

    @Test(
        arguments: [
            [0x80], [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5], [0x9B],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 mean nothing`(bytes: [UInt8]) {
        #expect(InputDecoderTests.decode(bytes + [0x78]) == [.event(.key(.character("x")))])
    }

    @Test func `a character that is cut off lets the next one be`() {
        #expect(InputDecoderTests.decode([0xE5, 0x9B, 0x78]) == [.event(.key(.character("x")))])
        #expect(InputDecoderTests.decode([0xE5, 0x1B, 0x5B, 0x41]) == [.event(.key(.up))])
    }

    @Test func `random bytes never stop the decoder`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let bytes = (0..<500).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            var decoder = InputDecoder(escapeDelay: 0)
            var output: [InputDecoder.Output] = []
            decoder.decode(bytes[...], at: 0, into: &output)
            decoder.end(at: InputDecoder.patience, into: &output)
            output = []
            decoder.decode(Array("q".utf8)[...], at: 2 * InputDecoder.patience, into: &output)
            #expect(output == [.event(.key(.character("q")))])
        }
    }

    @Test func `the cursor's report is an answer and no key`() {
        #expect(InputDecoderTests.keys("\u{1B}[24;80R") == [.cursorReport])
    }
}

/// What depends on when bytes come.
@Suite struct InputDecoderTimeTests {
    private static let ms = InputDecoderTests.millisecond

    private func output(_ steps: [(text: String, at: Int64)], endingAt end: Int64) -> [InputDecoder.Output] {
        var decoder = InputDecoder(escapeDelay: 50 * InputDecoderTimeTests.ms)
        var output: [InputDecoder.Output] = []
        for step in steps {
            decoder.decode(Array(step.text.utf8)[...], at: step.at * InputDecoderTimeTests.ms, into: &output)
        }
        decoder.end(at: end * InputDecoderTimeTests.ms, into: &output)
        return output
    }

    @Test func `a lone Esc is a key when its delay is over and not before`() {
        #expect(output([("\u{1B}", 0)], endingAt: 49).isEmpty)
        #expect(output([("\u{1B}", 0)], endingAt: 50) == [.event(.key(.escape))])
    }

    @Test func `Esc twice is two keys`() {
        #expect(
            output([("\u{1B}\u{1B}", 0)], endingAt: 50) == [.event(.key(.escape)), .event(.key(.escape))])
    }

    @Test func `the rest of an arrow that comes late is not typed`() {
        let late = output([("\u{1B}", 0), ("OA", 80)], endingAt: 1_000)
        #expect(late == [.event(.key(.escape)), .event(.key(.up))])
        let tooLate = output([("\u{1B}", 0), ("A", 900)], endingAt: 2_000)
        #expect(tooLate == [.event(.key(.escape)), .event(.key(.character("A")))])
    }

    @Test func `a string without end does not swallow keys for ever`() {
        let keys = output([("\u{1B}]0;half", 0), ("q", 600)], endingAt: 2_000)
        #expect(keys == [.event(.key(.character("q")))])
    }

    @Test func `a paste without end is over after half a second of silence`() {
        #expect(output([("\u{1B}[200~qA", 0)], endingAt: 499).isEmpty)
        #expect(output([("\u{1B}[200~qA", 0)], endingAt: 500) == [.event(.paste("qA"))])
        let typed = output([("\u{1B}[200~abc", 0), ("q", 700)], endingAt: 700)
        #expect(typed == [.event(.paste("abc")), .event(.key(.character("q")))])
    }

    @Test func `a paste that goes on slowly is one paste`() {
        let slow = output(
            [("\u{1B}[200~a", 0), ("b", 400), ("c", 800), ("\u{1B}[201~", 1_200)], endingAt: 1_200)
        #expect(slow == [.event(.paste("abc"))])
    }

    @Test func `the time that is waited for is known`() {
        var decoder = InputDecoder(escapeDelay: 50)
        var output: [InputDecoder.Output] = []
        #expect(decoder.deadline == nil)
        decoder.decode([0x1B], at: 1_000, into: &output)
        #expect(decoder.deadline == 1_050)
        decoder.decode(Array("[200~".utf8)[...], at: 1_010, into: &output)
        #expect(decoder.deadline == 1_010 + InputDecoder.patience)
        decoder.decode(Array("\u{1B}[201~".utf8)[...], at: 1_020, into: &output)
        #expect(decoder.deadline == nil)
    }
}

@Suite struct PasteTests {
    @Test func `what is pasted never becomes keys`() {
        let inside = "q\rA\u{1}\u{1B}[A\u{1B}[20\u{1B}\u{1B}[2"
        #expect(
            InputDecoderTests.keys("\u{1B}[200~\(inside)\u{1B}[201~q")
                == [.event(.paste(inside)), .event(.key(.character("q")))])
    }

    @Test func `a paste of a megabyte is cut and passes by`() {
        let bytes =
            Array("\u{1B}[200~".utf8) + [UInt8](repeating: 0x71, count: 1 << 20) + Array("\u{1B}[201~x".utf8)
        let output = InputDecoderTests.decode(bytes)
        #expect(output.count == 2 && output.last == .event(.key(.character("x"))))
        guard case .event(.paste(let text)) = output.first else {
            Issue.record("no paste")
            return
        }
        #expect(text.count == InputDecoder.greatestPaste)
    }

    @Test func `a paste that is not UTF-8 is mended`() {
        let output = InputDecoderTests.decode(
            Array("\u{1B}[200~a".utf8) + [0xFF] + Array("b\u{1B}[201~".utf8))
        #expect(output == [.event(.paste("a\u{FFFD}b"))])
    }

    @Test func `an empty paste is a paste`() {
        #expect(InputDecoderTests.keys("\u{1B}[200~\u{1B}[201~") == [.event(.paste(""))])
    }
}
