import Desk
import Protocols
import Units

extension DeskFile {
    /// What trips breakers and how they reopen.
    public struct Breakers: Hashable, Sendable {
        /// The terms; their overrides are named by symbol below.
        public var terms = BreakerTerms.usual
        /// Triggers of single instruments, in the order of the file.
        public var assets: [Asset] = []
        /// Whether breakers trip by themselves; `nil` in the simulated market alone, and wherever the file changes
        /// something of them.
        public var isEnabled: Bool?

        /// Makes the defaults of the simulated market.
        public init() {}

        /// Triggers of one instrument.
        public struct Asset: Hashable, Sendable {
            /// The instrument.
            public var symbol: SafeText
            /// Its triggers.
            public var triggers: BreakerTerms.Asset
            /// Its line in the file.
            public var line: Int
        }
    }
}

extension DeskFile.Breakers {
    private static let keys = [
        "enabled", "moving", "steady", "assets", "outflow", "desk_loss", "account_loss", "states",
        "liquidation_hold",
    ]
    private static let triggers = [
        "band", "per_second", "per_minute", "per_hour", "disagreement", "depeg", "stale",
    ]

    init(_ value: DeskValue) throws(DeskFileProblem) {
        self.init()
        let keys = try value.mapping(known: DeskFile.Breakers.keys)
        try keys.read("enabled", into: &isEnabled) { value throws(DeskFileProblem) in
            try value.written() == "auto" ? nil : try value.flag()
        }
        if let section = keys["moving"] { try DeskFile.Breakers.read(section, into: &terms.moving) }
        if let section = keys["steady"] { try DeskFile.Breakers.read(section, into: &terms.steady) }
        try keys.read("assets", into: &assets) { value throws(DeskFileProblem) in
            try DeskFile.Breakers.assets(value, over: BreakerTerms.usual.moving)
        }
        try keys.read("outflow", into: &terms.outflow, DeskFile.Breakers.part(_:))
        try keys.read("desk_loss", into: &terms.deskLoss, DeskFile.Breakers.part(_:))
        try keys.read("account_loss", into: &terms.accountLoss, DeskFile.Breakers.part(_:))
        if let section = keys["states"] { terms.states = try DeskFile.Breakers.states(section) }
        try keys.read("liquidation_hold", into: &terms.liquidationHold) { value throws(DeskFileProblem) in
            try value.nanoseconds()
        }
    }

    /// Reads the triggers of a kind of asset; what is not said stays as it is.
    private static func read(
        _ value: DeskValue, into asset: inout BreakerTerms.Asset, beside: [String] = []
    ) throws(DeskFileProblem) {
        let keys = try value.mapping(known: triggers + beside)
        let price = asset.price
        var (band, second, minute, hour) = (price.band, price.perSecond, price.perMinute, price.perHour)
        try keys.read("band", into: &band, limit(_:))
        try keys.read("per_second", into: &second, limit(_:))
        try keys.read("per_minute", into: &minute, limit(_:))
        try keys.read("per_hour", into: &hour, limit(_:))
        asset.price = PriceBandRules(band: band, perSecond: second, perMinute: minute, perHour: hour)
        try keys.read("disagreement", into: &asset.disagreement, limit(_:))
        try keys.read("depeg", into: &asset.depeg, limit(_:))
        try keys.read("stale", into: &asset.staleAfter, age(_:))
    }

    private static func assets(
        _ value: DeskValue, over usual: BreakerTerms.Asset
    ) throws(DeskFileProblem) -> [Asset] {
        var assets: [Asset] = []
        for item in try value.list() {
            var triggers = usual
            try read(item, into: &triggers, beside: ["symbol"])
            let keys = try item.mapping(known: DeskFile.Breakers.triggers + ["symbol"])
            let symbol = try keys.required("symbol").text()
            guard !assets.contains(where: { $0.symbol == symbol }) else {
                throw item.problem("names \(symbol) a second time")
            }
            assets.append(Asset(symbol: symbol, triggers: triggers, line: item.line))
        }
        return assets
    }

    private static func states(_ value: DeskValue) throws(DeskFileProblem) -> BreakerRules {
        let keys = try value.mapping(known: ["limit", "halt", "repay_only", "limits_only"])
        let usual = BreakerRules.usual
        var spans = (usual.limitState, usual.halt, usual.riskReducing, usual.limitOrders)
        try keys.read("limit", into: &spans.0, span(_:))
        try keys.read("halt", into: &spans.1, span(_:))
        try keys.read("repay_only", into: &spans.2, span(_:))
        try keys.read("limits_only", into: &spans.3, span(_:))
        return BreakerRules(
            limitState: spans.0, halt: spans.1, riskReducing: spans.2, limitOrders: spans.3)
    }

    private static func span(_ value: DeskValue) throws(DeskFileProblem) -> Int64 {
        let span = try value.nanoseconds()
        guard span > 0 else { throw value.problem("is zero: each state lasts for some time") }
        return span
    }

    /// A share in basis points, or 0 for `never`.
    private static func limit(_ value: DeskValue) throws(DeskFileProblem) -> UInt32 {
        try share(value, most: PriceTrail.greatestShare)
    }

    /// A share of less than the whole in basis points, or 0 for `never`.
    private static func part(_ value: DeskValue) throws(DeskFileProblem) -> UInt32 {
        try share(value, most: 9_999)
    }

    private static func share(_ value: DeskValue, most: UInt32) throws(DeskFileProblem) -> UInt32 {
        if try value.written() == "never" { return 0 }
        let points = try value.basisPoints(most: most)
        guard points > 0 else { throw value.problem("is zero: write never to switch it off") }
        return points
    }

    /// Whole seconds, 0 for `never`, nil for `own`: each instrument's own.
    private static func age(_ value: DeskValue) throws(DeskFileProblem) -> UInt32? {
        let text = try value.written()
        if text == "own" { return nil }
        if text == "never" { return 0 }
        let seconds = try value.seconds()
        guard seconds > 0 else { throw value.problem("is zero: write never to switch it off") }
        return seconds
    }
}
