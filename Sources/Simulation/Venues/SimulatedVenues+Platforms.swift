import Desk
import Protocols
import Units

// One market of each of the other lending protocols. Factors and curves of Compound III are those of its market for
// USDC on Ethereum, with the caps of a market that is still open; the rest is of the order that governance has set.
extension SimulatedVenues {
    static let comet = Lending(
        name: "comet-usdc", chain: "ethereum",
        platform: .comet(
            CometTerms(
                base: "USDC",
                supplyCurve: CometRateCurve(
                    kink: percent(80), basePerYear: 0, slopeLowPerYear: 32_500_000_000_000_000,
                    slopeHighPerYear: 400_000_000_000_000_000),
                borrowCurve: CometRateCurve(
                    kink: percent(80), basePerYear: 15_000_000_000_000_000,
                    slopeLowPerYear: 35_000_000_000_000_000, slopeHighPerYear: 250_000_000_000_000_000),
                assets: [
                    collateral("ETH", 8_250, 8_950, 9_500), collateral("wstETH", 8_200, 8_700, 9_250),
                    collateral("BTC", 7_000, 7_700, 9_500),
                ], leastBorrow: 100, targetReserves: 5_000_000, storefrontShare: 5_000)),
        reserves: [
            lent("USDC", supplied: 180_000_000), pledged("ETH", 8_950), pledged("wstETH", 8_700),
            pledged("BTC", 7_700),
        ])

    static let morpho = Lending(
        name: "morpho-wsteth", chain: "ethereum",
        platform: .morpho(MorphoTerms(loan: "USDC", collateral: "wstETH", lltv: 8_600)),
        reserves: [lent("USDC", supplied: 60_000_000), pledged("wstETH", 8_600)])

    /// A fee of 5 % a year, a penalty of 13 % and a ratio of 145 %.
    static let maker = Lending(
        name: "maker-eth", chain: "ethereum",
        platform: .maker(
            MakerTerms(
                dai: "DAI", collateral: "ETH", liquidationRatio: 14_500,
                duty: UInt256(1_000_000_001_547_125_957_863_212_448 as UInt128), penalty: 1_300,
                debtCeiling: 200_000_000, dust: 7_500)),
        reserves: [
            Reserve(symbol: "DAI", threshold: 0, supplied: 0, owed: 0, usage: 0), pledged("ETH", 6_896),
        ])

    private static func percent(_ value: UInt64) -> UInt256 {
        UInt256(value) &* 10_000_000_000_000_000
    }

    private static func collateral(
        _ symbol: SafeText, _ borrow: UInt32, _ liquidate: UInt32, _ credit: UInt32
    ) -> CometAssetTerms {
        CometAssetTerms(
            symbol: symbol, borrowShare: borrow, liquidateShare: liquidate, creditShare: credit,
            supplyCap: 100_000)
    }

    /// What is lent out: the provider supplies so many dollars, and four fifths of all of it at most is owed.
    private static func lent(_ symbol: SafeText, supplied: UInt64) -> Reserve {
        Reserve(symbol: symbol, threshold: 0, supplied: supplied, owed: 0, usage: 7_200)
    }

    /// What only stands behind loans.
    private static func pledged(_ symbol: SafeText, _ threshold: UInt32) -> Reserve {
        Reserve(symbol: symbol, threshold: threshold, supplied: 0, owed: 0, usage: 0)
    }
}

extension SimulatedVenues.Lending {
    /// The least debt that the venue allows, with a tenth more, in cents of a dollar.
    var leastDebtCents: UInt128 {
        switch platform {
        case .aave, .morpho: 0
        case .comet(let terms): UInt128(terms.leastBorrow) * 110
        case .maker(let terms): UInt128(terms.dust) * 110
        }
    }
}
