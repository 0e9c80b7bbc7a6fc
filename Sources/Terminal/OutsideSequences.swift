import Screen
import Units

/// Sequences that reach beyond the terminal's own screen: its clipboard, and notifications.
///
/// Only safe text enters them, so that nothing in a name can end one early or begin another.
struct OutsideSequences {
    /// Whether tmux stands between: what is not for it must be wrapped, and reaches the terminal only where the
    /// user lets it (`allow-passthrough`).
    let isInTmux: Bool
    /// Whether more than ASCII may be sent.
    let usesUnicode: Bool

    /// Puts a text into the clipboard.
    func clipboard(_ text: CopiedText) -> String {
        passed("\u{1B}]52;c;\(Base64.text(Array(text.text.utf8)))\u{07}")
    }

    /// Shows a notification; nothing for a style that is none.
    func notification(_ text: SafeText, style: NotificationStyle) -> String {
        switch style {
        case .osc9: passed("\u{1B}]9;plimsoll: \(shown(text))\u{07}")
        case .osc777: passed("\u{1B}]777;notify;plimsoll;\(shown(text))\u{07}")
        case .auto, .none: ""
        }
    }

    /// A semicolon would part the text.
    private func shown(_ text: SafeText) -> String {
        let line = text.text.prefix(OutsideSequences.greatestCount)
        return String(
            String.UnicodeScalarView(
                line.unicodeScalars.map { $0 == ";" ? "," : usesUnicode || $0.isASCII ? $0 : "?" }))
    }

    private static let greatestCount = 200

    private func passed(_ sequence: String) -> String {
        guard isInTmux else { return sequence }
        let doubled = sequence.split(separator: "\u{1B}", omittingEmptySubsequences: false)
            .joined(separator: "\u{1B}\u{1B}")
        return "\u{1B}Ptmux;\(doubled)\u{1B}\\"
    }
}
