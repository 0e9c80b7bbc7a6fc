/// What one cell of the screen shows: a glyph and the style of its role.
@frozen
public struct Cell: Hashable, Sendable {
    /// One grapheme of width one or two as a Unicode scalar with at most one combining mark packed above it.
    ///
    /// Low 21 bits the base scalar, next 21 bits a combining scalar or 0. A wide glyph is followed by a
    /// cell whose `glyph` is `Cell.continuation`.
    public var glyph: UInt64
    /// Colours and attributes.
    public var style: CellStyle

    /// Makes a cell of one scalar.
    @inlinable
    public init(_ scalar: Unicode.Scalar, _ style: CellStyle = .plain) {
        glyph = UInt64(scalar.value)
        self.style = style
    }

    /// The glyph of the right half of a wide character.
    @inlinable
    public static var continuation: UInt64 { 0 }

    /// An empty cell in the terminal's own colours.
    @inlinable
    public static var blank: Cell { Cell(" ") }
}

/// The look of a cell after the theme has turned roles into colours.
@frozen
public struct CellStyle: Hashable, Sendable {
    /// Foreground: 24-bit RGB, or `terminalDefault`.
    public var foreground: UInt32
    /// Background: 24-bit RGB, or `terminalDefault`.
    public var background: UInt32
    /// Bold, reverse, underline, dim.
    public var attributes: CellAttributes

    /// Makes a style from 24-bit colours.
    @inlinable
    public init(
        foreground: UInt32 = CellStyle.terminalDefault, background: UInt32 = CellStyle.terminalDefault,
        attributes: CellAttributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The colour that the terminal shows when none is asked for.
    @inlinable
    public static var terminalDefault: UInt32 { .max }

    /// The terminal's own colours without attributes.
    @inlinable
    public static var plain: CellStyle { CellStyle() }
}

/// Attributes of a cell that need no colour.
@frozen
public struct CellAttributes: OptionSet, Hashable, Sendable {
    /// The attributes as bits.
    public let rawValue: UInt8

    /// Makes attributes of bits.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier strokes.
    @inlinable public static var bold: CellAttributes { .init(rawValue: 1) }
    /// Foreground and background exchanged.
    @inlinable public static var reverse: CellAttributes { .init(rawValue: 2) }
    /// A line below.
    @inlinable public static var underline: CellAttributes { .init(rawValue: 4) }
    /// Fainter strokes.
    @inlinable public static var dim: CellAttributes { .init(rawValue: 8) }
}
