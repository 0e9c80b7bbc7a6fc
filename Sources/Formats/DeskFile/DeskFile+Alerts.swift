import Units

extension DeskFile {
    /// When somebody is told.
    public struct Alerts: Hashable, Sendable {
        /// Below this health factor an account is critical, times 1e18.
        public var critical: UInt128 = 1_050_000_000_000_000_000
        /// Below this it is warned of, times 1e18.
        public var warning: UInt128 = 1_200_000_000_000_000_000
        /// Below this it is watched, times 1e18.
        public var watch: UInt128 = 1_500_000_000_000_000_000
        /// So far above its edge an alert is cleared, in basis points of the edge.
        public var hysteresisBasisPoints: UInt32 = 100
        /// So long a health factor must stay below an edge before an alert is raised; 0 raises at once.
        public var dwellNanoseconds: Int64 = 0
        /// Prices that alert, in the order of the file.
        public var prices: [PriceAlert] = []
        /// The age at which an oracle's price alerts; nil never.
        public var oracleAgeNanoseconds: Int64? = 3_600_000_000_000
        /// The silence after which a feed alerts; nil never.
        public var feedSilenceNanoseconds: Int64? = 10_000_000_000

        /// Makes the defaults.
        public init() {}
    }

    /// A price at which somebody is told.
    public struct PriceAlert: Hashable, Sendable {
        /// Which side of the price.
        public enum Side: Hashable, Sendable { case above, below }

        /// The instrument.
        public var symbol: SafeText
        /// Which side alerts.
        public var side: Side
        /// The price.
        public var price: Price
        /// Its line in the file.
        public var line: Int
    }
}

extension DeskFile.Alerts {
    private static let keys = ["health", "hysteresis", "dwell", "prices", "oracle_age", "feed_silence"]

    init(_ value: DeskValue) throws(DeskFileProblem) {
        self.init()
        let keys = try value.mapping(known: DeskFile.Alerts.keys)
        if let health = keys["health"] { try readEdges(health) }
        try keys.read("hysteresis", into: &hysteresisBasisPoints) { value throws(DeskFileProblem) in
            try value.basisPoints(most: 5_000)
        }
        try keys.read("dwell", into: &dwellNanoseconds) { value throws(DeskFileProblem) in
            try value.nanoseconds()
        }
        try keys.read("prices", into: &prices, DeskFile.Alerts.prices(_:))
        try keys.read("oracle_age", into: &oracleAgeNanoseconds, DeskFile.Alerts.span(_:))
        try keys.read("feed_silence", into: &feedSilenceNanoseconds, DeskFile.Alerts.span(_:))
    }

    private mutating func readEdges(_ value: DeskValue) throws(DeskFileProblem) {
        let keys = try value.mapping(known: ["critical", "warning", "watch"])
        func edge(_ value: DeskValue) throws(DeskFileProblem) -> UInt128 { try value.healthFactor() }
        try keys.read("critical", into: &critical, edge)
        try keys.read("warning", into: &warning, edge)
        try keys.read("watch", into: &watch, edge)
        guard critical < warning, warning < watch else {
            throw value.problem("its edges do not rise from critical over warning to watch")
        }
    }

    /// A span above 0, or `never`.
    private static func span(_ value: DeskValue) throws(DeskFileProblem) -> Int64? {
        if try value.written() == "never" { return nil }
        let span = try value.nanoseconds()
        guard span > 0 else { throw value.problem("is zero: write never to switch it off") }
        return span
    }

    private static func prices(_ value: DeskValue) throws(DeskFileProblem) -> [DeskFile.PriceAlert] {
        var alerts: [DeskFile.PriceAlert] = []
        for item in try value.list() {
            let keys = try item.mapping(known: ["symbol", "above", "below"])
            let symbol = try keys.required("symbol").text()
            guard (keys["above"] == nil) != (keys["below"] == nil) else {
                throw item.problem("needs either above or below")
            }
            let side: DeskFile.PriceAlert.Side = keys["above"] == nil ? .below : .above
            let price = try keys.required(side == .above ? "above" : "below").price()
            alerts.append(DeskFile.PriceAlert(symbol: symbol, side: side, price: price, line: item.line))
        }
        return alerts
    }
}
