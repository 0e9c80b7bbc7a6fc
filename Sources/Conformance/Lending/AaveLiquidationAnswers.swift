import Protocols
import Units

/// Liquidations of Aave v3.7, and what a liquidator gets, of v3.7 and of v3.0.
enum AaveLiquidationAnswers {
    static let family = VectorFamily("aave_liquidation") { try answer($0) }

    private static func answer(_ call: VectorCase) throws -> VectorValue {
        let input = call.input
        switch call.operation {
        case "liquidationCall": return try liquidation(input)
        case "availableCollateral":
            return try AaveSeizure(
                AaveSeizureTerms(vector: input), debtToCover: input.integer("debtToCover"),
                collateralBalance: input.integer("collateralBalance")
            ).vector
        case "availableCollateralLegacyV30":
            return try AaveSeizure.v30(
                AaveSeizureTerms(vector: input), debtToCover: input.integer("debtToCover"),
                collateralBalance: input.integer("collateralBalance")
            ).vector
        default: throw call.unknownOperation
        }
    }

    private static func liquidation(_ input: VectorValue) throws -> VectorValue {
        let positions = try input.positions()
        var market = try AaveMarket(positions: positions, eMode: input)
        let moment = AaveMoment(time: 1, prices: try positions.map { try $0.integer("price") })
        let call = AaveLiquidationCall(
            borrower: 1, liquidator: 2, collateral: try input.integer("collateral"),
            debt: try input.integer("debt"), debtToCover: try input.integer("debtToCover"))
        let before = market
        do {
            let result = try market.liquidate(call, at: moment)
            try check(market, holdsFeeOf: result, call)
            return try answer(
                result, call, market, healthFactor: market.accountData(of: 1, at: moment).healthFactor)
        } catch let error as AaveError {
            guard market == before else { throw VectorFault.ruleBroken("a refusal changes nothing") }
            throw error
        }
    }

    private static func check(
        _ market: AaveMarket, holdsFeeOf result: AaveLiquidation, _ call: AaveLiquidationCall
    ) throws(VectorFault) {
        guard market.totalsAreSums else {
            throw .ruleBroken("the totals of a reserve are the sums over its accounts")
        }
        guard market.accounts[0][call.collateral].scaledSupply == result.scaledFee else {
            throw .ruleBroken("the treasury gets the protocol's share")
        }
    }

    private static func answer(
        _ result: AaveLiquidation, _ call: AaveLiquidationCall, _ market: AaveMarket, healthFactor: UInt256
    ) throws -> VectorValue {
        let (borrower, reserves) = (market.accounts[1], market.reserves.indices)
        let deficits = try reserves.map { id in
            try result.deficits.filter { $0.reserve == id }.reduce(UInt256.zero) { try $0.adding($1.amount) }
        }
        return [
            "healthFactorBefore": VectorValue(result.healthFactorBefore),
            "maxLiquidatableDebt": VectorValue(result.mostDebt),
            "actualDebtToLiquidate": VectorValue(result.debtCovered),
            "collateralToLiquidator": VectorValue(result.collateralToLiquidator),
            "liquidationProtocolFee": VectorValue(result.protocolFee),
            "hasNoCollateralLeft": .flag(result.hasNoCollateralLeft),
            "collateralFlagCleared": .flag(!borrower[call.collateral].isUsedAsCollateral),
            "scaledCollateralAfter": VectorValue(borrower[call.collateral].scaledSupply),
            "scaledDebtAfter": VectorValue(reserves.map { borrower[$0].scaledDebt }),
            "deficitCreated": VectorValue(deficits), "healthFactorAfter": VectorValue(healthFactor),
        ]
    }
}

extension AaveSeizureTerms {
    fileprivate init(vector: VectorValue) throws {
        self.init(
            collateralPrice: try vector.integer("collateralPrice"),
            collateralUnit: try vector.integer("collateralUnit"),
            debtPrice: try vector.integer("debtPrice"), debtUnit: try vector.integer("debtUnit"),
            liquidationBonus: try vector.integer("liquidationBonus"),
            liquidationProtocolFee: try vector.integer("liquidationProtocolFee"))
    }
}

extension AaveSeizure {
    fileprivate var vector: VectorValue {
        [
            "collateralAmount": VectorValue(collateral), "debtAmountNeeded": VectorValue(debtNeeded),
            "liquidationProtocolFee": VectorValue(protocolFee),
        ]
    }
}
