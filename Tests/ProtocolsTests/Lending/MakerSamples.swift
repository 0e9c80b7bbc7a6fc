import Protocols
import Units

extension MakerSystem {
    /// Two types alike at a ratio of 1.5, with a penalty of 13 % and auctions in a straight line over an hour.
    static var sample: MakerSystem {
        let terms = MakerAuctionTerms(
            curve: .linear(tau: 3_600), startFactor: .ray(12).quotient(10), longest: 3_000,
            leastShare: .ray(4).quotient(10), keeperShare: 10_000_000_000_000_000)
        let type = MakerCollateralType(
            debtCeiling: .rad(1_000_000), dust: .rad(100), liquidationRatio: .ray(15).quotient(10),
            penalty: 1_130_000_000_000_000_000, auctionCeiling: .rad(20_000), auctionTerms: terms)
        return MakerSystem(
            collateralTypes: [type, type], debtCeiling: .rad(1_000_000), auctionCeiling: .rad(20_000))
    }
}

extension UInt256 {
    static func wad(_ value: UInt64) -> UInt256 { UInt256(value) &* Wad.one }
    static func ray(_ value: UInt64) -> UInt256 { UInt256(value) &* Ray.one }
    static func rad(_ value: UInt64) -> UInt256 { wad(value) &* Ray.one }
}
