import Protocols
import Testing
import Units

@Suite struct AaveReserveAccrualTests {
    @Test func `reserves after each step equal the computed vectors`() throws {
        check(try AaveVectors.computed("aave_reserve_accrual"), count: 26)
    }

    @Test(.enabled(if: AaveVectors.areShared, "the folder shared is not beside the project"))
    func `reserves after each step equal executed contracts`() throws {
        check(try AaveVectors.shared("aave_reserve_accrual.evm"), count: 60)
    }

    @Test func `a reserve does not go back in time`() throws {
        var reserve = AaveReserve(.sample(), lastUpdate: 100)
        #expect(throws: ArithmeticError.underflow) { try reserve.accrue(to: 99) }
        #expect(reserve == AaveReserve(.sample(), lastUpdate: 100))
    }

    @Test func `a base rate without debt moves no index`() throws {
        var reserve = AaveReserve(.sample(), lastUpdate: 0)
        reserve.variableBorrowRate = Ray.one
        try reserve.accrue(to: 31_536_000)
        #expect(reserve.variableBorrowIndex == Ray.one)
        #expect(reserve.lastUpdate == 31_536_000)
    }

    private func check(_ cases: [AaveVector], count: Int) {
        #expect(cases.count == count)
        for each in cases {
            var run = AccrualRun(each)
            for (place, expected) in (each.out?.list ?? []).enumerated() {
                let outcome = AaveOutcome { try run.take(each["steps"].list[place]) }
                let error = expected["error"].error
                let state = error == nil ? ReserveFigures(expected) : nil
                #expect(outcome == AaveOutcome(expecting: state, error: error), "\(each.id) step \(place)")
            }
        }
    }
}

/// A market in which the asset in question has no price, beside a collateral that always suffices.
private struct AccrualRun {
    private var market: AaveMarket
    private var now: UInt64 = 1_000_000

    init(_ vector: AaveVector) {
        let initial = vector["initial"]
        var reserve = AaveReserve(.sample(), lastUpdate: now)
        reserve.configuration.decimals = 18
        reserve.configuration.rateCurve = AaveRateCurve(vector["config"])
        reserve.configuration.reserveFactor = vector["config"]["reserveFactorBps"].points
        reserve.liquidityIndex = initial["liquidityIndex"].integer
        reserve.variableBorrowIndex = initial["variableBorrowIndex"].integer
        reserve.liquidityRate = initial["liquidityRate"].integer
        reserve.variableBorrowRate = initial["variableBorrowRate"].integer
        reserve.scaledSupply = initial["scaledTotalSupply"].integer
        reserve.scaledDebt = initial["scaledTotalDebt"].integer
        reserve.virtualUnderlyingBalance = initial["virtualUnderlyingBalance"].integer
        reserve.accruedToTreasury = initial["accruedToTreasuryScaled"].integer
        var backing = AaveReserve(.sample(), lastUpdate: now)
        backing.scaledSupply = 1_000_000_000
        let user = AaveAccount(holdings: [
            AaveHolding(scaledSupply: reserve.scaledSupply, scaledDebt: reserve.scaledDebt),
            AaveHolding(scaledSupply: backing.scaledSupply, isUsedAsCollateral: true),
        ])
        market = AaveMarket(reserves: [reserve, backing], accounts: [AaveAccount(), user])
    }

    mutating func take(_ step: AaveVectorValue) throws -> ReserveFigures {
        now += step["dt"].word
        let moment = AaveMoment(time: now, prices: [0, 100_000_000])
        let (amount, before) = (step["amount"].integer, market)
        do {
            switch step["action"].error {
            case "supply": try market.supply(amount, to: 0, for: 1, at: now)
            case "withdraw": try market.withdraw(amount, from: 0, by: 1, at: moment)
            case "borrow": try market.borrow(amount, from: 0, by: 1, at: moment)
            default: try market.repay(amount, to: 0, of: 1, at: now)
            }
        } catch {
            let isUnchanged = market == before
            #expect(isUnchanged)
            throw error
        }
        #expect(market.accounts[1][0].scaledSupply == market.reserves[0].scaledSupply)
        #expect(market.accounts[1][0].scaledDebt == market.reserves[0].scaledDebt)
        return ReserveFigures(market.reserves[0])
    }
}

/// What vectors say of a reserve.
private struct ReserveFigures: Equatable, Sendable {
    var figures: [UInt256]

    init(_ reserve: AaveReserve) {
        figures = [
            reserve.liquidityIndex, reserve.variableBorrowIndex, reserve.liquidityRate,
            reserve.variableBorrowRate, reserve.scaledSupply, reserve.scaledDebt,
            reserve.virtualUnderlyingBalance, reserve.accruedToTreasury,
        ]
    }

    init(_ value: AaveVectorValue) {
        let names = [
            "liquidityIndex", "variableBorrowIndex", "liquidityRate", "variableBorrowRate",
            "scaledTotalSupply", "scaledTotalDebt", "virtualUnderlyingBalance", "accruedToTreasuryScaled",
        ]
        figures = names.map { value[$0].integer }
    }
}
