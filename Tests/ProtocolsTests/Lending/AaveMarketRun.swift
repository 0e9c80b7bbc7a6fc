import PropertyRuns
import Protocols
import Testing
import Units

/// A seeded life of a market of three assets, checked at every step.
struct AaveMarketRun: PropertyMachine {
    private(set) var market = AaveMarket()
    private var generator: SeededGenerator
    private var moment = AaveMoment(time: 1_000, prices: [100_000_000, 250_000_000_000, 6_000_000_000_000])
    /// What each reserve holds by the test's own count.
    private var cash = [UInt256.zero, .zero, .zero]

    init(_ chance: inout SeededGenerator) throws {
        generator = chance
        for (decimals, threshold) in [(6, 8_000), (18, 8_300), (8, 7_800)] as [(UInt8, UInt32)] {
            var configuration = AaveReserveConfiguration.sample(
                decimals: decimals, loanToValue: threshold - 500, liquidationThreshold: threshold)
            configuration.liquidationProtocolFee = 1_000
            configuration.supplyCap = decimals == 8 ? 40_000 : 0
            configuration.borrowCap = decimals == 8 ? 20_000 : 0
            _ = try market.list(configuration, at: moment.time)
        }
        for (place, isIsolated) in [false, true].enumerated() {
            let terms = AaveEMode(loanToValue: 9_000, liquidationThreshold: 9_300, isIsolated: isIsolated)
            let category = AaveEModeCategory(
                terms: terms, liquidationBonus: 10_200, collateralBitmap: 0b011, borrowableBitmap: 0b011)
            try market.setCategory(UInt8(place + 1), to: category)
        }
        for _ in 0..<5 { _ = market.openAccount() }
        try openLoans()
    }

    /// One account lends, the others borrow nearly as much as their collateral carries.
    private mutating func openLoans() throws {
        let whole: [UInt256] = [1_000_000, 1_000_000_000_000_000_000, 100_000_000]
        let ample: [UInt64] = [10_000_000, 10_000, 200]
        for reserve in 0..<3 {
            try take(.supply(whole[reserve] &* UInt256(ample[reserve]), reserve: reserve, account: 1))
        }
        for account in 2...5 {
            let (collateral, debt) = (generator.pick(3), generator.pick(3))
            let supply = UInt256(UInt64(1 + generator.pick(Int(ample[collateral] / 20))))
            try take(.supply(whole[collateral] &* supply, reserve: collateral, account: account))
            let most = try market.accountData(of: account, at: moment).availableBorrows
            let share = try BasisPoints.shareDown(most, UInt256(UInt64(7_000 + generator.pick(3_000))))
            let amount = try share.multiplied(by: whole[debt]).dividedDown(by: price(debt))
            try take(.borrow(amount, reserve: debt, account: account))
        }
    }

    private mutating func take(_ step: AaveMarketStep) throws {
        settle(try step.apply(to: &market, at: moment))
    }

    /// Lets something happen and checks what has to hold; returns what it was.
    mutating func step(_ chance: inout SeededGenerator) throws -> String {
        generator = chance
        let former = market.reserves
        movePrices()
        if generator.pick(3) == 0 { moment.time += generator.next() >> (40 + generator.next() % 20) }
        let (before, healths) = (market, try self.healths())
        let step = try step(healths)
        var name = step.name
        do {
            let flow = try step.apply(to: &market, at: moment)
            settle(flow)
            name = try check(step, flow, before: before, healths: healths)
        } catch let refusal as AaveError {
            try promise(market == before, "\(step) was refused for \(refusal) and changed the market")
            name = Self.refused
        }
        for (old, new) in zip(former, market.reserves) {
            try promise(
                new.liquidityIndex >= old.liquidityIndex
                    && new.variableBorrowIndex >= old.variableBorrowIndex,
                "I22: an index fell with \(step)")
        }
        return name
    }

    private mutating func movePrices() {
        guard generator.pick(2) == 0 else { return }
        let reserve = 1 + generator.pick(2)
        let percent = generator.pick(10) == 0 ? 70 : UInt64(92 + generator.pick(17))
        let price = (moment.prices[reserve] ?? 1) &* UInt256(percent)
        let next = price.quotient(100)
        let isInRange = next > 1_000_000_000 && next < 100_000_000_000_000
        moment.prices[reserve] = isInRange ? next : 250_000_000_000
    }

    private func healths() throws -> [UInt256] {
        try market.accounts.indices.map { try market.accountData(of: $0, at: moment).healthFactor }
    }

    /// Returns anything, or often a liquidation where one is due.
    private mutating func step(_ healths: [UInt256]) throws -> AaveMarketStep {
        let due = healths.indices.filter { healths[$0] < Wad.one }
        if due.isEmpty || generator.pick(3) == 0 { return try generator.step(in: market, at: moment) }
        let amount = generator.amount(unit: Wad.one)
        return generator.liquidation(of: due[generator.pick(due.count)], by: 1, amount, in: market)
    }

    private mutating func settle(_ flow: AaveMarketStep.Flow) {
        for (reserve, amount) in flow.added { cash[reserve] = cash[reserve] &+ amount }
        for (reserve, amount) in flow.taken { cash[reserve] = cash[reserve] &- amount }
    }

