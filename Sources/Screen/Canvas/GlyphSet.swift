/// The glyphs that the desk draws with, where a terminal shows Unicode and where it does not.
///
/// None of them is an emoji on any system, and none is wide.
struct GlyphSet: Sendable {
    let isASCII: Bool
    let horizontal: Unicode.Scalar
    let vertical: Unicode.Scalar
    /// Top left, top right, bottom left, bottom right.
    let corners: [Unicode.Scalar]
    let focusedHorizontal: Unicode.Scalar
    let focusedVertical: Unicode.Scalar
    let focusedCorners: [Unicode.Scalar]
    let ellipsis: Unicode.Scalar
    /// From an eighth to a whole, for bars that grow upward.
    let levels: [Unicode.Scalar]
    /// A whole cell of a bar, and an empty one.
    let bar: Unicode.Scalar
    let barRest: Unicode.Scalar
    let separator: Unicode.Scalar

    static let unicode = GlyphSet(
        isASCII: false, horizontal: "─", vertical: "│", corners: ["┌", "┐", "└", "┘"], focusedHorizontal: "═",
        focusedVertical: "║", focusedCorners: ["╔", "╗", "╚", "╝"], ellipsis: "…",
        levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], bar: "█", barRest: "·", separator: "│")

    static let ascii = GlyphSet(
        isASCII: true, horizontal: "-", vertical: "|", corners: ["+", "+", "+", "+"], focusedHorizontal: "=",
        focusedVertical: "#", focusedCorners: ["#", "#", "#", "#"], ellipsis: "~",
        levels: ["_", ".", "-", "-", "=", "=", "#", "#"], bar: "#", barRest: ".", separator: "|")
}
