import Desk
import Protocols
import Units

// Three markets of Aave v3.7. Thresholds, bonuses, factors and curves are of the order that Aave's governance has
// set for these assets; for tokenized bills, notes and shares they are ours.
extension SimulatedVenues {
    static let aaveCore = Lending(
        name: "aave-core", chain: "ethereum",
        reserves: [
            reserve("USDC", .stablecoin, 7_800, supplied: 900_000_000, owed: 7_000),
            reserve("ETH", .ether, 8_300, supplied: 1_200_000_000, owed: 3_000),
            reserve("wstETH", .staked, 8_100, supplied: 800_000_000, owed: 0),
            reserve("BTC", .bitcoin, 7_800, supplied: 700_000_000, owed: 500),
            reserve("USDT", .stablecoin, 7_800, supplied: 500_000_000, owed: 7_000),
            reserve("DAI", .stablecoin, 7_700, supplied: 150_000_000, owed: 5_000),
            reserve("tBILL", .bill, 9_000, supplied: 200_000_000, owed: 500),
            reserve("tSPY", .share, 7_700, supplied: 60_000_000, owed: 500),
            reserve("AAVE", .token, 7_300, supplied: 80_000_000, owed: 0),
            reserve("PAXG", .gold, 7_500, supplied: 40_000_000, owed: 200),
        ])

    static let aavePrime = Lending(
        name: "aave-prime", chain: "ethereum",
        reserves: [
            reserve("ETH", .ether, 8_300, supplied: 500_000_000, owed: 4_500),
            reserve("wstETH", .stakedAgainstEther, 9_300, supplied: 400_000_000, owed: 0),
            reserve("USDC", .stablecoin, 7_800, supplied: 250_000_000, owed: 6_000),
            reserve("tBILL", .bill, 9_000, supplied: 120_000_000, owed: 500),
            reserve("tNOTE", .bill, 8_600, supplied: 50_000_000, owed: 200),
            reserve("tCRED", .fund, 7_000, supplied: 40_000_000, owed: 0),
        ])

    static let aaveBase = Lending(
        name: "aave-base", chain: "base",
        reserves: [
            reserve("USDC", .stablecoin, 7_800, supplied: 220_000_000, owed: 6_500),
            reserve("ETH", .ether, 8_300, supplied: 280_000_000, owed: 3_000),
            reserve("BTC", .bitcoin, 7_800, supplied: 150_000_000, owed: 300),
            reserve("wstETH", .staked, 8_100, supplied: 120_000_000, owed: 0),
            reserve("SOL", .token, 7_300, supplied: 40_000_000, owed: 500),
            reserve("tBILL", .bill, 9_000, supplied: 30_000_000, owed: 300),
            reserve("tNVDA", .share, 6_500, supplied: 15_000_000, owed: 200),
        ])

    /// What assets of a kind have in common.
    private enum Standing {
        case stablecoin, ether, staked, stakedAgainstEther, bitcoin, bill, share, fund, token, gold

        /// What a liquidator gets, in basis points.
        var bonus: UInt32 {
            switch self {
            case .stablecoin: 10_450
            case .ether, .bitcoin: 10_500
            case .staked, .gold: 10_600
            case .stakedAgainstEther: 10_200
            case .bill: 10_250
            case .share: 10_650
            case .fund: 10_700
            case .token: 10_750
            }
        }

        /// How far the loan to value lies below the threshold, in basis points.
        var margin: UInt32 {
            switch self {
            case .stablecoin, .staked: 300
            case .ether, .stakedAgainstEther, .bill: 250
            case .bitcoin, .share, .gold: 500
            case .fund, .token: 700
            }
        }

        var reserveFactor: UInt32 {
            switch self {
            case .stablecoin, .bill: 1_000
            case .ether, .stakedAgainstEther: 1_500
            default: 2_000
            }
        }

        /// How much is lent as a rule: the curve bends there.
        var usage: UInt32 {
            switch self {
            case .stablecoin, .ether: 9_000
            case .bitcoin, .bill: 8_000
            default: 4_500
            }
        }

        var curve: AaveRateCurve {
            let (first, second): (UInt32, UInt32) =
                switch self {
                case .stablecoin: (550, 4_000)
                case .ether: (270, 8_000)
                case .bill: (350, 6_000)
                case .bitcoin: (400, 6_000)
                default: (700, 10_000)
                }
            return AaveRateCurve(
                optimalUsageRatio: usage, baseVariableBorrowRate: 0, variableRateSlope1: first,
                variableRateSlope2: second)
        }
    }

    /// - Parameters:
    ///   - supplied: what the provider supplies, in whole dollars.
    ///   - owed: what he owes, in basis points of that.
    private static func reserve(
        _ symbol: SafeText, _ standing: Standing, _ threshold: UInt32, supplied: UInt64, owed: UInt64
    ) -> Reserve {
        var configuration = AaveReserveConfiguration(
            decimals: 18, loanToValue: threshold - standing.margin, liquidationThreshold: threshold,
            liquidationBonus: standing.bonus, reserveFactor: standing.reserveFactor,
            rateCurve: standing.curve)
        configuration.liquidationProtocolFee = 1_000
        return Reserve(
            symbol: symbol, threshold: threshold, configuration: configuration, supplied: supplied,
            owed: owed,
            usage: UInt64(standing.usage) * 9 / 10)
    }
}
