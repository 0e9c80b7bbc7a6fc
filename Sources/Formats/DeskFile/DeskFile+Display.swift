import Units

extension DeskFile {
    /// How the desk looks on the terminal.
    public struct Display: Hashable, Sendable {
        /// Colours to use: `auto`, `0`, `8`, `16`, `256` or `true`.
        public var colour: SafeText = "auto"
        /// Whether to draw with ASCII only.
        public var usesASCII = false
        /// Whether the mouse is the desk's.
        public var usesMouse = true
        /// Whether the terminal is asked to show notifications.
        public var notifies = true

        /// Makes the defaults.
        public init() {}
    }

    /// The simulated market.
    public struct Market: Hashable, Sendable {
        /// How it behaves.
        public enum Mood: String, CaseIterable, Hashable, Sendable {
            case normal, calm, volatile, crash, depeg
        }

        /// What its prices follow from.
        public var seed: UInt64 = 42
        /// How it behaves.
        public var mood = Mood.normal
        /// Seconds of the market per second of the clock, times 1,000.
        public var speedMilli: UInt64 = 1_000

        /// Makes the defaults.
        public init() {}
    }
}

extension DeskFile.Display {
    private static let colours: [SafeText] = ["auto", "0", "8", "16", "256", "true"]

    init(_ value: DeskValue) throws(DeskFileProblem) {
        self.init()
        let keys = try value.mapping(known: ["color", "ascii", "mouse", "notify"])
        try keys.read("color", into: &colour) { value throws(DeskFileProblem) in
            try value.word(DeskFile.Display.colours.map { ($0.text, $0) })
        }
        func flag(_ value: DeskValue) throws(DeskFileProblem) -> Bool { try value.flag() }
        try keys.read("ascii", into: &usesASCII, flag)
        try keys.read("mouse", into: &usesMouse, flag)
        try keys.read("notify", into: &notifies, flag)
    }
}

extension DeskFile.Market {
    init(_ value: DeskValue) throws(DeskFileProblem) {
        self.init()
        let keys = try value.mapping(known: ["seed", "mood", "speed"])
        try keys.read("seed", into: &seed) { value throws(DeskFileProblem) in try value.whole(0 ... .max) }
        try keys.read("mood", into: &mood) { value throws(DeskFileProblem) in
            try value.word(Mood.allCases.map { ($0.rawValue, $0) })
        }
        try keys.read("speed", into: &speedMilli) { value throws(DeskFileProblem) in
            let milli = try value.scaled(decimals: 3)
            guard (10...100_000_000).contains(milli) else {
                throw value.problem(
                    "\(DeskFileProblem.quoted(try value.written())) lies outside 0.01 to 100000")
            }
            return UInt64(milli)
        }
    }
}
