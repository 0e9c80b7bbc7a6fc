import Protocols
import Testing
import Units

@Suite struct AaveLiquidationVectorTests {
    @Test func `liquidations equal the computed vectors`() throws {
        try checkCalls(AaveVectors.computed("aave_liquidation", "liquidationCall"), count: 91)
        try checkSeizures(AaveVectors.computed("aave_liquidation"), count: 22)
    }

    @Test(.enabled(if: AaveVectors.areShared, "the folder shared is not beside the project"))
    func `liquidations equal executed contracts`() throws {
        try checkCalls(AaveVectors.shared("aave_liquidation.evm", "liquidationCall"), count: 30)
        try checkSeizures(AaveVectors.shared("aave_liquidation.evm"), count: 30)
    }

    private func checkCalls(_ cases: [AaveVector], count: Int) throws {
        #expect(cases.count == count)
        for each in cases {
            let outcome = AaveOutcome { try AaveLiquidationVectorTests.liquidate(each) }
            let expected = AaveOutcome(expecting: each.out.map(LiquidationFigures.init), error: each.error)
            #expect(outcome == expected, "\(each.id)")
        }
    }

    private static func liquidate(_ vector: AaveVector) throws -> LiquidationFigures {
        let positions = vector["positions"].list
        var market = AaveMarket(positions, eMode: vector["emode"])
        let moment = AaveMoment(time: 1, prices: positions.map { $0["price"].integer })
        let call = AaveLiquidationCall(
            borrower: 1, liquidator: 2, collateral: Int(vector["collateral"].word),
            debt: Int(vector["debt"].word), debtToCover: vector["debtToCover"].integer)
        let before = market
        do {
            let result = try market.liquidate(call, at: moment)
            #expect(market.accounts[0][call.collateral].scaledSupply == result.scaledFee)
            #expect(market.totalsAreSums, "\(vector.id)")
            return LiquidationFigures(
                result, call, market.accounts[1], reserves: positions.count,
                health: try market.accountData(of: 1, at: moment).healthFactor)
        } catch {
            let isUnchanged = market == before
            #expect(isUnchanged)
            throw error
        }
    }

    private func checkSeizures(_ cases: [AaveVector], count: Int) throws {
        let cases = cases.filter { $0.op != "liquidationCall" }
        #expect(cases.count == count)
        for each in cases {
            let (cover, balance) = (each["debtToCover"].integer, each["collateralBalance"].integer)
            let terms = AaveSeizureTerms(each.in)
            let outcome = AaveOutcome {
                let seizure =
                    each.op == "availableCollateral"
                    ? try AaveSeizure(terms, debtToCover: cover, collateralBalance: balance)
                    : try AaveSeizure.v30(terms, debtToCover: cover, collateralBalance: balance)
                return [seizure.collateral, seizure.debtNeeded, seizure.protocolFee]
            }
            let expected = each.out.map {
                [
                    $0["collateralAmount"].integer, $0["debtAmountNeeded"].integer,
                    $0["liquidationProtocolFee"].integer,
                ]
            }
            #expect(outcome == AaveOutcome(expecting: expected, error: each.error), "\(each.id)")
        }
    }
}

/// What vectors say of a liquidation.
private struct LiquidationFigures: Equatable, Sendable {
    var amounts: [UInt256]
    var scaledDebts: [UInt256]
    var deficits: [UInt256]
    var flags: [Bool]

    init(
        _ result: AaveLiquidation, _ call: AaveLiquidationCall, _ borrower: AaveAccount, reserves: Int,
        health: UInt256
    ) {
        amounts = [
            result.healthFactorBefore, result.mostDebt, result.debtCovered, result.collateralToLiquidator,
            result.protocolFee, borrower[call.collateral].scaledSupply, health,
        ]
        scaledDebts = (0..<reserves).map { borrower[$0].scaledDebt }
        deficits = (0..<reserves).map { id in
            result.deficits.reduce(.zero) { $1.reserve == id ? $0 &+ $1.amount : $0 }
        }
        flags = [result.hasNoCollateralLeft, !borrower[call.collateral].isUsedAsCollateral]
    }

    init(_ value: AaveVectorValue) {
        let names = [
            "healthFactorBefore", "maxLiquidatableDebt", "actualDebtToLiquidate", "collateralToLiquidator",
            "liquidationProtocolFee", "scaledCollateralAfter", "healthFactorAfter",
        ]
        amounts = names.map { value[$0].integer }
        scaledDebts = value["scaledDebtAfter"].list.map(\.integer)
        deficits = value["deficitCreated"].list.map(\.integer)
        flags = [value["hasNoCollateralLeft"].flag, value["collateralFlagCleared"].flag]
    }
}

extension AaveSeizureTerms {
    fileprivate init(_ value: AaveVectorValue) {
        self.init(
            collateralPrice: value["collateralPrice"].integer,
            collateralUnit: value["collateralUnit"].integer,
            debtPrice: value["debtPrice"].integer, debtUnit: value["debtUnit"].integer,
            liquidationBonus: value["liquidationBonus"].integer,
            liquidationProtocolFee: value["liquidationProtocolFee"].integer)
    }
}
