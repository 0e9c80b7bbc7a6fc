import Screen

/// What the byte sequences of keys mean, in the forms that xterm, tmux, screen, rxvt and the Linux console send.
enum KeySequences {
    /// A control byte as a key.
    static func control(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x08, 0x7F: .backspace
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: nil
        }
    }

    /// The byte after `ESC O`.
    static func singleShift(_ byte: UInt8) -> Key? {
        switch byte {
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(byte - UInt8(ascii: "P")) + 1)
        case UInt8(ascii: "M"): .enter
        default: movement(byte)
        }
    }

    /// A sequence `ESC [ parameters final`; modifiers are not told apart.
    static func control(_ parameters: [UInt8], _ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "~"): numbered(number(parameters))
        case UInt8(ascii: "Z"): .backTab
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
        default: movement(final)
        }
    }

    /// The byte after `ESC [ [`, as the Linux console sends its first function keys.
    static func consoleFunction(_ byte: UInt8) -> Key? {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "E")
            ? .function(Int(byte - UInt8(ascii: "A")) + 1) : nil
    }

    private static func movement(_ byte: UInt8) -> Key? {
        switch byte {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        default: nil
        }
    }

    private static func numbered(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }

    /// The first parameter; modifiers follow it behind a semicolon.
    private static func number(_ parameters: [UInt8]) -> Int {
        let digits = parameters.prefix { $0 >= 0x30 && $0 <= 0x39 }.prefix(4)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}

/// Reports of the mouse in the SGR form: `ESC [ < buttons ; column ; row M`, or `m` for a release.
enum MouseSequence {
    static func decode(_ parameters: ArraySlice<UInt8>, _ final: UInt8) -> MouseEvent? {
        let fields = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        guard fields.count == 3, let buttons = number(fields[0]), let column = number(fields[1]),
            let row = number(fields[2]), column > 0, row > 0
        else { return nil }
        let isRelease = final == UInt8(ascii: "m")
        guard isRelease || final == UInt8(ascii: "M"), buttons & 32 == 0 else { return nil }
        let action: MouseEvent.Action
        switch buttons & 0b1100_0011 {
        case 64: action = .wheelUp
        case 65: action = .wheelDown
        case 0...2: action = isRelease ? .release : .press
        default: return nil
        }
        return MouseEvent(
            action: action, button: buttons >= 64 ? 0 : buttons & 3, column: column - 1, row: row - 1)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 5 else { return nil }
        var value = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}
