/// What kind of day the simulated market has.
public enum MarketMood: String, CaseIterable, Sendable {
    /// Regimes of volatility come and go; jumps are rare.
    case normal
    /// Half the volatility of the normal regime, and no jumps.
    case calm
    /// The stressed regime from beginning to end.
    case volatile
    /// Crypto falls by about 30 percent over 20 minutes, beginning some minutes after the start.
    case crash
    /// A stablecoin slides to about 0.88 within an hour and recovers in part.
    case depeg
}
