import Protocols
import Units

/// Accrual, health and liquidation of a Morpho Blue market.
enum MorphoMarketAnswers {
    static let family = VectorFamily("morpho_market") { try answer($0) }

    private static let borrower = 1

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        switch call.operation {
        case "accrueInterest": try accrual(call.input)
        case "isHealthy": try health(call.input)
        case "liquidate": try liquidation(call.input)
        default: throw call.unknownOperation
        }
    }

    private static func accrual(_ input: VectorValue) throws -> VectorValue {
        var market = try market(
            input, lltv: 0, rateModel: .fixed(perSecond: input.integer("borrowRate")),
            fee: input.integer("fee"))
        let before = market
        try market.accrueInterest(at: input.integer("elapsed"))
        return [
            "interest": VectorValue(market.borrowed.assets &- before.borrowed.assets),
            "feeShares": VectorValue(market.positions[market.feeRecipient].supplyShares),
            "totalBorrowAssets": VectorValue(market.borrowed.assets),
            "totalSupplyAssets": VectorValue(market.supplied.assets),
            "totalSupplyShares": VectorValue(market.supplied.shares),
        ]
    }

    private static func health(_ input: VectorValue) throws -> VectorValue {
        let market = try market(input, lltv: input.integer("lltv"))
        let price: UInt256 = try input.integer("price")
        let healthFactor = try market.healthFactor(of: borrower, at: MorphoMoment(time: 0, price: price))
        let isHealthy = try market.isHealthy(borrower, price: price)
        guard healthFactor.map({ $0 >= Wad.one }) ?? true == isHealthy else {
            throw VectorFault.ruleBroken("who is healthy has a health factor of 1 or more")
        }
        return [
            "healthy": .flag(isHealthy), "borrowed": VectorValue(try market.debt(of: borrower)),
            "maxBorrow": VectorValue(try market.mostDebt(of: borrower, price: price)),
        ]
    }

    private static func liquidation(_ input: VectorValue) throws -> VectorValue {
        var market = try market(input, lltv: input.integer("lltv"))
        let (seized, repaid): (UInt256, UInt256) = try (
            input.integer("seizedAssets"), input.integer("repaidShares")
        )
        let result = try market.liquidate(
            borrower, seized.isZero ? .repaying(shares: repaid) : .seizing(seized),
            at: MorphoMoment(time: 0, price: input.integer("price")))
        let position = market.positions[borrower]
        return [
            "liquidationIncentiveFactor": VectorValue(result.incentive),
            "seizedAssets": VectorValue(result.seizedAssets),
            "repaidShares": VectorValue(result.repaidShares),
            "repaidAssets": VectorValue(result.repaidAssets),
            "badDebtAssets": VectorValue(result.badDebtAssets),
            "badDebtShares": VectorValue(result.badDebtShares),
            "collateralAfter": VectorValue(position.collateral),
            "borrowSharesAfter": VectorValue(position.borrowShares),
            "totalBorrowAssetsAfter": VectorValue(market.borrowed.assets),
            "totalBorrowSharesAfter": VectorValue(market.borrowed.shares),
            "totalSupplyAssetsAfter": VectorValue(market.supplied.assets),
        ]
    }

    private static func market(
        _ input: VectorValue, lltv: UInt256, rateModel: MorphoRateModel = .none, fee: UInt256 = 0
    ) throws -> MorphoMarket {
        let totals = try input["market"]
        var borrower = MorphoPosition()
        if let position = try? input["position"] {
            borrower = MorphoPosition(
                borrowShares: try position.integer("borrowShares"),
                collateral: try position.integer("collateral"))
        }
        return try MorphoMarket(
            lltv: lltv, rateModel: rateModel, fee: fee,
            supplied: MorphoShareTotals(
                assets: totals.integer("totalSupplyAssets"), shares: totals.integer("totalSupplyShares")),
            borrowed: MorphoShareTotals(
                assets: totals.integer("totalBorrowAssets"), shares: totals.integer("totalBorrowShares")),
            positions: [MorphoPosition(), borrower], lastUpdate: 0)
    }
}

extension MorphoError: UpstreamError {
    var refusal: VectorRefusal {
        if case .arithmetic(let error) = self { .arithmetic(error) } else { .rule(upstreamName ?? "\(self)") }
    }
}
