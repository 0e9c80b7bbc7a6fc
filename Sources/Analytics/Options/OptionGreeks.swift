/// How an option's price moves with what it depends on, in the units a desk quotes.
public struct OptionGreeks: Hashable, Sendable {
    /// Change of the price for a change of the underlying by 1.
    public var delta: Double
    /// Change of `delta` for a change of the underlying by 1.
    public var gamma: Double
    /// Change of the price for a rise of the volatility by one point (0.01).
    public var vegaPerVolPoint: Double
    /// Change of the price as one day of 365 passes and nothing else changes.
    public var thetaPerDay: Double
    /// Change of the price for a rise of the rate by one point (0.01).
    public var rhoPerRatePoint: Double
    /// Change of `delta` for a rise of the volatility by one point; also that of vega by the underlying.
    public var vannaPerVolPoint: Double
    /// Change of `vegaPerVolPoint` for a rise of the volatility by one point.
    public var volgaPerVolPoint: Double
    /// Change of `delta` as one day of 365 passes.
    public var charmPerDay: Double

    /// No exposure at all.
    public static let zero = OptionGreeks(
        delta: 0, gamma: 0, vegaPerVolPoint: 0, thetaPerDay: 0, rhoPerRatePoint: 0, vannaPerVolPoint: 0,
        volgaPerVolPoint: 0, charmPerDay: 0)

    /// Makes Greeks of their figures.
    public init(
        delta: Double, gamma: Double, vegaPerVolPoint: Double, thetaPerDay: Double, rhoPerRatePoint: Double,
        vannaPerVolPoint: Double, volgaPerVolPoint: Double, charmPerDay: Double
    ) {
        self.delta = delta
        self.gamma = gamma
        self.vegaPerVolPoint = vegaPerVolPoint
        self.thetaPerDay = thetaPerDay
        self.rhoPerRatePoint = rhoPerRatePoint
        self.vannaPerVolPoint = vannaPerVolPoint
        self.volgaPerVolPoint = volgaPerVolPoint
        self.charmPerDay = charmPerDay
    }

    /// Returns the sum of these and others times a quantity.
    func adding(_ other: OptionGreeks, times quantity: Double) -> OptionGreeks {
        OptionGreeks(
            delta: delta + quantity * other.delta, gamma: gamma + quantity * other.gamma,
            vegaPerVolPoint: vegaPerVolPoint + quantity * other.vegaPerVolPoint,
            thetaPerDay: thetaPerDay + quantity * other.thetaPerDay,
            rhoPerRatePoint: rhoPerRatePoint + quantity * other.rhoPerRatePoint,
            vannaPerVolPoint: vannaPerVolPoint + quantity * other.vannaPerVolPoint,
            volgaPerVolPoint: volgaPerVolPoint + quantity * other.volgaPerVolPoint,
            charmPerDay: charmPerDay + quantity * other.charmPerDay)
    }

    var isFinite: Bool {
        [
            delta, gamma, vegaPerVolPoint, thetaPerDay, rhoPerRatePoint, vannaPerVolPoint, volgaPerVolPoint,
            charmPerDay,
        ].allSatisfy(\.isFinite)
    }
}

/// What an option is worth and how that moves.
public struct OptionValuation: Hashable, Sendable {
    /// The price, in the currency of the spot.
    public var price: Double
    /// How it moves.
    public var greeks: OptionGreeks

    /// Makes a valuation of its parts.
    public init(price: Double, greeks: OptionGreeks) {
        self.price = price
        self.greeks = greeks
    }
}