    private mutating func check(
        _ step: AaveMarketStep, _ flow: AaveMarketStep.Flow, before: AaveMarket, healths: [UInt256]
    ) throws -> String {
        try promise(market.totalsAreSums, "I21: totals are not sums after \(step)")
        try checkReserves(step, before)
        for (account, (former, now)) in zip(healths, try self.healths()).enumerated() {
            try promise(
                step.touched.contains(account) || now == former, "I28: \(step) changes account \(account)")
            try promise(former < Wad.one || now >= Wad.one, "I27: \(step) makes account \(account) unhealthy")
        }
        switch step {
        case .borrow(_, let reserve, let account): try checkBorrow(reserve, account)
        case .liquidate(let call):
            let result = try #require(flow.liquidation)
            return try checkLiquidation(call, result, before: before)
        default: break
        }
        return step.name
    }

    private func checkReserves(_ step: AaveMarketStep, _ before: AaveMarket) throws {
        for (id, reserve) in market.reserves.enumerated() {
            try promise(
                reserve.virtualUnderlyingBalance == cash[id], "I20: \(step) loses cash of reserve \(id)")
            let accrued = try AaveSupplyToken.balance(
                reserve.accruedToTreasury, index: reserve.normalizedIncome(at: moment.time))
            let claims = try reserve.totalSupply(at: moment.time).adding(accrued)
            let backing = try cash[id].adding(reserve.totalDebt(at: moment.time)).adding(reserve.deficit)
            try promise(claims <= backing, "I24: \(step) leaves reserve \(id) short")
            let former = before.reserves[id].deficit
            let isExplained =
                switch step {
                case .liquidate: reserve.deficit >= former
                case .eliminateDeficit: reserve.deficit <= former
                default: reserve.deficit == former
                }
            try promise(isExplained, "I34: \(step) moves the deficit of reserve \(id)")
        }
    }

    private func checkBorrow(_ id: Int, _ account: Int) throws {
        let data = try market.accountData(of: account, at: moment)
        let reserve = market.reserves[id]
        try promise(
            data.healthFactor >= Wad.one && !reserve.configuration.isFrozen,
            "I29: account \(account) borrowed unhealthy or from a frozen reserve")
        let most = try BasisPoints.shareDown(data.totalCollateral, data.averageLoanToValue)
        try promise(
            data.totalDebt <= most, "I29: account \(account) borrowed more than its collateral carries")
        let cap = UInt256(reserve.configuration.borrowCap)
        let isUnderCap =
            try cap.isZero || reserve.totalDebt(at: moment.time) <= cap.multiplied(by: reserve.unit)
        try promise(isUnderCap, "I29: reserve \(id) lent above its cap")
    }
}

extension AaveMarketRun {
    /// Returns which kind of liquidation it was.
    private func checkLiquidation(
        _ call: AaveLiquidationCall, _ result: AaveLiquidation, before: AaveMarket
    ) throws -> String {
        let after = try market.accountData(of: call.borrower, at: moment)
        let borrower = market.accounts[call.borrower]
        try promise(result.healthFactorBefore < Wad.one, "I30: a healthy account was liquidated")
        try promise(
            result.debtCovered <= min(result.mostDebt, call.debtToCover), "I33: more was covered than may be")
        try checkBounds(call, result, before: before)
        if result.hasNoCollateralLeft {
            try promise(
                after.totalCollateral.isZero && !borrower.isBorrowingAny,
                "I34: a debt is left without collateral")
        } else {
            try promise(result.deficits.isEmpty, "I34: a deficit while collateral is left")
        }
        let (collateral, debt) = (borrower[call.collateral], borrower[call.debt])
        if !collateral.scaledSupply.isZero, !debt.scaledDebt.isZero {
            let left = try AaveValue.ofCollateral(
                AaveSupplyToken.balance(
                    collateral.scaledSupply, index: market.reserves[call.collateral].liquidityIndex),
                price: price(call.collateral), unit: market.reserves[call.collateral].unit)
            // Roundings of the scaled units may take a smallest unit or two more.
            try promise(left >= 99_900_000_000, "I32: dust of \(left) was left")
            return "partial liquidation"
        }
        return result.deficits.isEmpty ? "liquidation" : "write-off"
    }

    /// No more is seized than the debt and its bonus are worth, and what helps the account raises its health.
    private func checkBounds(
        _ call: AaveLiquidationCall, _ result: AaveLiquidation, before: AaveMarket
    ) throws {
        let category = before.accounts[call.borrower].eModeCategory
        let reserve = before.reserves[call.collateral]
        let isOfCategory = category != 0 && call.collateral < 2
        let bonus = isOfCategory ? 10_200 : UInt256(UInt64(reserve.configuration.liquidationBonus))
        let threshold =
            isOfCategory ? 9_300 : UInt256(UInt64(reserve.configuration.liquidationThreshold))
        let taken = try result.collateralToLiquidator.adding(result.protocolFee)
        let seized = try taken.multiplied(by: price(call.collateral))
            .multiplied(by: before.reserves[call.debt].unit).multiplied(by: BasisPoints.one)
        let allowed = try result.debtCovered.adding(1).multiplied(by: price(call.debt))
            .multiplied(by: reserve.unit).multiplied(by: bonus)
        try promise(seized <= allowed, "I33: more was seized than debt and bonus are worth")
        let needed = try threshold.multiplied(by: bonus).multiplied(by: 10_000_000_000)
        let isLarge = try AaveValue.ofDebt(
            result.debtCovered, price: price(call.debt), unit: before.reserves[call.debt].unit)
        guard result.healthFactorBefore > needed, isLarge > 100_000_000 else { return }
        let after = try market.accountData(of: call.borrower, at: moment).healthFactor
        try promise(after >= result.healthFactorBefore, "I31: the liquidation made it worse")
    }

    private func price(_ reserve: Int) -> UInt256 { moment.prices[reserve] ?? .zero }
}
