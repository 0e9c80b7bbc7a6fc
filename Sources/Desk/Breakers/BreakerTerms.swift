import Protocols
import Units

/// What trips breakers and how they reopen: the payload of `Command.setBreakers`.
///
/// Shares are in basis points; 0 switches a trigger off.
public struct BreakerTerms: Hashable, Sendable {
    /// What trips the breaker of one asset.
    public struct Asset: Hashable, Sendable {
        /// How far and how fast its price may move; the band lies around the mean of five minutes.
        public var price: PriceBandRules
        /// How far the oracle may lie from what the market pays elsewhere.
        public var disagreement: UInt32
        /// How far the price may lie from one unit of the base currency; for stablecoins alone.
        public var depeg: UInt32
        /// The greatest age of a price in seconds, 0 for any; `nil` takes the instrument's own.
        public var staleAfter: UInt32?

        /// Makes triggers; none unless said otherwise.
        public init(
            price: PriceBandRules = PriceBandRules(band: 0, perSecond: 0, perMinute: 0, perHour: 0),
            disagreement: UInt32 = 0, depeg: UInt32 = 0, staleAfter: UInt32? = 0
        ) {
            self.price = price
            self.disagreement = disagreement
            self.depeg = depeg
            self.staleAfter = staleAfter
        }

        /// Whether nothing trips it.
        var isOff: Bool { self == Asset() }
    }

    /// Triggers of one instrument in place of those of its kind.
    public struct Override: Hashable, Sendable {
        /// The instrument.
        public var instrument: InstrumentID
        /// Its triggers.
        public var asset: Asset

        /// Makes an override.
        public init(_ instrument: InstrumentID, _ asset: Asset) {
            (self.instrument, self.asset) = (instrument, asset)
        }
    }

    /// For what is to keep its worth: stablecoins, bills, notes and funds.
    public var steady: Asset
    /// For everything else.
    public var moving: Asset
    /// For single instruments; the first that names one counts.
    public var overrides: [Override]
    /// The share of what a lending venue held that may leave within an hour, net of what comes in.
    public var outflow: UInt32
    /// The share of its net assets that the desk may lose in a day.
    public var deskLoss: UInt32
    /// The share of its net assets that an account may lose in a day.
    public var accountLoss: UInt32
    /// How long each state lasts.
    public var states: BreakerRules
    /// The longest that a breaker holds back simulated liquidations, in nanoseconds from its trip.
    public var liquidationHold: Int64
    /// Whether the desk has one person, who may reset his own trip a minute later.
    public var isAlone: Bool

    /// Makes terms; nothing trips unless said otherwise.
    public init(
        steady: Asset = Asset(), moving: Asset = Asset(), overrides: [Override] = [], outflow: UInt32 = 0,
        deskLoss: UInt32 = 0, accountLoss: UInt32 = 0, states: BreakerRules = .usual,
        liquidationHold: Int64 = 600_000_000_000, isAlone: Bool = true
    ) {
        (self.steady, self.moving, self.overrides) = (steady, moving, overrides)
        (self.outflow, self.deskLoss, self.accountLoss) = (outflow, deskLoss, accountLoss)
        (self.states, self.liquidationHold, self.isAlone) = (states, liquidationHold, isAlone)
    }

    /// Nothing trips but what somebody pulls.
    public static let off = BreakerTerms()

    /// What the simulated market comes with: prices that a calm or a rough day does not reach, and a crash does.
    public static let usual = BreakerTerms(
        steady: Asset(
            price: PriceBandRules(band: 100, perSecond: 100, perMinute: 150, perHour: 300),
            disagreement: 100, depeg: 200, staleAfter: nil),
        moving: Asset(
            price: PriceBandRules(band: 500, perSecond: 500, perMinute: 700, perHour: 2_000),
            disagreement: 300, staleAfter: nil),
        outflow: 3_000, deskLoss: 2_000, accountLoss: 5_000)

    /// Whether shares are less than the whole, prices' no greater than ten times that, and the hold is none or
    /// lasts.
    var isSound: Bool {
        let assets = [steady, moving] + overrides.map(\.asset)
        let points = assets.flatMap { asset in
            let price = asset.price
            return [
                price.band, price.perSecond, price.perMinute, price.perHour, asset.disagreement, asset.depeg,
            ]
        }
        return points.allSatisfy { $0 <= PriceTrail.greatestShare } && liquidationHold >= 0
            && [outflow, deskLoss, accountLoss].allSatisfy { $0 < BasisPoints.one.low }
    }

    /// Whether something but a person can trip a breaker.
    var isOn: Bool {
        ([steady, moving] + overrides.map(\.asset)).contains { !$0.isOff }
            || outflow + deskLoss + accountLoss > 0
    }

    /// The triggers of an instrument.
    func asset(_ instrument: InstrumentID, _ kind: InstrumentKind) -> Asset {
        if let own = overrides.first(where: { $0.instrument == instrument }) { return own.asset }
        switch kind {
        case .stablecoin: return steady
        case .bill, .note, .fund:
            var asset = steady
            asset.depeg = 0
            return asset
        case .crypto, .staked, .equity, .gold, .option, .perpetual, .governance: return moving
        }
    }
}
