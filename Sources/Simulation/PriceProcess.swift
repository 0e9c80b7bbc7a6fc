import Units

/// What is known of one simulated instrument before its first price.
public struct PriceProcess: Sendable {
    /// Symbol in the registry.
    public var symbol: SafeText
    /// Price at the start of the run, in dollars.
    var start: Double
    /// Standard deviation of the logarithm of the price over one year.
    var volatilityPerYear: Double
    /// Correlation with the factor that moves all crypto assets, -1 to 1.
    var factorCorrelation: Double
    /// Growth of the logarithm of the price over one year.
    var driftPerYear: Double
    /// Share of the distance from the starting price that is made up in one day; 0 wanders freely.
    var pullPerDay: Double
    /// The symbol whose price this one multiplies (staked ETH follows ETH); `nil` stands alone.
    var underlying: Int?
    /// Decimal places that the price is rounded to.
    var decimals: Int

    /// The default market: crypto, a staked asset, an equity, a treasury bill and a stablecoin.
    ///
    /// Volatilities are of the order seen in the recorded years 2020 to 2024.
    public static let defaultMarket: [PriceProcess] = [
        PriceProcess(
            symbol: "ETH", start: 3_310.55, volatilityPerYear: 0.75, factorCorrelation: 0.90, driftPerYear: 0,
            pullPerDay: 0, underlying: nil, decimals: 2),
        PriceProcess(
            symbol: "BTC", start: 97_840.10, volatilityPerYear: 0.55, factorCorrelation: 0.88,
            driftPerYear: 0,
            pullPerDay: 0, underlying: nil, decimals: 1),
        PriceProcess(
            symbol: "wstETH", start: 1.1875, volatilityPerYear: 0.012, factorCorrelation: 0,
            driftPerYear: 0.031,
            pullPerDay: 0.5, underlying: 0, decimals: 2),
        PriceProcess(
            symbol: "tSPY", start: 603.12, volatilityPerYear: 0.17, factorCorrelation: 0.35,
            driftPerYear: 0.05,
            pullPerDay: 0, underlying: nil, decimals: 2),
        PriceProcess(
            symbol: "tBILL", start: 1.0463, volatilityPerYear: 0.0008, factorCorrelation: 0,
            driftPerYear: 0.0435,
            pullPerDay: 0, underlying: nil, decimals: 6),
        PriceProcess(
            symbol: "USDC", start: 0.9999, volatilityPerYear: 0.004, factorCorrelation: -0.10,
            driftPerYear: 0,
            pullPerDay: 6, underlying: nil, decimals: 5),
    ]
}
