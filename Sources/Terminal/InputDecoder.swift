import Glibc
import Screen

/// Turns bytes of a terminal into keys, mouse reports, pastes and answers; bytes may come cut anywhere.
///
/// What it does not know it swallows: an unknown sequence is never taken for keys.
struct InputDecoder {
    /// What the decoder found.
    enum Output: Hashable {
        case event(InputEvent)
        /// The terminal's answer to `CSI 6 n`: all that was sent before has arrived.
        case cursorReport
    }

    private enum State {
        case ground
        case escape
        case control([UInt8])
        case singleShift
        /// After `ESC [ [`: the Linux console's function keys have one byte more.
        case consoleFunction
        /// After `ESC [ M`: the old report of the mouse has so many bytes more, and nothing of it is used.
        case oldMouse(rest: Int)
        /// A string (OSC, DCS, APC) that ends with ST or BEL; nothing of it is used.
        case string(opener: UInt8, count: Int, endsSoon: Bool)
        case character([UInt8], length: Int)
        case paste
    }

    private var state = State.ground
    private var pasted: [UInt8] = []
    private var endMatch = 0
    private let escapeDelay: Int64
    private var lastByteTime: Int64 = 0
    /// Until when `[` or `O` still belong to an Esc that has been reported.
    private var lateUntil: Int64 = .min

    /// Characters of a paste that are kept.
    static let greatestPaste = 4_096
    /// How long a sequence or a paste that has begun waits for its next byte, in nanoseconds.
    static let patience: Int64 = 500_000_000
    private static let greatestSequence = 64
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// Makes a decoder.
    ///
    /// - Parameter escapeDelay: nanoseconds that a lone Esc waits for the rest of a key.
    init(escapeDelay: Int64) { self.escapeDelay = escapeDelay }

    /// When `end` is due, in nanoseconds; nil while nothing is open.
    var deadline: Int64? {
        switch state {
        case .ground: nil
        case .escape: lastByteTime + escapeDelay
        default: lastByteTime + InputDecoder.patience
        }
    }

    /// Decodes bytes that came at a time in nanoseconds, and appends what they mean.
    mutating func decode(_ bytes: ArraySlice<UInt8>, at now: Int64, into output: inout [Output]) {
        guard !bytes.isEmpty else { return }
        end(at: now, into: &output)
        lastByteTime = now
        var rest = bytes
        if now < lateUntil { continueLate(&rest) }
        lateUntil = .min
        while let byte = rest.first {
            if case .paste = state {
                takePaste(&rest, into: &output)
            } else {
                rest.removeFirst()
                take(byte, into: &output)
            }
        }
    }

    /// Ends what has waited too long: a lone Esc was the key, a paste is what came of it, and the beginning of
    /// any other sequence is a key with Alt or nothing.
    mutating func end(at now: Int64, into output: inout [Output]) {
        guard let deadline, now >= deadline else { return }
        let open = state
        state = .ground
        switch open {
        case .escape:
            output.append(.event(.key(.escape)))
            lateUntil = now + InputDecoder.patience
        case .control([]): output.append(.event(.key(.alt("["))))
        case .singleShift: output.append(.event(.key(.alt("O"))))
        case .string(let opener, 0, _):
            output.append(.event(.key(.alt(Character(Unicode.Scalar(opener))))))
        case .paste: finishPaste(into: &output)
        default: break
        }
    }

    /// On a slow line the rest of an arrow key can come after its Esc was taken for one; it is not to be typed.
    private mutating func continueLate(_ rest: inout ArraySlice<UInt8>) {
        guard case .ground = state, rest.count > 1 else { return }
        switch rest.first {
        case UInt8(ascii: "["): state = .control([])
        case UInt8(ascii: "O"): state = .singleShift
        default: return
        }
        rest.removeFirst()
    }

    private mutating func take(_ byte: UInt8, into output: inout [Output]) {
        switch state {
        case .ground: begin(byte, into: &output)
        case .escape: continueEscape(byte, into: &output)
        case .control(let parameters): continueControl(parameters, byte, into: &output)
        case .singleShift: finish(KeySequences.singleShift(byte), into: &output)
        case .consoleFunction: finish(KeySequences.consoleFunction(byte), into: &output)
        case .oldMouse(let rest): state = rest > 1 ? .oldMouse(rest: rest - 1) : .ground
        case .string(let opener, let count, let endsSoon):
            continueString(opener, count, byte, endsSoon: endsSoon)
        case .character(let bytes, let length): continueCharacter(bytes, length, byte, into: &output)
        case .paste: break
        }
    }

    private mutating func finish(_ key: Key?, into output: inout [Output]) {
        state = .ground
        if let key { output.append(.event(.key(key))) }
    }

