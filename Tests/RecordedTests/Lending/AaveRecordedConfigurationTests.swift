import Protocols
import RecordedFiles
import Testing
import Units

/// Reserves of Aave v3 on Ethereum and Polygon around proposals of October 2023.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct AaveRecordedConfigurationTests {
    static let proposals = [
        "AaveV3Ethereum_UpgradeAaveV3ETHPooolWETHParameters",
        "AaveV3Polygon_MAIMIMATICDeprecation20231031",
    ]

    private static func read(_ proposal: String, _ side: String) throws -> AaveRecordedConfiguration {
        try RecordedDocument.read(
            "lending/aave_config_\(proposal)_20231031_\(side).json", as: AaveRecordedConfiguration.self)
    }

    /// GHO alone is refused: its debt has a fixed rate, and its curve a kink at 0.
    @Test(arguments: proposals, ["before", "after"])
    func `what governance had set is sound by our rules`(proposal: String, side: String) throws {
        let recorded = try Self.read(proposal, side)
        let configurations = try recorded.configurations()
        #expect(configurations.count == (proposal.contains("Ethereum") ? 25 : 20))
        for (address, configuration) in configurations {
            let reserve = try #require(recorded.reserves[address])
            if reserve.symbol == "GHO" {
                #expect(throws: AaveError.invalidOptimalUsageRatio) { try configuration.validate() }
            } else {
                #expect(throws: Never.self, "\(reserve.symbol)") { try configuration.validate() }
            }
            #expect(reserve.usageAsCollateralEnabled == (configuration.liquidationThreshold != 0))
        }
        for category in recorded.eModes.values {
            let terms = AaveEMode(
                loanToValue: category.ltv, liquidationThreshold: category.liquidationThreshold,
                isIsolated: false)
            try AaveEModeCategory(
                terms: terms, liquidationBonus: category.liquidationBonus, collateralBitmap: 0,
                borrowableBitmap: 0
            ).validate()
        }
    }

    @Test(arguments: proposals, ["before", "after"])
    func `rates at no, optimal and full usage are the recorded strategy's`(
        proposal: String, side: String
    ) throws {
        for strategy in try Self.read(proposal, side).strategies.values {
            let curve = try strategy.curve()
            let (optimal, whole) = (UInt64(curve.optimalUsageRatio), 10_000 as UInt64)
            #expect(
                try strategy.maxExcessUsageRatio.scaled(decimals: -23) == UInt128(whole - optimal)
                    || optimal == 0)
            func borrowRate(_ debt: UInt64) throws -> UInt128 {
                try curve.rates(
                    AaveRateInputs(
                        totalDebt: UInt256(debt), virtualUnderlyingBalance: UInt256(whole - debt),
                        reserveFactor: 0)
                ).variableBorrowRate.low
            }
            let base = try strategy.baseVariableBorrowRate.scaled(decimals: 0)
            let kink = base + (try strategy.variableRateSlope1.scaled(decimals: 0))
            #expect(try borrowRate(0) == base)
            #expect(try borrowRate(optimal) == kink)
            #expect(try borrowRate(whole) == kink + strategy.variableRateSlope2.scaled(decimals: 0))
        }
    }

    @Test(arguments: zip(proposals, ["WETH", "miMATIC"]))
    func `a proposal leads from one recorded market to the other`(proposal: String, symbol: String) throws {
        let (before, after) = (try Self.read(proposal, "before"), try Self.read(proposal, "after"))
        let (old, new) = (try before.configurations(), try after.configurations())
        let changed = new.keys.filter { old[$0] != new[$0] }
        #expect(changed.compactMap { after.reserves[$0]?.symbol } == [symbol])
        let address = try #require(changed.first)
        var market = AaveMarket()
        let reserve = try market.list(try #require(old[address]), at: 1)
        try market.configure(reserve, as: try #require(new[address]), at: 2)
        #expect(market.reserves[reserve].configuration == new[address])
    }
}
