import Protocols
import Units

/// A reserve of Aave through supplies, withdrawals, loans and repayments, step by step.
enum AaveReserveAccrualAnswers {
    static let family = VectorFamily("aave_reserve_accrual") { call in
        guard call.operation == "sequence" else { throw call.unknownOperation }
        var sequence = try ReserveSequence(call.input)
        return .list(try call.input.list("steps").map { try sequence.answer($0) })
    }
}

/// A market in which the asset in question has no price, beside a collateral that always suffices.
private struct ReserveSequence {
    private var market: AaveMarket
    private var now: UInt64 = 1_000_000

    init(_ input: VectorValue) throws {
        let reserve = try AaveReserve(
            config: input["config"], initial: input["initial"], lastUpdate: now)
        var backing = AaveReserve(.stablecoin(), lastUpdate: now)
        backing.scaledSupply = 1_000_000_000
        let user = AaveAccount(holdings: [
            AaveHolding(scaledSupply: reserve.scaledSupply, scaledDebt: reserve.scaledDebt),
            AaveHolding(scaledSupply: backing.scaledSupply, isUsedAsCollateral: true),
        ])
        market = AaveMarket(reserves: [reserve, backing], accounts: [AaveAccount(), user])
    }

    /// Runs a step and returns every field that the file says of it.
    mutating func answer(_ step: VectorValue) throws -> VectorValue {
        now = try step.moment(after: now, "dt")
        let before = market
        do {
            try run(step)
        } catch let error as AaveError {
            guard market == before else { throw VectorFault.ruleBroken("a refusal changes nothing") }
            return error.step
        }
        guard market.totalsAreSums else {
            throw VectorFault.ruleBroken("the totals of a reserve are the sums over its accounts")
        }
        return market.reserves[0].figures
    }

    private mutating func run(_ step: VectorValue) throws {
        let moment = AaveMoment(time: now, prices: [0, 100_000_000])
        let amount: UInt256 = try step.integer("amount")
        switch try step.text("action") {
        case "supply": try market.supply(amount, to: 0, for: 1, at: now)
        case "withdraw": try market.withdraw(amount, from: 0, by: 1, at: moment)
        case "borrow": try market.borrow(amount, from: 0, by: 1, at: moment)
        case "repay": try market.repay(amount, to: 0, of: 1, at: now)
        default: throw VectorFault.unknownOperation("\(step)")
        }
    }
}

extension AaveReserve {
    fileprivate init(config: VectorValue, initial: VectorValue, lastUpdate: UInt64) throws {
        self.init(.stablecoin(), lastUpdate: lastUpdate)
        configuration.decimals = 18
        configuration.rateCurve = try AaveRateCurve(vector: config)
        configuration.reserveFactor = try config.integer("reserveFactorBps")
        liquidityIndex = try initial.integer("liquidityIndex")
        variableBorrowIndex = try initial.integer("variableBorrowIndex")
        liquidityRate = try initial.integer("liquidityRate")
        variableBorrowRate = try initial.integer("variableBorrowRate")
        scaledSupply = try initial.integer("scaledTotalSupply")
        scaledDebt = try initial.integer("scaledTotalDebt")
        virtualUnderlyingBalance = try initial.integer("virtualUnderlyingBalance")
        accruedToTreasury = try initial.integer("accruedToTreasuryScaled")
    }

    fileprivate var figures: VectorValue {
        [
            "liquidityIndex": VectorValue(liquidityIndex),
            "variableBorrowIndex": VectorValue(variableBorrowIndex),
            "liquidityRate": VectorValue(liquidityRate),
            "variableBorrowRate": VectorValue(variableBorrowRate),
            "scaledTotalSupply": VectorValue(scaledSupply), "scaledTotalDebt": VectorValue(scaledDebt),
            "virtualUnderlyingBalance": VectorValue(virtualUnderlyingBalance),
            "accruedToTreasuryScaled": VectorValue(accruedToTreasury),
        ]
    }
}