    private mutating func begin(_ byte: UInt8, into output: inout [Output]) {
        switch byte {
        case 0x1B: state = .escape
        case 0x20...0x7E: output.append(.event(.key(.character(Character(Unicode.Scalar(byte))))))
        case 0xC2...0xDF: state = .character([byte], length: 2)
        case 0xE0...0xEF: state = .character([byte], length: 3)
        case 0xF0...0xF4: state = .character([byte], length: 4)
        default: if let key = KeySequences.control(byte) { output.append(.event(.key(key))) }
        }
    }

    private mutating func continueEscape(_ byte: UInt8, into output: inout [Output]) {
        state = .ground
        switch byte {
        case UInt8(ascii: "["): state = .control([])
        case UInt8(ascii: "O"): state = .singleShift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            state = .string(opener: byte, count: 0, endsSoon: false)
        case 0x1B:
            output.append(.event(.key(.escape)))
            state = .escape
        case 0x20...0x7E: output.append(.event(.key(.alt(Character(Unicode.Scalar(byte))))))
        default: begin(byte, into: &output)
        }
    }

    private mutating func continueControl(
        _ parameters: [UInt8], _ byte: UInt8, into output: inout [Output]
    ) {
        switch byte {
        case 0x20...0x3F:
            // A sequence longer than any real one is noise; its last byte still ends it.
            let isLong = parameters.count >= InputDecoder.greatestSequence
            state = .control(isLong ? parameters : parameters + [byte])
        case 0x40...0x7E:
            state = .ground
            finishControl(parameters, byte, into: &output)
        case 0x1B: state = .escape
        default: state = .ground
        }
    }

    private mutating func finishControl(_ parameters: [UInt8], _ final: UInt8, into output: inout [Output]) {
        if final == UInt8(ascii: "~"), parameters == Array("200".utf8) {
            (state, pasted, endMatch) = (.paste, [], 0)
        } else if final == UInt8(ascii: "["), parameters.isEmpty {
            state = .consoleFunction
        } else if final == UInt8(ascii: "M"), parameters.isEmpty {
            state = .oldMouse(rest: 3)
        } else if final == UInt8(ascii: "R"), parameters.contains(UInt8(ascii: ";")) {
            output.append(.cursorReport)
        } else if parameters.first == UInt8(ascii: "<") {
            if let mouse = MouseSequence.decode(parameters.dropFirst(), final) {
                output.append(.event(.mouse(mouse)))
            }
        } else {
            finish(KeySequences.control(parameters, final), into: &output)
        }
    }

    private mutating func continueString(_ opener: UInt8, _ count: Int, _ byte: UInt8, endsSoon: Bool) {
        let hasEnded = byte == 0x07 || (endsSoon && byte == UInt8(ascii: "\\"))
        state = hasEnded ? .ground : .string(opener: opener, count: count + 1, endsSoon: byte == 0x1B)
    }

    private mutating func continueCharacter(
        _ bytes: [UInt8], _ length: Int, _ byte: UInt8, into output: inout [Output]
    ) {
        state = .ground
        guard byte & 0xC0 == 0x80 else { return take(byte, into: &output) }
        let longer = bytes + [byte]
        guard longer.count == length else { return state = .character(longer, length: length) }
        guard let text = String(validating: longer, as: UTF8.self), let character = text.first else { return }
        output.append(.event(.key(.character(character))))
    }

    /// Takes bytes of a paste until its end; beyond what is kept they only pass by.
    private mutating func takePaste(_ rest: inout ArraySlice<UInt8>, into output: inout [Output]) {
        let end = InputDecoder.pasteEnd
        while true {
            if endMatch == 0 { keepPlain(&rest) }
            guard let byte = rest.popFirst() else { return }
            if byte == end[endMatch] {
                endMatch += 1
                if endMatch == end.count { return finishPaste(into: &output) }
                continue
            }
            if endMatch > 0 { keep(end[..<endMatch]) }
            endMatch = byte == end[0] ? 1 : 0
            if endMatch == 0 { keep([byte]) }
        }
    }

    /// Takes all that cannot begin the end in one go: a paste may be long.
    private mutating func keepPlain(_ rest: inout ArraySlice<UInt8>) {
        let count = rest.withUnsafeBytes { bytes -> Int in
            guard let start = bytes.baseAddress, let found = memchr(start, 0x1B, bytes.count) else {
                return bytes.count
            }
            return UnsafeRawPointer(found) - start
        }
        keep(rest.prefix(count))
        rest.removeFirst(count)
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        pasted.append(contentsOf: bytes.prefix(max(0, InputDecoder.greatestPaste * 4 - pasted.count)))
    }

    private mutating func finishPaste(into output: inout [Output]) {
        state = .ground
        let text = String(String(decoding: pasted, as: UTF8.self).prefix(InputDecoder.greatestPaste))
        pasted = []
        output.append(.event(.paste(text)))
    }
}
