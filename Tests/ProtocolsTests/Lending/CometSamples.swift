import Protocols
import Units

extension CometConfiguration {
    /// A market of a dollar with 6 decimals against ether with 18 and bitcoin with 8: borrowers owe 1e9 a second
    /// and suppliers earn half of it whatever the utilization, so that a million seconds are 0.1 % and 0.05 %.
    static func sample(
        leastBorrow: UInt256 = 100_000_000, targetReserves: UInt256 = 1_000_000_000_000,
        tracking: CometTracking = CometTracking()
    ) throws -> CometConfiguration {
        try CometConfiguration(
            baseDecimals: 6, supplyCurve: .flat(perSecond: 500_000_000),
            borrowCurve: .flat(perSecond: 1_000_000_000), assets: [.ether(), .bitcoin()],
            leastBorrow: leastBorrow, targetReserves: targetReserves,
            storefrontFactor: .thousandths(500), tracking: tracking)
    }
}

extension CometRateCurve {
    static func flat(perSecond rate: UInt256) -> CometRateCurve {
        CometRateCurve(
            kink: CometMath.factorScale, basePerSecond: rate, slopeLowPerSecond: 0, slopeHighPerSecond: 0)
    }
}

extension CometAsset {
    /// Carries 80 % of new debt and 85 % of old, and is credited with 95 %.
    static func ether() throws -> CometAsset {
        try CometAsset(
            decimals: 18, borrowCollateralFactor: .thousandths(800),
            liquidateCollateralFactor: .thousandths(850), liquidationFactor: .thousandths(950),
            supplyCap: .ethers(1_000))
    }

    /// Carries 70 % of new debt and 77 % of old, and is credited with 90 %.
    static func bitcoin() throws -> CometAsset {
        try CometAsset(
            decimals: 8, borrowCollateralFactor: .thousandths(700),
            liquidateCollateralFactor: .thousandths(770), liquidationFactor: .thousandths(900),
            supplyCap: 10_000_000_000)
    }
}

extension CometMoment {
    /// A dollar at 1, ether at so many dollars, bitcoin at 60,000.
    static func at(_ time: UInt64, ether: UInt64 = 2_000) -> CometMoment {
        CometMoment(
            time: time, basePrice: 100_000_000,
            prices: [UInt256(ether) &* 100_000_000, 6_000_000_000_000])
    }
}

extension CometMarket {
    /// A market in which account 0 has supplied 10,000 dollars and account 1 has an ether.
    static func sample(
        leastBorrow: UInt256 = 100_000_000, targetReserves: UInt256 = 1_000_000_000_000,
        tracking: CometTracking = CometTracking()
    ) throws -> CometMarket {
        let terms = try CometConfiguration.sample(
            leastBorrow: leastBorrow, targetReserves: targetReserves, tracking: tracking)
        var market = CometMarket(terms, at: 0)
        _ = (market.openAccount(), market.openAccount())
        try market.supply(.dollars(10_000), for: 0, at: 0)
        try market.supplyCollateral(.ethers(1), of: 0, for: 1)
        return market
    }
}

extension UInt256 {
    static func dollars(_ count: UInt64) -> UInt256 { UInt256(count) &* 1_000_000 }
    static func ethers(_ count: UInt64) -> UInt256 { UInt256(count) &* Wad.one }
    static func thousandths(_ count: UInt64) -> UInt256 { UInt256(count) &* 1_000_000_000_000_000 }
}
