import Desk
import Units

extension PriceProcess {
    /// The default market: crypto and its options, stablecoins, tokenized bills, notes, shares, a fund and gold.
    ///
    /// Volatilities are of the order seen in the recorded years 2020 to 2024.
    static let defaultPrices: [PriceProcess] = [
        coin("ETH", 3_310.55, places: 2, volatility: 0.75, factor: 0.90, crashShare: 1),
        coin("BTC", 97_840.10, decimals: 8, places: 1, volatility: 0.55, factor: 0.88, crashShare: 0.85),
        PriceProcess(
            terms: terms("wstETH", .staked, decimals: 18, oracle: .crypto), start: 1.1875,
            source: .ratio(to: 0), volatilityPerYear: 0.012, driftPerYear: 0.031, pullPerDay: 0.5,
            crashShare: 0.05, priceDecimals: 2, oracle: .crypto),
        share("tSPY", 603.12, volatility: 0.17, equity: 0.92, crashShare: 0.12),
        debt(
            "tBILL", .bill, 1.0463, places: 6, volatility: 0.0008, rates: -0.6, drift: 0.0435, oracle: .bill),
        stablecoin("USDC", 0.9999, decimals: 6),
        coin("SOL", 187.42, decimals: 9, places: 3, volatility: 0.95, factor: 0.82, crashShare: 1.2),
        stablecoin("USDT", 1.0002, decimals: 6),
        stablecoin("DAI", 0.9998, decimals: 18),
        debt(
            "tNOTE", .note, 98.6250, places: 4, volatility: 0.055, rates: -0.95, drift: 0.012, oracle: .note),
        share("tNVDA", 141.85, volatility: 0.48, equity: 0.68, crashShare: 0.2),
        PriceProcess(
            terms: terms("tCRED", .fund, decimals: 18, oracle: .fund), start: 104.2178,
            volatilityPerYear: 0.03, loadings: FactorLoadings(equity: 0.4, rates: -0.5), driftPerYear: 0.082,
            crashShare: 0.01, priceDecimals: 4, oracle: .fund),
        PriceProcess(
            terms: terms("PAXG", .gold, decimals: 18, oracle: .gold), start: 2_648.30,
            volatilityPerYear: 0.15, loadings: FactorLoadings(crypto: 0.1, equity: -0.1, rates: -0.35),
            crashShare: 0.03, priceDecimals: 2, oracle: .gold),
        coin("AAVE", .governance, 312.64, places: 2, volatility: 1.05, factor: 0.78, crashShare: 1.2),
        option("ETH-MAR26-3600C", .call, strike: 3_600, volatility: 0.66),
        option("ETH-MAR26-3000P", .put, strike: 3_000, volatility: 0.70),
    ]

    /// 2026-03-27T08:00:00Z.
    private static let optionExpiry = Timestamp(seconds: 1_774_598_400)
    /// What bills yield, continuously.
    private static let billRate = 0.0435

    /// Returns terms whose price is stale ten minutes after a heartbeat that did not come.
    private static func terms(
        _ symbol: SafeText, _ kind: InstrumentKind, decimals: UInt8, oracle: OracleTerms
    ) -> InstrumentTerms {
        InstrumentTerms(
            symbol: symbol, kind: kind, decimals: decimals, maximumPriceAge: oracle.heartbeatSeconds + 600)
    }

    private static func coin(
        _ symbol: SafeText, _ kind: InstrumentKind = .crypto, _ start: Double, decimals: UInt8 = 18,
        places: Int,
        volatility: Double, factor: Double, crashShare: Double
    ) -> PriceProcess {
        PriceProcess(
            terms: terms(symbol, kind, decimals: decimals, oracle: .crypto), start: start,
            volatilityPerYear: volatility, loadings: FactorLoadings(crypto: factor, equity: 0.15),
            jumps: JumpTerms(perYear: 60, deviation: 0.008), crashShare: crashShare, priceDecimals: places,
            oracle: .crypto)
    }

    private static func share(
        _ symbol: SafeText, _ start: Double, volatility: Double, equity: Double, crashShare: Double
    ) -> PriceProcess {
        PriceProcess(
            terms: terms(symbol, .equity, decimals: 18, oracle: .equity), start: start,
            volatilityPerYear: volatility, loadings: FactorLoadings(crypto: 0.15, equity: equity),
            driftPerYear: 0.05, crashShare: crashShare, priceDecimals: 2, oracle: .equity)
    }

    private static func debt(
        _ symbol: SafeText, _ kind: InstrumentKind, _ start: Double, places: Int, volatility: Double,
        rates: Double, drift: Double, oracle: OracleTerms
    ) -> PriceProcess {
        PriceProcess(
            terms: terms(symbol, kind, decimals: 6, oracle: oracle), start: start,
            volatilityPerYear: volatility, loadings: FactorLoadings(rates: rates), driftPerYear: drift,
            priceDecimals: places, oracle: oracle)
    }

    /// A stablecoin now and then slips by some tenths of a percent, and is back within hours.
    private static func stablecoin(_ symbol: SafeText, _ start: Double, decimals: UInt8) -> PriceProcess {
        PriceProcess(
            terms: terms(symbol, .stablecoin, decimals: decimals, oracle: .stablecoin), start: start,
            volatilityPerYear: 0.004, loadings: FactorLoadings(crypto: -0.10), pullPerDay: 6,
            jumps: JumpTerms(perYear: 24, mean: -0.004, deviation: 0.004), priceDecimals: 5,
            oracle: .stablecoin)
    }

    /// Implied volatility rises when the price of what the option is on falls.
    private static func option(
        _ symbol: SafeText, _ right: OptionTerms.Right, strike: Double, volatility: Double
    ) -> PriceProcess {
        let terms = OptionTerms(right, strike: strike, expiry: optionExpiry, ratePerYear: billRate)
        return PriceProcess(
            terms: self.terms(symbol, .option, decimals: 18, oracle: .option), start: volatility,
            source: .option(terms, on: 0), volatilityPerYear: 0.5, loadings: FactorLoadings(crypto: -0.6),
            pullPerDay: 2, crashShare: -1, priceDecimals: 2, oracle: .option)
    }
}

extension OracleTerms {
    private static let (hour, day): (UInt32, UInt32) = (3_600, 86_400)

    /// Returns terms by deviation, heartbeat, noise and the seconds until a price is published at the latest.
    private static func terms(
        _ deviation: UInt32, _ heartbeat: UInt32, _ noise: UInt32, delay: UInt32
    ) -> OracleTerms {
        OracleTerms(
            deviationBasisPoints: deviation, heartbeatSeconds: heartbeat, noisePartsPerMillion: noise,
            publicationRounds: delay * 2)
    }

    static let crypto = terms(10, hour, 150, delay: 3)
    static let stablecoin = terms(10, day, 60, delay: 3)
    static let bill = terms(5, day, 10, delay: 6)
    static let note = terms(10, day, 50, delay: 6)
    static let equity = terms(15, hour, 100, delay: 4)
    static let fund = terms(20, day, 20, delay: 6)
    static let gold = terms(20, day, 100, delay: 4)
    static let option = terms(50, hour, 500, delay: 4)
}
