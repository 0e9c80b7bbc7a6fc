/// How many colours a terminal shows, and the nearest of them to a 24-bit colour.
public enum ColourDepth: Int, Sendable {
    case none = 0
    case eight = 8
    case sixteen = 16
    case palette = 256
    case direct = 16_777_216

    /// The greatest depth of so many colours.
    init(colours: Int) {
        switch colours {
        case ..<8: self = .none
        case 8..<16: self = .eight
        case 16..<256: self = .sixteen
        case 256..<16_777_216: self = .palette
        default: self = .direct
        }
    }

    /// Returns the terminal's number for a 24-bit colour; -1 without colours.
    func index(of colour: UInt32) -> Int32 {
        switch self {
        case .none: -1
        case .eight: ColourDepth.hue(of: colour) ?? ColourDepth.nearest(to: colour, among: [0, 7])
        case .sixteen:
            ColourDepth.hue(of: colour).map { ColourDepth.isBright(colour) ? $0 + 8 : $0 }
                ?? ColourDepth.nearest(to: colour, among: [0, 7, 8, 15])
        case .palette: ColourDepth.paletteIndex(of: colour)
        case .direct: Int32(colour & 0xFF_FFFF)
        }
    }

    /// Returns the terminal's numbers for a foreground on a background; colours that differ stay apart.
    func indices(foreground: Int32, background: Int32) -> (foreground: Int32, background: Int32) {
        guard foreground == background, self == .eight || self == .sixteen else {
            return (foreground, background)
        }
        return (background == 0 ? 7 : 0, background)
    }

    /// Which of the six hues a colour has; nil for what is nearly grey. A pale red is red here although yellow
    /// is as bright as it is: an alarm keeps its hue.
    private static func hue(of colour: UInt32) -> Int32? {
        let parts = channels(colour)
        guard let least = parts.min(), let greatest = parts.max(), greatest - least >= leastSaturation else {
            return nil
        }
        let middle = (least + greatest) / 2
        return parts.enumerated().reduce(Int32(0)) { $0 | ($1.element > middle ? 1 << Int32($1.offset) : 0) }
    }

    private static func isBright(_ colour: UInt32) -> Bool { (channels(colour).max() ?? 0) >= 216 }

    private static let leastSaturation = 48

    /// The sixteen colours as xterm shows them.
    private static let basic: [UInt32] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]

    /// Steps of the 6x6x6 cube behind the first sixteen.
    private static let steps: [Int] = [0, 95, 135, 175, 215, 255]

    /// The nearest of the cube and the greys; the first sixteen are left alone, since users repaint them.
    private static func paletteIndex(of colour: UInt32) -> Int32 {
        let parts = channels(colour)
        let cube = parts.map { part in
            steps.indices.min { abs(steps[$0] - part) < abs(steps[$1] - part) } ?? 0
        }
        let cubeColour = cube.map { steps[$0] }
        let mean = parts.reduce(0, +) / 3
        let grey = min(max((mean - 3) / 10, 0), 23)
        let greyColour = Array(repeating: 8 + 10 * grey, count: 3)
        if distance(parts, greyColour) < distance(parts, cubeColour) { return Int32(232 + grey) }
        return Int32(16 + 36 * cube[0] + 6 * cube[1] + cube[2])
    }

    private static func nearest(to colour: UInt32, among candidates: [Int]) -> Int32 {
        let parts = channels(colour)
        let best = candidates.min {
            distance(parts, channels(basic[$0])) < distance(parts, channels(basic[$1]))
        }
        return Int32(best ?? 0)
    }

    private static func channels(_ colour: UInt32) -> [Int] {
        [Int(colour >> 16 & 255), Int(colour >> 8 & 255), Int(colour & 255)]
    }

    /// Squared distance, weighted as the eye weighs red, green and blue.
    private static func distance(_ left: [Int], _ right: [Int]) -> Int {
        let weights = [3, 6, 2]
        return (0..<3).reduce(0) { $0 + weights[$1] * (left[$1] - right[$1]) * (left[$1] - right[$1]) }
    }
}
