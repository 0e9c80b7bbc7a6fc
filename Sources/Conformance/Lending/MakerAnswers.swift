import Protocols
import Units

/// Maker's vaults and auctions.
enum MakerAnswers {
    static let family = VectorFamily("maker_dss") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        switch call.operation {
        case "rpow": return try power(input)
        case "drip": return try drip(input)
        case "frob": return try frob(input)
        case "bark": return try bark(input)
        case "take": return try take(input)
        case "linearDecrease": return try price(input, .linear(tau: input.integer("tau")))
        case "exponentialDecrease": return try price(input, .exponential(cut: input.integer("cut")))
        case "stairstepExponentialDecrease":
            return try price(
                input, .stairstepExponential(cut: input.integer("cut"), step: input.integer("step")))
        default: throw call.unknownOperation
        }
    }

    private static func power(_ input: VectorValue) throws -> VectorValue {
        let base = try input.integer("base") as UInt256
        guard base == Ray.one else { throw VectorFault.wrongShape("a base of 1e27", found: "\(base)") }
        return VectorValue(try MakerMath.power(input.integer("x"), input.integer("n")))
    }

    /// The fee is collected by a system whose type has no debt, as the file asks for the rate alone.
    private static func drip(_ input: VectorValue) throws -> VectorValue {
        var system = MakerSystem(
            collateralTypes: [
                .unlimited(rate: try input.integer("prevRate"), duty: try input.integer("duty"))
            ], debtCeiling: .max, auctionCeiling: .max, base: try input.integer("base"))
        return ["rate": VectorValue(try system.drip(collateralType: 0, at: input.integer("elapsed")))]
    }

    private static func frob(_ input: VectorValue) throws -> VectorValue {
        let type = MakerCollateralType(
            debtCeiling: try input.integer("line"), dust: try input.integer("dust"),
            liquidationRatio: Ray.one, penalty: Wad.one, auctionCeiling: .zero,
            totalNormalizedDebt: try input.integer("Art"), rate: try input.integer("rate"),
            spot: try input.integer("spot"))
        let vault = MakerVault(
            collateralType: 0, collateral: try input.integer("ink"),
            normalizedDebt: try input.integer("art"))
        var system = MakerSystem(
            collateralTypes: [type], vaults: [vault], debtCeiling: try input.integer("Line"),
            auctionCeiling: .zero, debt: try input.integer("debt"))
        let adjustment = try system.adjust(
            vault: 0, collateral: input.integer("dink"), normalizedDebt: input.integer("dart"))
        return [
            "ink": VectorValue(system.vaults[0].collateral), "tab": VectorValue(adjustment.debt),
            "art": VectorValue(system.vaults[0].normalizedDebt), "debt": VectorValue(system.debt),
            "Art": VectorValue(system.collateralTypes[0].totalNormalizedDebt),
        ]
    }

    /// A whole liquidation, auction included, starts from what the file says.
    private static func bark(_ input: VectorValue) throws -> VectorValue {
        let debt = try input.integer("art") as UInt256
        let type = MakerCollateralType(
            debtCeiling: .max, dust: try input.integer("dust"), liquidationRatio: Ray.one,
            penalty: try input.integer("chop"), auctionCeiling: try input.integer("hole"),
            totalNormalizedDebt: debt, rate: try input.integer("rate"), spot: try input.integer("spot"),
            auctioned: try input.integer("dirt"), price: Wad.one)
        let vault = MakerVault(
            collateralType: 0, collateral: try input.integer("ink"), normalizedDebt: debt)
        var system = MakerSystem(
            collateralTypes: [type], vaults: [vault], debtCeiling: .max,
            auctionCeiling: try input.integer("Hole"), auctioned: try input.integer("Dirt"))
        let taken = try system.bark(vault: 0, at: 0).liquidation
        return [
            "dart": VectorValue(taken.normalizedDebt), "dink": VectorValue(taken.collateral),
            "due": VectorValue(taken.debt), "tab": VectorValue(taken.tab),
        ]
    }

    private static func take(_ input: VectorValue) throws -> VectorValue {
        let purchase = try MakerPurchase(
            of: input.integer("amt"), price: input.integer("price"), maximumPrice: input.integer("max"),
            tab: input.integer("tab"), lot: input.integer("lot"), leastTab: input.integer("chost"))
        return [
            "owe": VectorValue(purchase.cost), "slice": VectorValue(purchase.bought),
            "tabAfter": VectorValue(purchase.tabAfter), "lotAfter": VectorValue(purchase.lotAfter),
        ]
    }

    private static func price(_ input: VectorValue, _ curve: MakerAuctionCurve) throws -> VectorValue {
        VectorValue(try curve.price(top: input.integer("top"), elapsed: input.integer("dur")))
    }
}

extension MakerCollateralType {
    fileprivate static func unlimited(rate: UInt256, duty: UInt256) -> MakerCollateralType {
        MakerCollateralType(
            debtCeiling: .max, dust: .zero, liquidationRatio: Ray.one, penalty: Wad.one,
            auctionCeiling: .max, rate: rate, duty: duty)
    }
}

extension MakerError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
