import Protocols
import Units

@testable import Desk

/// A lending protocol of the fixture: dollars against ETH, on each.
enum LendingPlatform: CaseIterable {
    case aave, comet, morpho, maker

    /// What is lent.
    var loan: InstrumentID { self == .maker ? InstrumentID(3) : TradingFixture.usdc }

    /// So many whole dollars.
    func whole(_ dollars: UInt64) -> UInt256 {
        self == .maker ? TradingFixture.eth(dollars) : TradingFixture.usdc(dollars)
    }

    /// The place of dollars on the venue.
    var dollars: UInt32 { self == .aave ? 1 : 0 }

    /// The place of ETH on the venue.
    var ether: UInt32 { 1 - dollars }

    /// What somebody else supplies before anything is borrowed.
    var supplies: [Command] {
        switch self {
        case .aave:
            [
                .act(.supply(LendingID(0), borrower: 1, reserve: 1, amount: whole(20_000_000))),
                .act(.supply(LendingID(0), borrower: 1, reserve: 0, amount: TradingFixture.eth(5_000))),
            ]
        case .comet, .morpho:
            [.act(.supply(LendingID(0), borrower: 1, reserve: 0, amount: whole(20_000_000)))]
        case .maker: []
        }
    }

    var kind: LendingKind {
        switch self {
        case .aave:
            .aave([
                ReserveTerms(symbol: "ETH", configuration: TradingFixture.reserve(threshold: 8_300)),
                ReserveTerms(symbol: "USDC", configuration: TradingFixture.reserve(threshold: 7_800)),
            ])
        case .comet:
            .comet(
                CometTerms(
                    base: "USDC",
                    supplyCurve: CometRateCurve(
                        kink: 800_000_000_000_000_000, basePerYear: 0,
                        slopeLowPerYear: 32_500_000_000_000_000, slopeHighPerYear: 400_000_000_000_000_000),
                    borrowCurve: CometRateCurve(
                        kink: 800_000_000_000_000_000, basePerYear: 15_000_000_000_000_000,
                        slopeLowPerYear: 35_000_000_000_000_000, slopeHighPerYear: 250_000_000_000_000_000),
                    assets: [
                        CometAssetTerms(
                            symbol: "ETH", borrowShare: 8_000, liquidateShare: 8_300, creditShare: 9_500,
                            supplyCap: 100_000)
                    ], leastBorrow: 100, targetReserves: 5_000_000, storefrontShare: 5_000))
        case .morpho: .morpho(MorphoTerms(loan: "USDC", collateral: "ETH", lltv: 8_300, fee: 1_000))
        case .maker:
            .maker(
                MakerTerms(
                    dai: "DAI", collateral: "ETH", liquidationRatio: 12_048,
                    duty: UInt256(1_000_000_001_547_125_957_863_212_448 as UInt128), penalty: 1_300,
                    debtCeiling: 100_000_000, dust: 7_500))
        }
    }
}
