import Desk
import Units

extension DeskFile {
    /// When somebody is told.
    public struct Alerts: Hashable, Sendable {
        /// The health factors at which accounts are told of.
        public var health = HealthEdgeTerms()
        /// So long a health factor must stay below an edge before an alert is raised; 0 raises at once.
        public var dwellNanoseconds: Int64 = 0
        /// Prices that alert, in the order of the file.
        public var prices: [PriceAlert] = []
        /// The age in seconds beyond which any oracle's price alerts, 0 for never; nil takes each instrument's own.
        public var oracleAge: UInt32?
        /// The silence in nanoseconds after which a feed alerts, at least a second; nil never.
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
        if let edges = keys["health"] { try readEdges(edges) }
        try keys.read("hysteresis", into: &health.hysteresisBasisPoints) { value throws(DeskFileProblem) in
            try value.basisPoints(most: HealthEdgeTerms.greatestHysteresis)
        }
        try keys.read("dwell", into: &dwellNanoseconds) { value throws(DeskFileProblem) in
            try value.nanoseconds()
        }
        try keys.read("prices", into: &prices, DeskFile.Alerts.prices(_:))
        try keys.read("oracle_age", into: &oracleAge, DeskFile.Alerts.age(_:))
        try keys.read("feed_silence", into: &feedSilenceNanoseconds, DeskFile.Alerts.span(_:))
    }

    private mutating func readEdges(_ value: DeskValue) throws(DeskFileProblem) {
        let keys = try value.mapping(known: ["critical", "warning", "watch"])
        func edge(_ value: DeskValue) throws(DeskFileProblem) -> UInt128 { try value.healthFactor() }
        try keys.read("critical", into: &health.critical, edge)
        try keys.read("warning", into: &health.warning, edge)
        try keys.read("watch", into: &health.watch, edge)
        guard health.isSound else {
            throw value.problem("its edges do not rise from critical over warning to watch")
        }
    }

    /// A span of a second at least, or `never`.
    private static func span(_ value: DeskValue) throws(DeskFileProblem) -> Int64? {
        if try value.written() == "never" { return nil }
        let span = try value.nanoseconds()
        guard span > 0 else { throw value.problem("is zero: write never to switch it off") }
        guard span >= Timestamp.nanosecondsPerSecond else {
            throw value.problem("\(DeskFileProblem.quoted(try value.written())) is less than a second")
        }
        return span
    }

    /// Whole seconds above 0, or 0 for `never`.
    private static func age(_ value: DeskValue) throws(DeskFileProblem) -> UInt32? {
        if try value.written() == "never" { return 0 }
        let seconds = try value.seconds()
        guard seconds > 0 else { throw value.problem("is zero: write never to switch it off") }
        return seconds
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
