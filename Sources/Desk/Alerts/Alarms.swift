import Units

/// What is to be alerted of beside the health of accounts: the payload of `Command.setAlarms`.
public struct AlarmTerms: Hashable, Sendable {
    /// A level that the price of an instrument is not to pass.
    public struct PriceLevel: Hashable, Sendable {
        /// The instrument.
        public var instrument: InstrumentID
        /// Whether a rise to the level alerts, or a fall to it.
        public var isAbove: Bool
        /// The level.
        public var level: Price

        /// Makes a level.
        public init(_ instrument: InstrumentID, isAbove: Bool, level: Price) {
            self.instrument = instrument
            self.isAbove = isAbove
            self.level = level
        }
    }

    /// The levels.
    public var prices: [PriceLevel]
    /// How long a health factor has to stay below an edge before a warning is raised, in nanoseconds; critical and
    /// worse never wait.
    public var dwell: Int64
    /// The age in seconds beyond which any oracle price alerts, 0 for never; `nil` takes each instrument's own
    /// `maximumPriceAge`. Orders are held to the instrument's own in any case.
    public var oracleAge: UInt32?

    /// Makes terms: no levels, no dwell and each instrument's own age unless said otherwise.
    public init(prices: [PriceLevel] = [], dwell: Int64 = 0, oracleAge: UInt32? = nil) {
        self.prices = prices
        self.dwell = dwell
        self.oracleAge = oracleAge
    }
}

/// The alarms of a desk and the alerts that stand for them; 0 stands for none.
struct Alarms: Sendable {
    /// A level with its alert.
    struct PriceAlarm: Hashable, Sendable {
        var terms: AlarmTerms.PriceLevel
        var alert: UInt64 = 0

        /// The price at which something changes: the level, or where a standing alert is over.
        ///
        /// An alert is over half a percent beyond the level, so that a price that hovers there alerts once.
        var trigger: UInt128 {
            let level = terms.level.raw
            guard alert != 0 else { return level }
            return terms.isAbove ? level - level / 200 : level + level / 200
        }

        /// Whether a price at or below the trigger changes something, rather than one at or above it.
        var waitsForFall: Bool { terms.isAbove == (alert != 0) }
    }

    /// An account whose health has fallen below an edge and which may recover before anybody is woken.
    struct Pending: Hashable, Sendable {
        var account: AccountID
        var due: Int64
    }

    var prices: [PriceAlarm] = []
    /// By instrument, the alert of its oracle's age.
    var staleness: [UInt64] = []
    /// By feed, the alert of its silence.
    var silence: [UInt64] = []
    var pending: [Pending] = []
    var dwell: Int64 = 0
    /// In place of each instrument's own greatest age.
    var oracleAge: UInt32?

    static func alert(_ alerts: [UInt64], _ index: Int) -> UInt64 { index < alerts.count ? alerts[index] : 0 }

    static func set(_ alerts: inout [UInt64], _ index: Int, _ alert: UInt64) {
        while alerts.count <= index { alerts.append(0) }
        alerts[index] = alert
    }
}
