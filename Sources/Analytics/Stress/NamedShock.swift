import Units

/// What prices did in a day that is remembered, measured from recorded closes.
///
/// - Units: ten-thousandths of the price, rounded to the nearest; negative for a fall.
/// - Source: the deepest fall of each asset within 24 hours in recorded bars of exchanges: of one minute in May 2021,
///   March 2023 and August 2024, of a day for UST, of five minutes for the rest.
public struct NamedShock: Hashable, Sendable {
    /// One asset's move.
    public struct Move: Hashable, Sendable {
        /// The asset's symbol.
        public let symbol: SafeText
        /// The fall in basis points.
        public let basisPoints: Int64
    }

    /// What it is called.
    public let name: String
    /// What happened, in a few words.
    public let summary: String
    /// The moves, each asset's within its own worst day.
    public let moves: [Move]

    private init(_ name: String, _ summary: String, _ moves: [(SafeText, Int64)]) {
        (self.name, self.summary) = (name, summary)
        self.moves = moves.map { Move(symbol: $0.0, basisPoints: $0.1) }
    }

    /// All that are known, oldest first.
    public static let all: [NamedShock] = [
        NamedShock(
            "black-thursday-2020", "12 and 13 March 2020", [("ETH", -5_276), ("BTC", -2_858)]),
        NamedShock(
            "may-2021", "19 May 2021",
            [("ETH", -4_437), ("BTC", -3_156), ("LINK", -5_296), ("AAVE", -4_601), ("UNI", -5_406)]),
        NamedShock(
            "terra-2022", "the end of UST in May 2022", [("ETH", -2_645), ("BTC", -1_612), ("UST", -6_231)]),
        NamedShock(
            "usdc-depeg-2023", "the bank behind USDC, 10 and 11 March 2023",
            [("USDC", -1_261), ("BTC", -1_025)]),
        NamedShock("august-2023", "17 August 2023", [("ETH", -1_413), ("BTC", -1_307)]),
        NamedShock("yen-unwind-2024", "5 August 2024", [("ETH", -2_698), ("BTC", -1_923)]),
        NamedShock("october-2025", "10 October 2025", [("ETH", -2_030), ("BTC", -1_507)]),
    ]

    /// Returns the shock of a name; `nil` when none has it.
    public static func named(_ name: String) -> NamedShock? { all.first { $0.name == name } }
}
