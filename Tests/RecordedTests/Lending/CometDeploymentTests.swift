import Protocols
import RecordedFiles
import Testing
import Units

/// What the markets of Compound III were deployed with.
@Suite(.enabled(if: SharedData.isThere, "\(SharedData.isMissing)"))
struct CometDeploymentTests {
    private struct Deployment: Decodable {
        let rates: [String: RecordedNumber]
        let assets: [String: Asset]

        struct Asset: Decodable {
            let decimals: RecordedNumber
            let borrowCF: RecordedNumber
            let liquidateCF: RecordedNumber
            let liquidationFactor: RecordedNumber
            let supplyCap: RecordedNumber
        }

        func rate(_ side: String, _ name: String) throws -> UInt64 {
            UInt64(try #require(rates[side + name]).scaled(decimals: 18))
        }
    }

    private static let markets = [
        "base_aero", "base_usdbc", "base_usdc", "base_usds", "base_weth", "mainnet_usdc", "mainnet_usds",
        "mainnet_usdt", "mainnet_wbtc", "mainnet_weth", "mainnet_wsteth",
    ]

    @Test(arguments: markets)
    func `every factor and cap is kept to the last digit`(market: String) throws {
        let file = "lending/compound_v3_config_\(market).json"
        let deployment = try RecordedDocument.read(file, as: Deployment.self)
        #expect(!deployment.assets.isEmpty)
        for asset in deployment.assets.values {
            let decimals = UInt8(try asset.decimals.scaled(decimals: 0))
            func factor(_ number: RecordedNumber) throws -> UInt256 {
                UInt256(try number.scaled(decimals: 18))
            }
            let cap = UInt256(try asset.supplyCap.scaled(decimals: 0))
            let kept = try CometAsset(
                decimals: decimals, borrowCollateralFactor: factor(asset.borrowCF),
                liquidateCollateralFactor: factor(asset.liquidateCF),
                liquidationFactor: factor(asset.liquidationFactor), supplyCap: cap)
            #expect(try kept.borrowCollateralFactor == factor(asset.borrowCF))
            #expect(try kept.liquidateCollateralFactor == factor(asset.liquidateCF))
            #expect(try kept.liquidationFactor == factor(asset.liquidationFactor))
            #expect(kept.scale == UInt256(DecimalText.powerOfTen(Int(decimals))))
            // One market was deployed with a cap of a tenth: the contract keeps whole assets.
            #expect(kept.supplyCap == (cap < kept.scale ? 0 : cap))
        }
    }

    /// What is cut is less than a unit of 1e-18 a second and line, or 1e-10 a year.
    @Test(arguments: markets, ["supply", "borrow"])
    func `rates a second come back to the recorded rates a year`(market: String, side: String) throws {
        let file = "lending/compound_v3_config_\(market).json"
        let deployment = try RecordedDocument.read(file, as: Deployment.self)
        let kink = try deployment.rate(side, "Kink")
        let base = try deployment.rate(side, "Base")
        let slopes = (
            low: try deployment.rate(side, "SlopeLow"), high: try deployment.rate(side, "SlopeHigh")
        )
        let curve = CometRateCurve(
            kink: UInt256(kink), basePerYear: base, slopeLowPerYear: slopes.low,
            slopeHighPerYear: slopes.high)
        let one = UInt64(CometMath.factorScale.low)
        let low = UInt64(UInt128(slopes.low) * UInt128(kink) / UInt128(one))
        let high = UInt64(UInt128(slopes.high) * UInt128(one - kink) / UInt128(one))
        for (utilization, perYear) in [(0, base), (kink, base + low), (one, base + low + high)] {
            let perSecond = try curve.ratePerSecond(at: UInt256(utilization)).low
            let back = perSecond * 31_536_000
            #expect(back <= UInt128(perYear))
            #expect(UInt128(perYear) - back < 4 * 31_536_000)
        }
    }
}
