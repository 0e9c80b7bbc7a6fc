/// Contrast of two colours as WCAG 2 measures it, from 1 to 21.
enum Contrast {
    static func ratio(_ left: UInt32, _ right: UInt32) -> Double {
        let (first, second) = (luminance(left), luminance(right))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// Returns a colour moved toward white or black, whichever is farther from the background, until the
    /// contrast is reached.
    static func readable(_ colour: UInt32, on background: UInt32, atLeast least: Double) -> UInt32 {
        let goal: UInt32 = luminance(background) < 0.18 ? 0xFFFFFF : 0x000000
        for step in 0...16 {
            let mixed = mix(colour, goal, sixteenths: UInt32(step))
            if ratio(mixed, background) >= least { return mixed }
        }
        return goal
    }

    private static func mix(_ from: UInt32, _ goal: UInt32, sixteenths: UInt32) -> UInt32 {
        func channel(_ shift: UInt32) -> UInt32 {
            let (start, end) = (from >> shift & 255, goal >> shift & 255)
            return ((start * (16 - sixteenths) + end * sixteenths) / 16) << shift
        }
        return channel(16) | channel(8) | channel(0)
    }

    private static func luminance(_ colour: UInt32) -> Double {
        0.2126 * linear[Int(colour >> 16 & 255)] + 0.7152 * linear[Int(colour >> 8 & 255)]
            + 0.0722 * linear[Int(colour & 255)]
    }

    /// Light that a channel's value stands for. The exponent 2.4 is taken as x^2 times the fifth root of x^2,
    /// since this room has no `pow`.
    private static let linear: [Double] = (0...255).map { value in
        let share = Double(value) / 255
        if share <= 0.04045 { return share / 12.92 }
        let base = (share + 0.055) / 1.055
        return base * base * fifthRoot(base * base)
    }

    private static func fifthRoot(_ value: Double) -> Double {
        var root = 1.0
        for _ in 0..<40 { root -= (root - value / (root * root * root * root)) / 5 }
        return root
    }
}
