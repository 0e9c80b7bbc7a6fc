/// Text that can be drawn, logged and exported: made once from outside text at the door, inert ever after.
///
/// Making it anew from its own text changes nothing.
public struct SafeText: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The text without control characters, bidi controls, zero-width characters or noncharacters; at most
    /// `greatestCount` scalars and an ellipsis.
    public let text: String

    /// Scalars that a text keeps at most.
    public static let greatestCount = 1_024

    /// Makes text from outside inert.
    public init(_ outside: String) {
        text = SafeText.isPlain(outside) ? outside : SafeText.inert(outside)
    }

    /// The text itself.
    public var description: String { text }

    /// Whether two texts have the same bytes, so that equal texts are written equally.
    ///
    /// Strings are equal as well when one has a letter and its accent where the other has both in one.
    public static func == (left: SafeText, right: SafeText) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Orders by scalar values: no version of Unicode changes the order.
    public static func < (left: SafeText, right: SafeText) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Whether the text is short printable ASCII, as nearly all text is.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= greatestCount && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    private static func inert(_ outside: String) -> String {
        var result = String.UnicodeScalarView()
        var (count, marks) = (0, greatestMarkCount)
        for scalar in outside.unicodeScalars {
            if scalar.isVariationSelector { continue }
            marks = scalar.isCombiningMark ? marks + 1 : 0
            if marks > greatestMarkCount { continue }
            let shown = SafeText.visible(scalar).unicodeScalars
            count += shown.count
            guard count <= greatestCount else {
                result.append(ellipsis)
                break
            }
            result.append(contentsOf: shown)
        }
        return String(result)
    }

    /// Marks that stay on one letter. A text begins as if it had them all, so that its first letter is none.
    private static let greatestMarkCount = 4
    private static let ellipsis: Unicode.Scalar = "\u{2026}"

    /// What stands in place of a scalar: itself, its picture, its number, or the replacement character.
    private static func visible(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x00...0x1F: String(Character(Unicode.Scalar(UInt16(0x2400 + scalar.value)) ?? "\u{FFFD}"))
        case 0x7F: "\u{2421}"
        case 0x80...0x9F: "\\x{\(String(scalar.value, radix: 16))}"
        default: scalar.isInvisible ? "\u{FFFD}" : String(Character(scalar))
        }
    }
}

extension SafeText: ExpressibleByStringLiteral {
    /// Makes safe text of a literal in the source.
    public init(stringLiteral value: String) { self.init(value) }
}

extension Unicode.Scalar {
    /// Asks for another look of the character before it, and would only make its width uncertain.
    fileprivate var isVariationSelector: Bool {
        (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value)
    }

    fileprivate var isCombiningMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }

    /// Moves or hides what stands around it, or is no character at all: bidi controls, zero-width
    /// characters, fillers, line separators, tags, noncharacters.
    fileprivate var isInvisible: Bool {
        if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return true }
        switch properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator, .control: return true
        default: return self == Unicode.Scalar.emptyBraille
        }
    }

    /// A symbol by category that shows nothing.
    private static let emptyBraille: Unicode.Scalar = "\u{2800}"
}
