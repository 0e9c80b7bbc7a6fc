import Units

/// Colours by role, made of the sixteen colours of a base16 scheme.
///
/// Roles are bold or reverse where that is all that sets them apart without colour.
public struct Theme: Sendable {
    /// What users call it.
    public let name: SafeText
    /// The sixteen colours base00 to base0F as 24-bit RGB.
    public let palette: [UInt32]
    private let styles: [CellStyle]

    /// Makes a theme of exactly sixteen colours; alarm colours that could not be read on the background are
    /// moved toward its opposite until they can.
    public init(name: SafeText, palette: [UInt32]) {
        precondition(palette.count == 16, "a base16 scheme has sixteen colours")
        self.name = name
        self.palette = palette
        styles = Role.allCases.map { Theme.style(of: $0, palette) }
    }

    /// The style of a role.
    subscript(role: Role) -> CellStyle { styles[role.rawValue] }

    /// Contrast that alarms and text keep, as WCAG 2 measures it.
    static let leastContrast = 4.5

    private static func style(of role: Role, _ palette: [UInt32]) -> CellStyle {
        let ground = palette[0x0]
        func ink(_ index: Int, _ attributes: CellAttributes = [], on background: UInt32? = nil) -> CellStyle {
            let background = background ?? ground
            let colour = Contrast.readable(palette[index], on: background, atLeast: leastContrast)
            return CellStyle(foreground: colour, background: background, attributes: attributes)
        }
        switch role {
        case .text: return ink(0x5)
        case .muted: return quiet(palette, 0x4, least: 3.5)
        case .heading: return ink(0x4)
        case .border: return quiet(palette, 0x3, least: 1.8)
        case .focusedBorder: return ink(0xD)
        case .title: return ink(0x6, .bold)
        case .selection: return ink(0x6, .bold, on: palette[0x2])
        case .ok: return ink(0xB)
        case .watch: return ink(0xC)
        case .warning: return ink(0xA, .bold)
        case .critical: return ink(0x8, .bold)
        case .liquidatable: return alarm(palette)
        case .rise: return ink(0xB)
        case .fall: return ink(0x8)
        case .chart: return ink(0xD)
        case .bar: return ink(0xD)
        case .key: return ink(0xA, .bold, on: palette[0x1])
        case .status: return ink(0x5, on: palette[0x1])
        case .alarmLine: return ink(0x8, [.bold, .reverse])
        case .field: return ink(0x6, .underline, on: palette[0x1])
        }
    }

    private static func quiet(_ palette: [UInt32], _ index: Int, least: Double) -> CellStyle {
        CellStyle(
            foreground: Contrast.readable(palette[index], on: palette[0], atLeast: least),
            background: palette[0])
    }

    /// Background and alarm exchanged: seen without colour too.
    private static func alarm(_ palette: [UInt32]) -> CellStyle {
        let red = Contrast.readable(palette[0x8], on: palette[0], atLeast: leastContrast)
        return CellStyle(foreground: red, background: palette[0], attributes: [.bold, .reverse])
    }
}

extension Theme {
    /// Dark, for the night.
    public static let dark = Theme(
        name: "plimsoll-dark",
        palette: [
            0x12181F, 0x1C2530, 0x2A3846, 0x4A5B6B, 0x8B9BA8, 0xC9D3DA, 0xE4EBEF, 0xF6F9FA,
            0xF2707A, 0xF0A060, 0xE8C66A, 0x7FC98F, 0x6CC7C9, 0x6FB0E8, 0xC39BE0, 0xB98A6B,
        ])

    /// Light, for a bright room.
    public static let light = Theme(
        name: "plimsoll-light",
        palette: [
            0xFBFAF6, 0xEFEDE5, 0xDDE5EA, 0xA9B0B5, 0x5E6970, 0x2B343A, 0x151C21, 0x000000,
            0xB3202C, 0xA8540B, 0x7A5C00, 0x1F6F3A, 0x0B6470, 0x1B559B, 0x74318F, 0x6B4A2F,
        ])

    /// The themes that need no file.
    public static let builtIn = [dark, light]
}
