import Desk
import Protocols
import Units

extension DeskFile {
    /// A place to lend or to exchange.
    public struct Venue: Hashable, Sendable {
        /// What it does.
        public enum Kind: Hashable, Sendable {
            /// A lending market of Aave v3.7, with its reserves in order.
            case lending([Reserve])
            /// A market of another lending protocol.
            case platform(LendingKind)
            /// A pool of two tokens.
            case pool(base: SafeText, quote: SafeText, PoolKind)
        }

        /// What it is called.
        public var name: SafeText
        /// The chain that it lives on.
        public var chain: SafeText
        /// What it does.
        public var kind: Kind
        /// Its line in the file.
        public var line: Int

        /// Whether it lends.
        var isLending: Bool {
            if case .pool = kind { false } else { true }
        }
    }

    /// One asset of a lending market.
    public struct Reserve: Hashable, Sendable {
        /// The instrument.
        public var symbol: SafeText
        /// What is set for it; its decimals are those of the instrument and stand at 18 here.
        public var configuration: AaveReserveConfiguration
        /// Its line in the file.
        public var line: Int
    }

    static func venues(_ value: DeskValue) throws(DeskFileProblem) -> [Venue] {
        var venues: [Venue] = []
        for item in try value.list() {
            let venue = try venue(item)
            guard !venues.contains(where: { $0.name == venue.name }) else {
                throw item.problem("\(venue.name) is there already")
            }
            venues.append(venue)
        }
        return venues
    }

    /// What a venue may be, and the keys that it knows beside its name and chain.
    private enum VenueWord: String, CaseIterable {
        case lending, pool, compound, morpho, maker

        var keys: [String] {
            switch self {
            case .lending: ["reserves"]
            case .pool: ["base", "quote"] + DeskFile.poolKeys
            case .compound: DeskFile.compoundKeys
            case .morpho: ["loan", "collateral", "lltv", "fee"]
            case .maker: DeskFile.makerKeys
            }
        }

        var plural: String {
            switch self {
            case .lending: "lending venues"
            case .pool: "pools"
            case .compound, .morpho, .maker: "venues of kind \(rawValue)"
            }
        }
    }

    private static func venue(_ value: DeskValue) throws(DeskFileProblem) -> Venue {
        let known = VenueWord.allCases.flatMap(\.keys)
        let keys = try value.mapping(known: ["name", "chain", "kind"] + known)
        let word = try keys.required("kind").word(VenueWord.allCases.map { ($0.rawValue, $0) })
        let (name, chain) = (try keys.required("name").text(), try keys.required("chain").text())
        for key in known where !word.keys.contains(key) {
            guard let stray = keys[key] else { continue }
            let owner = VenueWord.allCases.first { $0.keys.contains(key) } ?? word
            throw stray.problem("is for \(owner.plural) only")
        }
        let kind: Venue.Kind =
            switch word {
            case .lending: .lending(try reserves(keys.required("reserves")))
            case .pool: try pair(keys)
            case .compound: .platform(.comet(try compound(keys)))
            case .morpho: .platform(.morpho(try morpho(keys)))
            case .maker: .platform(.maker(try maker(keys)))
            }
        return Venue(name: name, chain: chain, kind: kind, line: value.line)
    }

    private static func pair(_ keys: DeskMapping) throws(DeskFileProblem) -> Venue.Kind {
        let (base, quote) = (try keys.required("base"), try keys.required("quote"))
        guard try base.text() != quote.text() else { throw quote.problem("is the same as base") }
        return .pool(base: try base.text(), quote: try quote.text(), try poolKind(keys))
    }

    private static func reserves(_ value: DeskValue) throws(DeskFileProblem) -> [Reserve] {
        var reserves: [Reserve] = []
        for item in try value.list() {
            let reserve = try reserve(item)
            guard !reserves.contains(where: { $0.symbol == reserve.symbol }) else {
                throw item.problem("\(reserve.symbol) is there already")
            }
            reserves.append(reserve)
        }
        if reserves.isEmpty { throw value.problem("is empty") }
        return reserves
    }

    private static let reserveKeys = [
        "symbol", "loan_to_value", "liquidation_threshold", "liquidation_bonus", "liquidation_fee",
        "reserve_factor", "optimal_usage", "base_rate", "slope1", "slope2", "supply_cap", "borrow_cap",
        "borrowing",
    ]

    private static func reserve(_ value: DeskValue) throws(DeskFileProblem) -> Reserve {
        let keys = try value.mapping(known: reserveKeys)
        func share(_ key: String, usual: UInt32, most: UInt32 = 10_000) throws(DeskFileProblem) -> UInt32 {
            try keys[key].map { value throws(DeskFileProblem) in try value.basisPoints(most: most) } ?? usual
        }
        let threshold = try share("liquidation_threshold", usual: 0)
        let bonus = try share("liquidation_bonus", usual: 0)
        var configuration = AaveReserveConfiguration(
            decimals: 18, loanToValue: try share("loan_to_value", usual: 0),
            liquidationThreshold: threshold,
            liquidationBonus: threshold == 0 && bonus == 0 ? 0 : 10_000 + bonus,
            reserveFactor: try share("reserve_factor", usual: 1_000),
            rateCurve: AaveRateCurve(
                optimalUsageRatio: try share("optimal_usage", usual: 8_000),
                baseVariableBorrowRate: try share("base_rate", usual: 0, most: 100_000),
                variableRateSlope1: try share("slope1", usual: 400, most: 100_000),
                variableRateSlope2: try share("slope2", usual: 6_000, most: 100_000)))
        configuration.liquidationProtocolFee = try share("liquidation_fee", usual: 0)
        try keys.read("supply_cap", into: &configuration.supplyCap, cap(_:))
        try keys.read("borrow_cap", into: &configuration.borrowCap, cap(_:))
        try keys.read("borrowing", into: &configuration.isBorrowingEnabled) { value throws(DeskFileProblem) in
            try value.flag()
        }
        do throws(AaveError) {
            try configuration.validate()
        } catch {
            throw value.problem("the lending contract would refuse it: \(error)")
        }
        return Reserve(
            symbol: try keys.required("symbol").text(), configuration: configuration, line: value.line)
    }

    /// Caps are of 36 bits in the contract.
    private static func cap(_ value: DeskValue) throws(DeskFileProblem) -> UInt64 {
        try value.whole(0...68_719_476_735)
    }
}
