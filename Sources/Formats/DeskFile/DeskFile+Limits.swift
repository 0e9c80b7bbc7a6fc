import Desk
import Units

extension DeskLimits {
    private static let deskKeys = [
        "order_notional", "notional_per_second", "notional_per_minute", "notional_per_day", "position",
        "concentration", "price_band", "orders_per_second", "health_floor", "size_multiple", "protection",
        "duplicate_window",
    ]

    init(_ value: DeskValue) throws(DeskFileProblem) {
        self.init()
        let keys = try value.mapping(known: DeskLimits.deskKeys)
        try readValues(keys)
        try keys.read("concentration", into: &concentration, Limit.share(_:))
        try keys.read("price_band", into: &priceBand, Limit.share(_:))
        try keys.read("orders_per_second", into: &ordersPerSecond) { value throws(DeskFileProblem) in
            try Limit(value) { value throws(DeskFileProblem) in UInt128(try value.whole(1...1_000_000)) }
        }
        try keys.read("health_floor", into: &healthFloor, Limit.floor(_:))
        try keys.read("size_multiple", into: &sizeMultiple) { value throws(DeskFileProblem) in
            UInt128(try value.whole(1...1_000_000))
        }
        try keys.read("protection", into: &protectionBasisPoints) { value throws(DeskFileProblem) in
            UInt128(try value.basisPoints(most: 10_000))
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

extension DeskLimits.Limit {
    /// Reads `{ warn: ..., deny: ... }`; the warning must come first.
    init(
        _ value: DeskValue, isFloor: Bool = false,
        _ reading: (DeskValue) throws(DeskFileProblem) -> UInt128
    ) throws(DeskFileProblem) {
        let keys = try value.mapping(known: ["warn", "deny"])
        let (warn, deny) = (try reading(keys.required("warn")), try reading(keys.required("deny")))
        self.init(soft: warn, hard: deny)
        guard isFloor ? warn >= deny : warn <= deny else {
            throw value.problem("it would deny before it warns")
        }
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
