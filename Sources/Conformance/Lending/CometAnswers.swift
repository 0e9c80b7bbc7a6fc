import Protocols
import Units

/// Compound III's formulas.
enum CometAnswers {
    static let family = VectorFamily("comet") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        switch call.operation {
        case "presentValue":
            return VectorValue(try indexes(input).presentValue(of: input.integer("principal")))
        case "principalValue":
            return VectorValue(try indexes(input).principal(ofPresentValue: input.integer("presentValue")))
        case "utilization": return try utilization(input)
        case "rate": return VectorValue(try curve(input).ratePerSecond(at: input.integer("utilization")))
        case "accrueIndices": return try accrual(input)
        case "trackingIndexDelta": return try tracking(input)
        case "quoteCollateral": return try quote(input)
        case "isBorrowCollateralized": return .flag(try account(input).isBorrowCollateralized)
        case "isLiquidatable": return try liquidatable(input)
        case "absorb": return try absorption(input)
        default: throw call.unknownOperation
        }
    }

    private static func indexes(_ input: VectorValue) throws -> CometIndexes {
        CometIndexes(supply: try input.integer("index"), borrow: try input.integer("index"))
    }

    private static func utilization(_ input: VectorValue) throws -> VectorValue {
        let indexes = try bothIndexes(input)
        return VectorValue(
            try CometMath.utilization(
                supplied: indexes.supplyValue(of: input.integer("totalSupplyBase")),
                borrowed: indexes.borrowValue(of: input.integer("totalBorrowBase"))))
    }

    private static func curve(_ input: VectorValue) throws -> CometRateCurve {
        CometRateCurve(
            kink: try input.integer("kink"), basePerSecond: try input.integer("perSecondBase"),
            slopeLowPerSecond: try input.integer("perSecondSlopeLow"),
            slopeHighPerSecond: try input.integer("perSecondSlopeHigh"))
    }

    private static func accrual(_ input: VectorValue) throws -> VectorValue {
        let (indexes, seconds) = (try bothIndexes(input), try input.integer("dt") as UInt64)
        return [
            "baseSupplyIndex": VectorValue(
                try CometMath.grown(
                    indexes.supply, ratePerSecond: input.integer("supplyRate"), seconds: seconds)),
            "baseBorrowIndex": VectorValue(
                try CometMath.grown(
                    indexes.borrow, ratePerSecond: input.integer("borrowRate"), seconds: seconds)),
        ]
    }

    private static func tracking(_ input: VectorValue) throws -> VectorValue {
        VectorValue(
            try CometMath.trackingGrowth(
                speed: input.integer("speed"), seconds: input.integer("dt"),
                total: input.integer("totalBase"), minimum: input.integer("baseMinForRewards"),
                baseScale: input.integer("baseScale")))
    }

    private static func quote(_ input: VectorValue) throws -> VectorValue {
        let asset = try CometAsset(
            decimals: decimals(input.text("assetScale")), borrowCollateralFactor: 0,
            liquidateCollateralFactor: CometMath.factorScale,
            liquidationFactor: input.integer("liquidationFactor"), supplyCap: 0)
        return VectorValue(
            try CometMath.collateral(
                for: input.integer("baseAmount"),
                of: CometHolding(balance: 0, price: input.integer("assetPrice"), asset: asset),
                basePrice: input.integer("basePrice"), baseScale: input.integer("baseScale"),
                storefrontFactor: input.integer("storeFrontPriceFactor")))
    }

    private static func liquidatable(_ input: VectorValue) throws -> VectorValue {
        let account = try account(input)
        let isLiquidatable = try account.isLiquidatable
        guard try account.healthFactor.map({ $0 < CometMath.factorScale }) ?? false == isLiquidatable else {
            throw VectorFault.ruleBroken("who can be liquidated has a health factor below 1")
        }
        return .flag(isLiquidatable)
    }

    private static func absorption(_ input: VectorValue) throws -> VectorValue {
        let result = try CometAbsorption(absorbing: account(input))
        return [
            "newBalance": VectorValue(result.newBalance), "newPrincipal": VectorValue(result.newPrincipal),
            "repayPrincipal": VectorValue(result.repayPrincipal),
            "supplyPrincipal": VectorValue(result.supplyPrincipal),
            "basePaidOut": VectorValue(result.basePaidOut),
            "valueOfBasePaidOut": VectorValue(result.valueOfBasePaidOut),
        ]
    }

    private static func account(_ input: VectorValue) throws -> CometAccountData {
        CometAccountData(
            principal: try input.integer("principal"), indexes: try bothIndexes(input),
            basePrice: try input.integer("basePrice"), baseScale: try input.integer("baseScale"),
            holdings: try input.list("assets").filter { try $0.flag("inAsset") }.map(holding))
    }

    private static func holding(_ input: VectorValue) throws -> CometHolding {
        let asset = try CometAsset(
            decimals: decimals(input.text("scale")),
            borrowCollateralFactor: input.integer("borrowCollateralFactor"),
            liquidateCollateralFactor: input.integer("liquidateCollateralFactor"),
            liquidationFactor: input.integer("liquidationFactor"), supplyCap: 0)
        return CometHolding(
            balance: try input.integer("balance"), price: try input.integer("price"), asset: asset)
    }

    /// Returns how many noughts follow the one of a power of ten.
    private static func decimals(_ scale: String) throws -> UInt8 {
        guard scale.first == "1", scale.dropFirst().allSatisfy({ $0 == "0" }), scale.count < 256 else {
            throw VectorFault.wrongShape("a power of ten", found: scale)
        }
        return UInt8(scale.count - 1)
    }

    private static func bothIndexes(_ input: VectorValue) throws -> CometIndexes {
        CometIndexes(
            supply: try input.integer("baseSupplyIndex"), borrow: try input.integer("baseBorrowIndex"))
    }
}

extension CometError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
