/// Whether a market is calm or turbulent, by its volatility, without changing its mind at every wick.
///
/// It turns turbulent at one volatility and calm again only at a lower one, and in both directions only after
/// several observations in a row agree. Between the two it stays what it was.
///
/// - Units: any volatility, as long as it is the same as the thresholds'.
public struct RegimeSignal: Hashable, Sendable {
    /// What a market is.
    public enum Regime: String, Hashable, Sendable {
        /// Volatility is low, or not yet high for long enough.
        case calm
        /// Volatility is high, or not yet low for long enough.
        case turbulent
    }

    /// The volatility from which on a market counts as turbulent.
    public let enter: Double
    /// The volatility down from which it counts as calm again: below `enter`.
    public let leave: Double
    /// How many observations in a row must agree before the regime changes: at least 1.
    public let confirmations: Int
    /// What the market is.
    public private(set) var regime: Regime
    /// How many observations in a row have spoken for a change.
    public private(set) var agreeing = 0

    /// Begins in a regime.
    ///
    /// - Throws: `volatilityNotPositive` unless both thresholds are above 0; `parameter` unless `leave` lies below
    ///   `enter`, and for less than one confirmation.
    public init(
        enter: Double, leave: Double, confirmations: Int, regime: Regime = .calm
    ) throws(VolatilityError) {
        for threshold in [enter, leave] where !(threshold > 0 && threshold.isFinite) {
            throw .volatilityNotPositive(threshold)
        }
        guard leave < enter else { throw .parameter("the threshold to leave at", leave) }
        guard confirmations >= 1 else { throw .parameter("confirmations", Double(confirmations)) }
        (self.enter, self.leave, self.confirmations) = (enter, leave, confirmations)
        self.regime = regime
    }

    /// Takes a volatility in; returns the regime after it.
    ///
    /// - Throws: `volatilityNotPositive` for a negative one or no number, which changes nothing.
    @discardableResult
    public mutating func observe(_ volatility: Double) throws(VolatilityError) -> Regime {
        guard volatility >= 0, volatility.isFinite else { throw .volatilityNotPositive(volatility) }
        let speaksForChange = regime == .calm ? volatility >= enter : volatility <= leave
        agreeing = speaksForChange ? agreeing + 1 : 0
        if agreeing >= confirmations {
            regime = regime == .calm ? .turbulent : .calm
            agreeing = 0
        }
        return regime
    }
}
