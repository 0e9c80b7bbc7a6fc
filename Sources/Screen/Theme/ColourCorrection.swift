import Units

/// A colour of a scheme that could not be read on its background and is shown otherwise.
public struct ColourCorrection: Hashable, Sendable {
    /// What the colour is for.
    public let role: SafeText
    /// Whether the role tells how near an account is to its line.
    public let isAlarm: Bool
    /// The place in the scheme, 0 to 15.
    public let slot: Int
    /// The scheme's colour as 24-bit RGB.
    public let given: UInt32
    /// The colour that is shown.
    public let shown: UInt32
}

extension Theme {
    /// The colours that were moved until they could be read, alarms first.
    public var corrections: [ColourCorrection] {
        Theme.guarded.compactMap { entry in
            let (given, shown) = (palette[entry.slot], self[entry.role].foreground)
            guard given != shown else { return nil }
            return ColourCorrection(
                role: SafeText("\(entry.role)"), isAlarm: entry.isAlarm, slot: entry.slot, given: given,
                shown: shown)
        }
    }

    /// Whether the background is nearer to black than to white, as the eye sees it.
    public var isDark: Bool { Contrast.ratio(palette[0], 0xFFFFFF) >= Contrast.ratio(palette[0], 0x000000) }

    /// The roles whose contrast is kept at `leastContrast`, with the colour that each takes.
    static let guarded: [(role: Role, slot: Int, isAlarm: Bool)] = [
        (.liquidatable, 0x8, true), (.critical, 0x8, true), (.warning, 0xA, true), (.watch, 0xC, true),
        (.ok, 0xB, true), (.text, 0x5, false), (.heading, 0x4, false), (.title, 0x6, false),
        (.selection, 0x6, false), (.rise, 0xB, false), (.fall, 0x8, false), (.chart, 0xD, false),
        (.bar, 0xD, false), (.key, 0xA, false), (.status, 0x5, false), (.field, 0x6, false),
        (.focusedBorder, 0xD, false),
    ]
}
