import Units

extension DeskFile {
    /// What the desk may do: beyond `warn` an order warns, beyond `deny` it never leaves.
    ///
    /// - Units: values in dollars times 1e8, shares in basis points, health factors times 1e18.
    public struct Limits: Hashable, Sendable {
        /// A limit with a warning before it.
        public struct Limit: Hashable, Sendable {
            /// Beyond this a check warns.
            public var warn: UInt128
            /// Beyond this a check denies.
            public var deny: UInt128
        }

        /// Value of one order.
        public var orderNotional = Limit.dollars(warn: 1_000_000, deny: 5_000_000)
        /// Value of the orders of one second.
        public var notionalPerSecond = Limit.dollars(warn: 2_000_000, deny: 8_000_000)
        /// Value of the orders of one minute.
        public var notionalPerMinute = Limit.dollars(warn: 10_000_000, deny: 25_000_000)
        /// Value of the orders of one day, UTC.
        public var notionalPerDay = Limit.dollars(warn: 50_000_000, deny: 100_000_000)
        /// Value of one instrument in one account after an order.
        public var position = Limit.dollars(warn: 10_000_000, deny: 50_000_000)
        /// Share of one instrument of the net assets of the book after an order.
        public var concentration = Limit(warn: 15_000, deny: 50_000)
        /// Distance of a price from the reference.
        public var priceBand = Limit(warn: 100, deny: 500)
        /// Orders in one second.
        public var ordersPerSecond = Limit(warn: 10, deny: 50)
        /// Health factor after an order that lowers it.
        public var healthFloor = Limit(warn: 1_100_000_000_000_000_000, deny: 1_050_000_000_000_000_000)
        /// So many times the median order a size needs a typed confirmation.
        public var sizeMultiple: UInt64 = 10
        /// Protection of an order at the market, from the reference.
        public var protectionBasisPoints: UInt32 = 100
        /// Within so many nanoseconds an equal order needs a confirmation.
        public var duplicateNanoseconds: Int64 = 2_000_000_000

        /// Makes the defaults.
        public init() {}
    }
}

extension DeskFile.Limits {
    private static let keys = [
        "order_notional", "notional_per_second", "notional_per_minute", "notional_per_day", "position",
        "concentration", "price_band", "orders_per_second", "health_floor", "size_multiple", "protection",
        "duplicate_window",
    ]

    init(_ value: DeskValue) throws(DeskFileProblem) {
        self.init()
        let keys = try value.mapping(known: DeskFile.Limits.keys)
        try readValues(keys)
        try keys.read("concentration", into: &concentration, Limit.share(_:))
        try keys.read("price_band", into: &priceBand, Limit.share(_:))
        try keys.read("orders_per_second", into: &ordersPerSecond) { value throws(DeskFileProblem) in
            try Limit(value) { value throws(DeskFileProblem) in UInt128(try value.whole(1...1_000_000)) }
        }
        try keys.read("health_floor", into: &healthFloor, Limit.floor(_:))
        try keys.read("size_multiple", into: &sizeMultiple) { value throws(DeskFileProblem) in
            try value.whole(1...1_000_000)
        }
        try keys.read("protection", into: &protectionBasisPoints) { value throws(DeskFileProblem) in
            try value.basisPoints(most: 10_000)
        }
        try keys.read("duplicate_window", into: &duplicateNanoseconds) { value throws(DeskFileProblem) in
            try value.nanoseconds()
        }
    }

    private mutating func readValues(_ keys: DeskMapping) throws(DeskFileProblem) {
        try keys.read("order_notional", into: &orderNotional, Limit.dollars(_:))
        try keys.read("notional_per_second", into: &notionalPerSecond, Limit.dollars(_:))
        try keys.read("notional_per_minute", into: &notionalPerMinute, Limit.dollars(_:))
        try keys.read("notional_per_day", into: &notionalPerDay, Limit.dollars(_:))
        try keys.read("position", into: &position, Limit.dollars(_:))
    }
}

extension DeskFile.Limits.Limit {
    /// Reads `{ warn: ..., deny: ... }`; the warning must come first.
    init(
        _ value: DeskValue, isFloor: Bool = false,
        _ reading: (DeskValue) throws(DeskFileProblem) -> UInt128
    ) throws(DeskFileProblem) {
        let keys = try value.mapping(known: ["warn", "deny"])
        warn = try reading(keys.required("warn"))
        deny = try reading(keys.required("deny"))
        guard isFloor ? warn >= deny : warn <= deny else {
            throw value.problem("it would deny before it warns")
        }
    }

    static func dollars(warn: UInt128, deny: UInt128) -> Self {
        Self(warn: warn * 100_000_000, deny: deny * 100_000_000)
    }

    static func dollars(_ value: DeskValue) throws(DeskFileProblem) -> Self {
        try Self(value) { value throws(DeskFileProblem) in
            _ = try value.positive()
            return try value.scaled(decimals: 8)
        }
    }

    static func share(_ value: DeskValue) throws(DeskFileProblem) -> Self {
        try Self(value) { value throws(DeskFileProblem) in UInt128(try value.basisPoints(most: 1_000_000)) }
    }

    /// A floor of 1 or less would deny nothing before a liquidation does.
    static func floor(_ value: DeskValue) throws(DeskFileProblem) -> Self {
        try Self(value, isFloor: true) { value throws(DeskFileProblem) in try value.healthFactor() }
    }
}

extension DeskValue {
    /// Returns a health factor above 1 and up to 100, times 1e18.
    func healthFactor() throws(DeskFileProblem) -> UInt128 {
        let factor = try scaled(decimals: 18)
        let one: UInt128 = 1_000_000_000_000_000_000
        guard factor > one, factor <= 100 * one else {
            throw problem("\(DeskFileProblem.quoted(try written())) lies outside 1 (exclusive) to 100")
        }
        return factor
    }
}
