import Screen
import Testing

@testable import Terminal

@Suite struct MouseSequenceTests {
    private func decode(_ text: String) -> MouseEvent? {
        MouseSequence.decode(Array(text.utf8.dropLast())[...], text.utf8.last ?? 0)
    }

    @Test(arguments: [
        ("0;1;1M", MouseEvent(action: .press, button: 0, column: 0, row: 0)),
        ("0;240;60M", MouseEvent(action: .press, button: 0, column: 239, row: 59)),
        ("2;500;300m", MouseEvent(action: .release, button: 2, column: 499, row: 299)),
        ("64;10;5M", MouseEvent(action: .wheelUp, button: 0, column: 9, row: 4)),
        ("65;10;5M", MouseEvent(action: .wheelDown, button: 0, column: 9, row: 4)),
        ("17;10;5M", MouseEvent(action: .press, button: 1, column: 9, row: 4)),
    ])
    func `a report is what happened and where, beyond column 223 too`(text: String, mouse: MouseEvent) {
        #expect(decode(text) == mouse)
    }

    @Test(arguments: [
        "0;0;1M", "0;1;0M", "0;1M", "0;1;1;1M", ";;M", "0;-1;1M", "0;999999;1M", "a;1;1M", "32;1;1M",
        "3;1;1M",
        "66;1;1M", "128;1;1M", "0;1;1T",
    ])
    func `a report of motion, of no button or of no place is none`(text: String) {
        #expect(decode(text) == nil)
    }
}
