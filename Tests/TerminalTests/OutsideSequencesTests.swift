import Screen
import Testing
import Units

@testable import Terminal

@Suite struct OutsideSequencesTests {
    private static let hostile = "a\u{1B}]0;PWNED\u{7}b\u{1B}\\c\u{9C}d;e\n\u{202E}国"

    private func alarm(isInTmux: Bool, usesUnicode: Bool = true, _ style: NotificationStyle) -> String {
        OutsideSequences(isInTmux: isInTmux, usesUnicode: usesUnicode)
            .notification(SafeText(OutsideSequencesTests.hostile), style: style)
    }

    @Test func `notifications are one sequence whatever a name holds`() {
        let inner = "a␛]0,PWNED␇b␛\\c\\x{9c}d,e␊\u{FFFD}国"
        #expect(alarm(isInTmux: false, .osc9) == "\u{1B}]9;plimsoll: \(inner)\u{7}")
        #expect(alarm(isInTmux: false, .osc777) == "\u{1B}]777;notify;plimsoll;\(inner)\u{7}")
        #expect(alarm(isInTmux: false, .none).isEmpty && alarm(isInTmux: true, .auto).isEmpty)
    }

    @Test func `without Unicode only ASCII is sent`() {
        #expect(alarm(isInTmux: false, usesUnicode: false, .osc9).utf8.allSatisfy { $0 < 0x7F })
    }

    @Test func `what is not for tmux is wrapped so that tmux passes it on`() {
        let sequence = alarm(isInTmux: true, .osc9)
        #expect(
            sequence.hasPrefix("\u{1B}Ptmux;\u{1B}\u{1B}]9;plimsoll: a␛")
                && sequence.hasSuffix("国\u{7}\u{1B}\\"))
        #expect(sequence.unicodeScalars.filter { $0 == "\u{1B}" }.count == 4)
    }

    @Test func `a long name makes a short notification`() {
        let long = SafeText(String(repeating: "x", count: 1_000))
        let sequences = OutsideSequences(isInTmux: false, usesUnicode: true)
        #expect(sequences.notification(long, style: .osc9).utf8.count < 256)
    }
}
