import Desk
import Protocols
import Units

// Markets of Compound III, Morpho Blue and Maker.
extension DeskFile {
    static let compoundKeys = [
        "base", "assets", "supply_curve", "borrow_curve", "least_borrow", "target_reserves", "storefront",
    ]

    static func compound(_ keys: DeskMapping) throws(DeskFileProblem) -> CometTerms {
        var assets: [CometAssetTerms] = []
        let base = try keys.required("base").text()
        for item in try keys.required("assets").list() {
            let asset = try compoundAsset(item)
            guard asset.symbol != base, !assets.contains(where: { $0.symbol == asset.symbol }) else {
                throw item.problem("\(asset.symbol) is there already")
            }
            assets.append(asset)
        }
        if assets.isEmpty || assets.count > 15 {
            throw try keys.required("assets").problem("has not 1 to 15")
        }
        var terms = CometTerms(
            base: base, supplyCurve: try curve(keys.required("supply_curve")),
            borrowCurve: try curve(keys.required("borrow_curve")), assets: assets, leastBorrow: 100,
            targetReserves: 5_000_000, storefrontShare: 5_000)
        try keys.read("least_borrow", into: &terms.leastBorrow, wholes(_:))
        try keys.read("target_reserves", into: &terms.targetReserves, wholes(_:))
        try keys.read("storefront", into: &terms.storefrontShare) { value throws(DeskFileProblem) in
            try value.basisPoints(most: 10_000)
        }
        return terms
    }

    private static func compoundAsset(_ value: DeskValue) throws(DeskFileProblem) -> CometAssetTerms {
        let keys = try value.mapping(known: ["symbol", "borrow", "liquidate", "credit", "supply_cap"])
        let asset = CometAssetTerms(
            symbol: try keys.required("symbol").text(),
            borrowShare: try keys.required("borrow").basisPoints(most: 10_000),
            liquidateShare: try keys.required("liquidate").basisPoints(most: 10_000),
            creditShare: try keys.required("credit").basisPoints(most: 10_000),
            supplyCap: try wholes(keys.required("supply_cap")))
        guard asset.borrowShare < asset.liquidateShare else {
            throw value.problem("the contract would refuse it: borrow is not below liquidate")
        }
        return asset
    }

    private static func curve(_ value: DeskValue) throws(DeskFileProblem) -> CometRateCurve {
        let keys = try value.mapping(known: ["kink", "base", "slope1", "slope2"])
        let most: UInt64 = 10_000_000_000_000_000_000
        return CometRateCurve(
            kink: UInt256(try keys.required("kink").share(decimals: 18, most: 1_000_000_000_000_000_000)),
            basePerYear: try keys.required("base").share(decimals: 18, most: most),
            slopeLowPerYear: try keys.required("slope1").share(decimals: 18, most: most),
            slopeHighPerYear: try keys.required("slope2").share(decimals: 18, most: most))
    }

    static func morpho(_ keys: DeskMapping) throws(DeskFileProblem) -> MorphoTerms {
        let (loan, collateral) = (try keys.required("loan"), try keys.required("collateral"))
        guard try loan.text() != collateral.text() else { throw collateral.problem("is the same as loan") }
        var terms = MorphoTerms(
            loan: try loan.text(), collateral: try collateral.text(),
            lltv: try keys.required("lltv").basisPoints(most: 9_999))
        try keys.read("fee", into: &terms.fee) { value throws(DeskFileProblem) in
            try value.basisPoints(most: 2_500)
        }
        return terms
    }

    static let makerKeys = [
        "dai", "collateral", "liquidation_ratio", "duty", "penalty", "debt_ceiling", "dust", "auction_start",
        "auction_time",
    ]

    static func maker(_ keys: DeskMapping) throws(DeskFileProblem) -> MakerTerms {
        let (dai, collateral) = (try keys.required("dai"), try keys.required("collateral"))
        guard try dai.text() != collateral.text() else { throw collateral.problem("is the same as dai") }
        let ratio = try keys.required("liquidation_ratio")
        var terms = MakerTerms(
            dai: try dai.text(), collateral: try collateral.text(),
            liquidationRatio: try ratio.basisPoints(most: 1_000_000),
            duty: try duty(keys.required("duty")),
            penalty: try keys.required("penalty").basisPoints(most: 10_000),
            debtCeiling: try wholes(keys.required("debt_ceiling")), dust: try wholes(keys.required("dust")))
        if terms.liquidationRatio < 10_000 { throw ratio.problem("is below 100%") }
        try keys.read("auction_start", into: &terms.auctionStart) { value throws(DeskFileProblem) in
            try value.basisPoints(most: 100_000)
        }
        try keys.read("auction_time", into: &terms.auctionSeconds) { value throws(DeskFileProblem) in
            UInt64(try value.seconds())
        }
        return terms
    }

    /// A factor per second, exactly: 1.000000001547125957863212448 for 5 % a year.
    private static func duty(_ value: DeskValue) throws(DeskFileProblem) -> UInt256 {
        let duty = UInt256(try value.scaled(decimals: 27))
        let most = Ray.one &+ (Ray.one >> 20)
        guard duty >= Ray.one, duty <= most else { throw value.problem("is no factor per second from 1 on") }
        return duty
    }

    private static func wholes(_ value: DeskValue) throws(DeskFileProblem) -> UInt64 {
        try value.whole(0...1_000_000_000_000)
    }
}
