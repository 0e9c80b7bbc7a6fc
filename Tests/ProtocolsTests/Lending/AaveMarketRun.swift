import Protocols
import Testing
import Units

/// A seeded life of a market of three assets, checked at every step.
struct AaveMarketRun {
    private(set) var market = AaveMarket()
    private(set) var counts = Counts()
    private var generator: SeededGenerator
    private var moment = AaveMoment(time: 1_000, prices: [100_000_000, 250_000_000_000, 6_000_000_000_000])
    /// What each reserve holds by the test's own count.
    private var cash = [UInt256.zero, .zero, .zero]

    /// How often what has happened: a check of what never happens proves nothing.
    struct Counts {
        var taken = 0
        var refused = 0
        var liquidations = 0
        var partialLiquidations = 0
        var writeOffs = 0
    }

    init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
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
    }

    /// Lets something happen and checks what has to hold.
    mutating func advance() throws {
        let former = market.reserves
        movePrices()
        if generator.pick(3) == 0 { moment.time += generator.next() >> (40 + generator.next() % 20) }
        let (before, healths) = (market, try self.healths())
        let step = try step(healths)
        do {
            let flow = try step.apply(to: &market, at: moment)
            counts.taken += 1
            settle(flow)
            try check(step, flow, before: before, healths: healths)
        } catch let refusal as AaveError {
            counts.refused += 1
            // A flag, so that a failure does not print two markets.
            let isUnchanged = market == before
            try #require(isUnchanged, "\(step) was refused for \(refusal) and changed the market")
        }
        for (old, new) in zip(former, market.reserves) {
            #expect(new.liquidityIndex >= old.liquidityIndex)
            #expect(new.variableBorrowIndex >= old.variableBorrowIndex)
        }
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
    ) throws {
        #expect(market.totalsAreSums, "\(step)")
        try checkReserves(step, before)
        for (account, (former, now)) in zip(healths, try self.healths()).enumerated() {
            if !step.touched.contains(account) { #expect(now == former, "\(step) changes \(account)") }
            if former >= Wad.one { #expect(now >= Wad.one, "\(step) makes \(account) unhealthy") }
        }
        switch step {
        case .borrow(_, let reserve, let account): try checkBorrow(reserve, account)
        case .liquidate(let call):
            let result = try #require(flow.liquidation)
            try checkLiquidation(call, result, before: before)
        default: break
        }
    }

    private func checkReserves(_ step: AaveMarketStep, _ before: AaveMarket) throws {
        for (id, reserve) in market.reserves.enumerated() {
            #expect(reserve.virtualUnderlyingBalance == cash[id], "\(step)")
            let accrued = try AaveSupplyToken.balance(
                reserve.accruedToTreasury, index: reserve.normalizedIncome(at: moment.time))
            let claims = try reserve.totalSupply(at: moment.time).adding(accrued)
            let backing = try cash[id].adding(reserve.totalDebt(at: moment.time)).adding(reserve.deficit)
            #expect(claims <= backing, "\(step) leaves reserve \(id) short")
            let former = before.reserves[id].deficit
            switch step {
            case .liquidate: #expect(reserve.deficit >= former)
            case .eliminateDeficit: #expect(reserve.deficit <= former)
            default: #expect(reserve.deficit == former)
            }
        }
    }

    private func checkBorrow(_ id: Int, _ account: Int) throws {
        let data = try market.accountData(of: account, at: moment)
        let reserve = market.reserves[id]
        #expect(data.healthFactor >= Wad.one && !reserve.configuration.isFrozen)
        let most = try BasisPoints.shareDown(data.totalCollateral, data.averageLoanToValue)
        #expect(data.totalDebt <= most)
        let cap = UInt256(reserve.configuration.borrowCap)
        #expect(try cap.isZero || reserve.totalDebt(at: moment.time) <= cap.multiplied(by: reserve.unit))
    }
}

extension AaveMarketRun {
    private mutating func checkLiquidation(
        _ call: AaveLiquidationCall, _ result: AaveLiquidation, before: AaveMarket
    ) throws {
        counts.liquidations += 1
        let after = try market.accountData(of: call.borrower, at: moment)
        let borrower = market.accounts[call.borrower]
        #expect(result.healthFactorBefore < Wad.one)
        #expect(result.debtCovered <= min(result.mostDebt, call.debtToCover))
        try checkBounds(call, result, before: before)
        if result.hasNoCollateralLeft {
            counts.writeOffs += result.deficits.isEmpty ? 0 : 1
            #expect(after.totalCollateral.isZero && !borrower.isBorrowingAny)
        } else {
            #expect(result.deficits.isEmpty)
        }
        let (collateral, debt) = (borrower[call.collateral], borrower[call.debt])
        if !collateral.scaledSupply.isZero, !debt.scaledDebt.isZero {
            counts.partialLiquidations += 1
            let left = try AaveValue.ofCollateral(
                AaveSupplyToken.balance(
                    collateral.scaledSupply, index: market.reserves[call.collateral].liquidityIndex),
                price: price(call.collateral), unit: market.reserves[call.collateral].unit)
            // Roundings of the scaled units may take a smallest unit or two more.
            #expect(left >= 99_900_000_000)
        }
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
        #expect(seized <= allowed)
        let needed = try threshold.multiplied(by: bonus).multiplied(by: 10_000_000_000)
        let isLarge = try AaveValue.ofDebt(
            result.debtCovered, price: price(call.debt), unit: before.reserves[call.debt].unit)
        guard result.healthFactorBefore > needed, isLarge > 100_000_000 else { return }
        let after = try market.accountData(of: call.borrower, at: moment).healthFactor
        #expect(after >= result.healthFactorBefore)
    }

    private func price(_ reserve: Int) -> UInt256 { moment.prices[reserve] ?? .zero }
}
